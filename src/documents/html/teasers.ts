import type { Box } from './boxes.ts'
import { leadsElsewhere, linkOf } from './insets.ts'
import type { PageView } from './page-view.ts'
import { attribute, findAll, type HtmlElement, isLink } from './tree.ts'

const MOST_LINES = 6
const LINKED = 0.95
/** Of a text: what has more of them is a list of articles. */
const MOST_SHARE = 0.25

/** Without how other articles of the site begin: paragraphs whose "read more" leads to where the heading above leads, which was not chosen. */
export function withoutTeasers(indices: readonly number[], view: PageView): readonly number[] {
  const chosen = new Set(indices)
  const teasers = new Set(indices.filter(index => isTeaser(index, chosen, view)))
  const sizeOf = (some: Iterable<number>) => [...some].reduce((sum, index) => sum + (view.signs[index]?.size ?? 0), 0)
  return sizeOf(teasers) > MOST_SHARE * sizeOf(indices) ? indices : indices.filter(index => !teasers.has(index))
}

function isTeaser(index: number, chosen: ReadonlySet<number>, view: PageView): boolean {
  const segment = view.segments[index]
  if (segment?.kind !== 'paragraph' || segment.links === 0) return false
  const targets = new Set(linksIn(segment.element).map(addressOf))
  return headingsBeside(index, view).some(heading => {
    const element = view.segments[heading]?.element
    const isTitle = element && !chosen.has(heading) && (view.signs[heading]?.linkDensity ?? 0) > LINKED
    if (!isTitle || !leadsElsewhere(element, view.facts.url)) return false
    const link = linkOf(element)
    return link !== undefined && targets.has(addressOf(link))
  })
}

const addressOf = (link: HtmlElement): string => attribute(link, 'href') ?? ''
const linksIn = (element: HtmlElement): readonly HtmlElement[] =>
  isLink(element) ? [element] : findAll(element.parent ?? element, isLink)

/** Headings of the largest box around a line that holds but a few lines. */
function headingsBeside(index: number, view: PageView): readonly number[] {
  let box: Box | undefined = view.boxes[index]
  while (box?.parent && box.parent.end - box.parent.first <= MOST_LINES) box = box.parent
  const { first, end } = box ?? { first: index, end: index }
  const lines = Array.from({ length: end - first }, (_, at) => first + at)
  return lines.filter(line => view.segments[line]?.kind === 'heading')
}
