import { leadsHere } from './own-menus.ts'
import type { PageView } from './page-view.ts'
import { attribute, findAll, type HtmlElement, isLink } from './tree.ts'

const label = /^(?:table of contents|contents|in this (?:chapter|part|section)|目录|目次|本章内容)[:：]?$/i
const numbered =
  /^(?:(?:chapter|part|appendix|section) )?(?:\d{1,3}|[A-Z]|[IVX]{1,5})(?:\.\d{1,3})*[.:]? \S|^第.{1,4}[部章节]/i
const FEWEST = 3
/** Share of the entries that have the number of a chapter, where no line says that they are the contents. */
const NUMBERED = 0.8
const LONGEST = 200
const LEAST_LINKED = 0.8

/** What was chosen, with the list of the chapters that a page heads: on other pages, beside its own text. */
export function withSubpages(
  indices: readonly number[],
  view: PageView,
  menus: ReadonlySet<HtmlElement>,
): readonly number[] {
  const chosen = new Set(indices)
  const headings = new Set(view.segments.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])))
  const added: (readonly number[])[] = []
  for (let at = 0; at < view.segments.length; at++) {
    const run = chosen.has(at) ? undefined : runFrom(at, view)
    if (!run) continue
    if (isContents(run, chosen, headings, view) && !isFramed(run.end - 1, view, menus)) added.push(indicesOf(run))
    at = run.end - 1
  }
  return added.length === 0 ? indices : [...new Set([...indices, ...added.flat()])].sort((a, b) => a - b)
}

interface Run {
  /** The line that says that the contents follow, or their first entry. */
  readonly first: number
  readonly isLabelled: boolean
  readonly end: number
}

function runFrom(first: number, view: PageView): Run | undefined {
  const isLabelled = label.test(view.segments[first]?.text ?? '')
  const begin = isLabelled ? first + 1 : first
  let end = begin
  while (isEntry(end, view)) end++
  return end === begin ? undefined : { first, isLabelled, end }
}

const indicesOf = ({ first, end }: Run): readonly number[] => Array.from({ length: end - first }, (_, i) => first + i)

/** Whether a run of links are chapters beside what was chosen or under the headline, and not the headings of the page itself. */
function isContents(
  run: Run,
  chosen: ReadonlySet<number>,
  headings: ReadonlySet<string>,
  { segments }: PageView,
): boolean {
  const before = run.first - 1
  if (!chosen.has(before) && !chosen.has(run.end) && segments[before]?.level !== 1) return false
  const entries = indicesOf(run)
    .slice(run.isLabelled ? 1 : 0)
    .map(index => segments[index]?.text ?? '')
  const own = entries.filter(text => headings.has(text)).length
  if (entries.length < FEWEST || own * 2 > entries.length) return false
  return run.isLabelled || entries.filter(text => numbered.test(text)).length >= NUMBERED * entries.length
}

/** A link to another page and nothing else. */
function isEntry(index: number, view: PageView): boolean {
  const [segment, signs] = [view.segments[index], view.signs[index]]
  if (!segment || !signs || segment.links !== 1 || signs.linkDensity < LEAST_LINKED || signs.size > LONGEST)
    return false
  const [link] = isLink(segment.element) ? [segment.element] : findAll(segment.element, isLink)
  if (link === undefined || leadsHere(link, view.facts.url)) return false
  return attribute(link, 'href')?.startsWith('#') === false
}

const contents = /(?:^|[\s_-])(?:toc|contents)(?:$|[\s_-])/i

/** Whether a box around it is of the page's frame, and not because it is called the contents. */
function isFramed(index: number, view: PageView, menus: ReadonlySet<HtmlElement>): boolean {
  const isCalledContents = ({ name, attributes: { id = '', class: names = '' } }: HtmlElement): boolean =>
    name !== 'nav' && contents.test(`${id} ${names}`)
  for (let box = view.boxes[index]; box; box = box.parent)
    if (menus.has(box.element) || (view.isChrome(box.element) && !isCalledContents(box.element))) return true
  return false
}
