import type { Box } from './boxes.ts'
import type { PageView } from './page-view.ts'

/** The nearest box that holds more than the segment. */
function company(box: Box): Box {
  let around = box
  while (around.parent && around.end - around.first < 2) around = around.parent
  return around
}

/** Bylines and dates may stand between a title and its text. */
const reach = { title: 4, heading: 1 } as const

/** A heading goes with what it heads. */
function headed(index: number, chances: Float32Array, view: PageView): number {
  const own = chances[index] ?? 0
  const below = view.segments[index]?.level === 1 ? reach.title : reach.heading
  const next = chances.subarray(index + 1, index + 1 + below).reduce((most, chance) => Math.max(most, chance), 0)
  return Math.max(own, (own + next) / 2)
}

/**
 * A block among blocks that are content is likelier to be content than it looks by itself: a listing or a short line between paragraphs is
 * moved half-way to the mean of those beside it. Links are left alone, since teasers stand among content too.
 */
export function supported(chances: Float32Array, view: PageView): Float32Array {
  const sums = new Float64Array(chances.length + 1)
  for (const [index, chance] of chances.entries())
    sums[index + 1] = (sums[index] ?? 0) + chance * (view.signs[index]?.size ?? 0)
  return chances.map((chance, index) => {
    const box = view.boxes[index]
    if (!box || (view.signs[index]?.linkDensity ?? 1) > 0.3) return chance
    if (view.segments[index]?.kind === 'heading') return headed(index, chances, view)
    const around = company(box)
    const { size } = view.totals.in(around)
    const mean = size > 0 ? ((sums[around.end] ?? 0) - (sums[around.first] ?? 0)) / size : 0
    return mean > 0.5 ? Math.max(chance, (chance + mean) / 2) : chance
  })
}
