import type { PageKind } from '../../domain/document.ts'
import type { Box } from './boxes.ts'
import { isFurnished } from './completed.ts'
import type { PageView } from './page-view.ts'

const MOST_LINES = 40
const MOST_LINKED = 0.5
/** Of the words of a line: below, they are those of menus and buttons. */
const LEAST_WORDS = -0.8
const QUESTION = { most: 200, leastAnswer: 40 }

/** What was chosen, with what a line that ends in a colon announces, lists whose heading or some of whose items were chosen and the questions whose answers were chosen. */
export function withAnnounced(indices: readonly number[], view: PageView, kind: PageKind): readonly number[] {
  const chosen = new Set(indices)
  const listed = indices.flatMap(index => announcedBy(index, chosen, view))
  // A forum's replies begin with what they reply to.
  const asked = kind === 'forum' ? [] : indices.flatMap(index => questionBefore(index, chosen, view))
  const under = isDocument(kind) ? indices.flatMap(index => listUnder(index, chosen, view)) : []
  const beside = isDocument(kind) ? indices.flatMap(index => itemsBeside(index, chosen, view)) : []
  const added = [...listed, ...asked, ...under, ...beside]
  return added.length === 0 ? indices : [...new Set([...indices, ...added])].sort((a, b) => a - b)
}

function announcedBy(index: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const { segments, signs } = view
  if (!signs[index]?.endsColon || segments[index]?.kind !== 'paragraph') return []
  const items = itemsAfter(index, chosen, view)
  return items.length > 0 ? items : linesAfter(index, chosen, view)
}

/** The whole list right below, of links too, in the midst of what is chosen around it: no menu stands there. */
function itemsAfter(index: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const list = listAt(index + 1, view)
  if (!list || list.first !== index + 1 || list.end - list.first > MOST_LINES || !chosen.has(list.end)) return []
  const items = Array.from({ length: list.end - list.first }, (_, i) => list.first + i)
  const isBeside = view.boxes[index]?.parent === list.parent && isIn(view.boxes[list.end], list.parent)
  const isNew = items.every(at => view.segments[at]?.kind === 'list_item' && !chosen.has(at))
  return isBeside && isNew && !items.some(at => isFurnished(at, view)) ? items : []
}

/** The lines up to the next heading, where none of them was chosen; links only in the midst of the text. */
function linesAfter(index: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const { segments } = view
  const lines: number[] = []
  for (let at = index + 1; at < segments.length && segments[at]?.kind !== 'heading'; at++) {
    if (chosen.has(at) || lines.length === MOST_LINES || !isText(at, view)) return []
    lines.push(at)
  }
  const isLinked = lines.some(at => (view.signs[at]?.linkDensity ?? 0) > MOST_LINKED)
  return isLinked && !chosen.has(index + 1 + lines.length) ? [] : lines
}

function isText(index: number, view: PageView): boolean {
  const signs = view.signs[index]
  if (!signs || signs.rights || view.text(index).mean < LEAST_WORDS) return false
  return !isFurnished(index, view)
}

const isDocument = (kind: PageKind): boolean => kind === 'documentation' || kind === 'article'

/** The list of links right under a heading of the text, in the midst of it: "See also". */
function listUnder(index: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const { segments, boxes } = view
  if (segments[index]?.kind !== 'heading') return []
  let end = index + 1
  while (segments[end]?.kind === 'list_item' && !chosen.has(end)) end++
  if (end === index + 1 || end > index + MOST_LINES || !chosen.has(end)) return []
  let around = boxes[index]
  while (around && around.end - around.first < 2) around = around.parent
  // The heading, the list and what stands before them are in one box.
  return isIn(boxes[end - 1], around) && isIn(boxes[index - 1], around)
    ? Array.from({ length: end - index - 1 }, (_, i) => index + 1 + i).filter(at => !isFurnished(at, view))
    : []
}

const FEWEST_KEPT = 2

/** The other items of a list in the midst of the text of which some were chosen: names that link somewhere, among some that say more. */
function itemsBeside(index: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const { segments } = view
  if (segments[index]?.kind !== 'list_item') return []
  const list = listAt(index, view)
  if (!list || list.end - list.first > MOST_LINES || !chosen.has(list.first - 1) || !chosen.has(list.end)) return []
  const items = Array.from({ length: list.end - list.first }, (_, i) => list.first + i)
  const isWhole = items.every(at => segments[at]?.kind === 'list_item')
  if (!isWhole || items.filter(at => chosen.has(at)).length < FEWEST_KEPT) return []
  return items.filter(at => !chosen.has(at) && !isFurnished(at, view, list))
}

/** The list that a segment is an item of. */
function listAt(index: number, view: PageView): Box | undefined {
  let list = view.boxes[index]
  while (list && list.element.name !== 'ul' && list.element.name !== 'ol') list = list.parent
  return list
}

function isIn(box: Box | undefined, outer: Box | undefined): boolean {
  for (let above = box?.parent; above; above = above.parent) if (above === outer) return true
  return false
}

/** The question right before an answer: in an accordion it is a button, so that its markup speaks against it. */
function questionBefore(index: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const asked = index - 1
  const [signs, answer] = [view.signs[asked], view.signs[index]]
  if (!signs || !answer?.endsSentence || answer.size < QUESTION.leastAnswer || chosen.has(asked)) return []
  const isQuestion = /[?？]$/.test(view.segments[asked]?.text ?? '') && signs.size <= QUESTION.most
  return isQuestion && signs.linkDensity <= MOST_LINKED ? [asked] : []
}
