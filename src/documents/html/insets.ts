import type { Box } from './boxes.ts'
import type { PageView } from './page-view.ts'
import { attribute, findAll, type HtmlElement, isLink } from './tree.ts'

const INSET = { most: 4, longest: 150, beside: 80, fewest: 3 }

/** Without boxes between two paragraphs of a text that hold but a heading which leads to another page of the site: a story that is related. */
export function withoutInsets(indices: readonly number[], view: PageView): readonly number[] {
  const chosen = new Set(indices)
  return indices.filter(index => !isInset(index, chosen, view))
}

function isInset(index: number, chosen: ReadonlySet<number>, view: PageView): boolean {
  const [segment, signs] = [view.segments[index], view.signs[index]]
  if (segment?.kind !== 'heading' || (signs?.linkDensity ?? 0) < 0.95) return false
  const box = outermost(index, view)
  if (box === undefined || !isAlone(box, chosen, view) || !leadsElsewhere(segment.element, view.facts.url)) return false
  return [box.first - 1, box.end].every(beside => isParagraphBeside(beside, box, chosen, view))
}

/** The largest box around a heading that holds but a few lines, if it is more than the heading itself. */
function outermost(index: number, view: PageView): Box | undefined {
  let box = view.boxes[index]
  while (box?.parent && box.parent.end - box.parent.first <= INSET.most) box = box.parent
  return box && /^(?:div|section|aside|figure)$/.test(box.element.name) ? box : undefined
}

/** Nothing in it is text, and its like stand but here and there: where there are more, they name what a list is of. */
function isAlone(box: Box, chosen: ReadonlySet<number>, view: PageView): boolean {
  for (let line = box.first; line < box.end; line++) if ((view.signs[line]?.size ?? 0) > INSET.longest) return false
  const alike = (box.parent?.children ?? []).filter(({ signature, first, end }) => {
    if (signature !== box.signature) return false
    for (let line = first; line < end; line++)
      if (chosen.has(line) && view.segments[line]?.kind === 'heading') return true
    return false
  })
  return alike.length < INSET.fewest
}

function isParagraphBeside(index: number, { parent }: Box, chosen: ReadonlySet<number>, view: PageView): boolean {
  const segment = view.segments[index]
  if (segment?.kind !== 'paragraph' || !chosen.has(index) || (view.signs[index]?.size ?? 0) < INSET.beside) return false
  for (let box = view.boxes[index]; box; box = box.parent) if (box.parent === parent) return true
  return false
}

/** The link that a linked line is, holds or stands in. */
export const linkOf = (element: HtmlElement): HtmlElement | undefined =>
  isLink(element) ? element : (findAll(element, isLink)[0] ?? linkAround(element))

/** Whether it leads to another page of the site. */
export function leadsElsewhere(element: HtmlElement, url: string | undefined): boolean {
  const link = linkOf(element)
  const href = link && attribute(link, 'href')
  if (url === undefined || href === undefined || !URL.canParse(href, url)) return false
  const [here, there] = [new URL(url), new URL(href, url)]
  return here.host === there.host && here.pathname !== there.pathname
}

function linkAround(element: HtmlElement): HtmlElement | undefined {
  for (let above = element.parent; above; above = above.parent) if (isLink(above)) return above
  return undefined
}
