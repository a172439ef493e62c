import type { PageKind } from '../../domain/document.ts'
import type { Box } from './boxes.ts'
import type { PageView } from './page-view.ts'
import { attribute, type HtmlElement } from './tree.ts'

/** What a reader takes as one thing, and from which share of it on (of its size) the rest belongs to the content too. */
interface Whole {
  readonly names: ReadonlySet<string>
  /** By the page's kind, else for `other` kinds; 1 where only what was chosen is kept. */
  readonly shares: Partial<Record<PageKind, number>> & { readonly other: number }
}

/** Of a manual's or an article's table one row is enough; a listing's or a shop's has furniture among its rows, and a forum's may be its frame. */
const wholes: readonly Whole[] = [
  { names: new Set(['table']), shares: { article: 0.02, documentation: 0.02, forum: 1, other: 0.5 } },
  { names: new Set(['dl']), shares: { article: 0.5, documentation: 0.3, forum: 1, other: 0.5 } },
  { names: new Set(['ul', 'ol']), shares: { documentation: 0.3, other: 1 } },
]

/** Lists with more links than this are menus and tables of contents; rows may name everything by a link. */
const MOST_LINKED = 0.5

/** The chosen segments with the other rows of their tables, the other items of their lists and the text of boxes that belong to them. */
export function withWholes(indices: readonly number[], view: PageView, kind: PageKind): readonly number[] {
  const chosen = new Set(indices)
  const boxes = [...wholes.flatMap(whole => begun(whole, chosen, view, kind)), ...asides(indices, view, kind)]
  const all = new Set(indices)
  for (const box of boxes) for (let index = box.first; index < box.end; index++) all.add(index)
  return [...all].sort((a, b) => a - b)
}

/** Tables or lists of which enough was chosen. */
function begun({ names, shares }: Whole, chosen: ReadonlySet<number>, view: PageView, kind: PageKind): readonly Box[] {
  const boxes = new Set([...chosen].flatMap(index => boxAround(index, names, view) ?? []))
  const least = shares[kind] ?? shares.other
  return [...boxes].filter(box => shareOf(box, chosen, view) >= least && !isMenu(box, view))
}

/** The element itself, or the outermost of nested lists, inside what is not the site's furniture. */
function boxAround(index: number, names: ReadonlySet<string>, view: PageView): Box | undefined {
  const isRow = ['table_row', 'caption'].includes(view.segments[index]?.kind ?? '')
  if (names.has('table') !== isRow) return undefined
  let found: Box | undefined
  for (let box = view.boxes[index]; box && !view.isChrome(box.element); box = box.parent) {
    if (!names.has(box.element.name)) continue
    found = box
    if (isRow) return found
  }
  return found
}

function shareOf(box: Box, chosen: ReadonlySet<number>, view: PageView): number {
  let [own, all] = [0, 0]
  for (let index = box.first; index < box.end; index++) {
    const size = view.signs[index]?.size ?? 0
    all += size
    if (chosen.has(index)) own += size
  }
  return all === 0 ? 0 : own / all
}

function isMenu(box: Box, view: PageView): boolean {
  const { size, linked } = view.totals.in(box)
  return box.element.name !== 'table' && linked > MOST_LINKED * size
}

const ASIDE = { fewest: 2, most: 10, linked: 0.1, prose: 0.5 }
/** Whatever is in these, it is no box of a text. */
const neverText = /^(?:nav|footer|menu|dialog|select|button|textarea)$/

/**
 * Manuals call a box in the text a sidebar, which else is a site's. One in the midst of the content that is prose with few links and of
 * which something was chosen is the text's; in a manual also where nothing was.
 */
function asides(indices: readonly number[], view: PageView, kind: PageKind): readonly Box[] {
  if (kind !== 'article' && kind !== 'documentation') return []
  const [first = 0, last = -1] = [indices[0], indices.at(-1)]
  const boxes = new Set<Box>()
  for (let index = first; index <= last; index++) {
    const box = namedFurniture(index, view)
    if (box !== undefined && box.first >= first && box.end - 1 <= last) boxes.add(box)
  }
  const isBegun = (box: Box) => indices.some(index => index >= box.first && index < box.end)
  const chosen = new Set(indices)
  const isPart = (box: Box) => isText(box, view) || isCallout(box, boxes, chosen, view)
  return [...boxes].filter(box => isPart(box) && (kind === 'documentation' || isBegun(box)))
}

/** A few words beside a block of the text, in the same box: a note, a warning. */
function isCallout(box: Box, all: ReadonlySet<Box>, chosen: ReadonlySet<number>, view: PageView): boolean {
  const { size, links } = view.totals.in(box)
  if (links > 0 || size > CALLOUT.most || box.end - box.first > ASIDE.most) return false
  let spoken = 0
  for (let index = box.first; index < box.end; index++)
    if (view.signs[index]?.endsSentence) spoken += view.signs[index]?.size ?? 0
  return spoken >= ASIDE.prose * size && beside(box, all).some(index => isBeside(index, box, chosen, view))
}

const CALLOUT = { most: 400 }

/** What stands before and after a box and those right beside it. */
function beside(box: Box, all: ReadonlySet<Box>): readonly [before: number, after: number] {
  const siblings = [...all].filter(({ parent }) => parent === box.parent)
  let [first, end] = [box.first, box.end]
  for (const other of siblings) if (other.first === end) end = other.end
  for (const other of siblings.toReversed()) if (other.end === first) first = other.first
  return [first - 1, end]
}

function isBeside(index: number, { parent }: Box, chosen: ReadonlySet<number>, view: PageView): boolean {
  if (!chosen.has(index)) return false
  for (let box = view.boxes[index]; box; box = box.parent) if (box.parent === parent) return true
  return false
}

function isText(box: Box, view: PageView): boolean {
  const { size, linked, prose } = view.totals.in(box)
  const count = box.end - box.first
  const isFew = count >= ASIDE.fewest && count <= ASIDE.most
  return isFew && linked <= ASIDE.linked * size && prose >= ASIDE.prose * size
}

function namedFurniture(index: number, view: PageView): Box | undefined {
  for (let box = view.boxes[index]; box; box = box.parent)
    if (view.isChrome(box.element)) return isNever(box.element) ? undefined : box
  return undefined
}

const isNever = (element: HtmlElement): boolean =>
  neverText.test(element.name) || attribute(element, 'role') === 'navigation'
