import type { PageKind } from '../../domain/document.ts'
import type { Box } from './boxes.ts'
import { coreOf, isFurniture } from './completed.ts'
import type { PageView } from './page-view.ts'

/** Mean chance of a part (by size) from which on it may end a document: that of comments and teasers is below. */
const LEAST = 0.15
/** An article that its markup cuts into sections ends with one; else comments and teasers may follow it. */
const FEWEST_SECTIONS = 2

/**
 * References, appendices and the last members of a manual look less like content than what stands before them. Those that follow the chosen text
 * inside its own box belong to it, one part after the other, up to the first that is unlikely.
 */
export function toItsEnd(
  indices: readonly number[],
  view: PageView,
  chances: Float32Array,
  kind: PageKind,
): readonly number[] {
  const core = coreOf(indices, view)
  const last = indices.at(-1)
  if (core === undefined || last === undefined) return indices
  const isManual = kind === 'documentation'
  if (!isManual && sectionsBefore(last, core) < FEWEST_SECTIONS) return indices
  let end = last + 1
  while (end < core.end) {
    const part = partAt(end, core, view)
    const next = part?.end ?? end + 1
    if ((!isManual && part?.element.name !== 'section') || !isLikely(end, next, view, chances)) break
    end = next
  }
  const rest = Array.from({ length: end - last - 1 }, (_, i) => last + 1 + i)
  return [...indices, ...rest.filter(index => !isFurniture(index, core, view))]
}

/** What stands in the box itself at segment `index`. */
function partAt(index: number, core: Box, view: PageView): Box | undefined {
  let part = view.boxes[index]
  while (part && part !== core && part.parent !== core) part = part.parent
  return part === core ? undefined : part
}

const sectionsBefore = (last: number, core: Box): number =>
  core.children.filter(({ element, first }) => element.name === 'section' && first <= last).length

function isLikely(first: number, end: number, view: PageView, chances: Float32Array): boolean {
  let [size, sum] = [0, 0]
  for (let index = first; index < end; index++) {
    const own = view.signs[index]?.size ?? 0
    size += own
    sum += own * (chances[index] ?? 0)
  }
  return size > 0 && sum >= LEAST * size
}
