import type { PageKind } from '../../domain/document.ts'
import { grouped } from '../grouped.ts'
import type { Box } from './boxes.ts'
import { isFurniture } from './completed.ts'
import type { PageView } from './page-view.ts'

const FEWEST = 2
/** Share of the boxes that were begun, and of the chosen text that they hold. */
const BEGUN = 0.34
const HELD = 0.6

/** In a thread of which most posts were begun, the text of all: short answers look less like content than long questions. */
export function withPosts(indices: readonly number[], view: PageView, kind: PageKind): readonly number[] {
  if (kind !== 'forum') return indices
  const bodies = bodiesOf(new Set(indices), view)
  const added = bodies.flatMap(body => partsOf(body, view))
  return added.length === 0 ? indices : [...new Set([...indices, ...added])].sort((a, b) => a - b)
}

/** The innermost boxes of one template with most of the chosen text. */
function bodiesOf(chosen: ReadonlySet<number>, view: PageView): readonly Box[] {
  const sizeOf = (index: number): number => view.signs[index]?.size ?? 0
  const whole = [...chosen].reduce((sum, index) => sum + sizeOf(index), 0)
  const chosenIn = ({ first, end }: Box): number =>
    indicesIn(first, end).reduce((sum, index) => sum + (chosen.has(index) ? sizeOf(index) : 0), 0)
  const fits = [...templatesOf(view)].flatMap(boxes => {
    const sizes = boxes.map(chosenIn)
    const held = sizes.reduce((sum, size) => sum + size, 0)
    const begun = sizes.filter(size => size > 0).length
    const size = boxes.reduce((sum, box) => sum + view.totals.in(box).size, 0)
    return begun > BEGUN * boxes.length && held > HELD * whole ? [{ boxes, size }] : []
  })
  return fits.sort((a, b) => a.size - b.size)[0]?.boxes ?? []
}

/** Boxes that have a class and a parent alike, none inside another. */
function templatesOf(view: PageView): Iterable<readonly Box[]> {
  const named: Box[] = []
  const seen = new Set<Box>()
  for (const start of view.boxes) {
    for (let box: Box | undefined = start; box && !seen.has(box); box = box.parent) {
      seen.add(box)
      if (!box.signature.endsWith('.') && !view.isChrome(box.element)) named.push(box)
    }
  }
  const groups = grouped(named, box => `${box.parent?.signature}>${box.signature}`)
  return [...groups.values()].filter(boxes => boxes.length >= FEWEST && areApart(boxes))
}

const areApart = (boxes: readonly Box[]): boolean => boxes.every((box, i) => box.first >= (boxes[i - 1]?.end ?? 0))

/** All but what is quoted and what is no text. */
const partsOf = (body: Box, view: PageView): readonly number[] =>
  indicesIn(body.first, body.end).filter(index => !isQuoted(index, view) && !isFurniture(index, body, view))

function isQuoted(index: number, view: PageView): boolean {
  for (let box = view.boxes[index]; box; box = box.parent) if (box.element.name === 'blockquote') return true
  return view.segments[index]?.kind === 'quote'
}

const indicesIn = (first: number, end: number): readonly number[] =>
  Array.from({ length: end - first }, (_, i) => first + i)
