import type { Box } from './boxes.ts'
import type { PageView } from './page-view.ts'
import type { Segment } from './segments.ts'

/** Share of the chosen text that the innermost box around the content holds. */
const CORE_SHARE = 0.85
/** Share of that box that has to be chosen: in a box of mixed matter a gap is meant. */
const DENSE_SHARE = 0.85
/** Of the words of a block: below, they are those of menus and teasers. */
const LEAST_WORDS = -0.5
const MOST_LINKED = 0.5

/**
 * A reader who finds a text wants all of it. Where nearly everything inside the box of the content was chosen, what is left out in its
 * midst and does not look like furniture (rows of tables, headings, listings, short lines) belongs to it too.
 */
export function completed(indices: readonly number[], view: PageView): readonly number[] {
  const first = indices[0] ?? 0
  const last = indices.at(-1) ?? -1
  const core = coreOf(indices, view)
  if (core === undefined) return indices
  const chosen = new Set(indices)
  const inside = Array.from({ length: core.end - core.first }, (_, i) => core.first + i)
  const sizeOf = (some: readonly number[]) => some.reduce((sum, index) => sum + (view.signs[index]?.size ?? 0), 0)
  const plain = inside.filter(index => chosen.has(index) || !isFurniture(index, core, view))
  if (sizeOf(plain.filter(index => chosen.has(index))) < DENSE_SHARE * sizeOf(plain)) return indices
  const all = new Set([...indices, ...plain.filter(index => index > first && index < last)])
  return [...all].sort((a, b) => a - b).filter(index => chosen.has(index) || heads(index, all, view.segments))
}

/** The innermost box with most of what was chosen. */
export function coreOf(indices: readonly number[], view: PageView): Box | undefined {
  const sizes = new Map<Box, number>()
  let whole = 0
  for (const index of indices) {
    const size = view.signs[index]?.size ?? 0
    whole += size
    for (let box = view.boxes[index]; box; box = box.parent) sizes.set(box, (sizes.get(box) ?? 0) + size)
  }
  let core: Box | undefined
  for (const [box, size] of sizes) {
    const isCloser = core === undefined || box.end - box.first < core.end - core.first
    if (size >= CORE_SHARE * whole && isCloser) core = box
  }
  return core
}

export function isFurniture(index: number, core: Box, view: PageView): boolean {
  const signs = view.signs[index]
  const kind = view.segments[index]?.kind
  if (!signs || signs.rights || signs.linkDensity > MOST_LINKED) return true
  // A row or a listing is judged with its table and its text: a cell that says "install" is no button.
  if (kind !== 'table_row' && kind !== 'code' && view.text(index).mean < LEAST_WORDS) return true
  return isFurnished(index, view, core)
}

/** Whether a box around it, below `within` where that is said, belongs to the page's frame. */
export function isFurnished(index: number, view: PageView, within?: Box): boolean {
  for (let box = view.boxes[index]; box && box !== within; box = box.parent) if (view.isChrome(box.element)) return true
  return false
}

/** A heading with nothing below it is none of the content's. */
function heads(index: number, all: ReadonlySet<number>, segments: readonly Segment[]): boolean {
  const own = segments[index]
  if (own?.kind !== 'heading') return true
  for (let below = index + 1; below < segments.length; below++) {
    const next = segments[below]
    if (next?.kind === 'heading' && (next.level ?? 1) <= (own.level ?? 1)) return false
    if (next?.kind !== 'heading' && all.has(below)) return true
  }
  return false
}
