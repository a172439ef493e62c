import { columnCount } from '../../src/documents/html/features.ts'
import { randomFrom } from '../../src/judge/scores/random.ts'
import type { Rows } from './boost.ts'
import type { Prepared } from './prepare.ts'

/** Lighter segments than this are drawn by their weight and count this much, which keeps training short. */
const lightest = 0.002

/** Every page weighs about the same, as in the measure, and a segment by its share of the page's words. */
function weightsOf({ labels, words, wanted }: Prepared, random: () => number): Float32Array {
  const all = words.reduce((sum, count) => sum + count, 0)
  return Float32Array.from(labels, (_, index) => {
    const count = words[index] ?? 0
    const weight = wanted === 0 ? (0.3 * count) / (all + 20) : count / Math.max(wanted + 30, all * 0.2)
    if (weight >= lightest) return weight
    return random() < weight / lightest ? lightest : 0
  })
}

/** The segments of all pages as rows for the trainer. */
export function segmentRows(pages: readonly Prepared[]): Rows {
  const random = randomFrom(7)
  const weights = pages.map(page => weightsOf(page, random))
  const count = weights.reduce((sum, own) => sum + own.filter(weight => weight > 0).length, 0)
  const rows = {
    count,
    columns: columnCount,
    figures: new Float32Array(count * columnCount),
    targets: new Float32Array(count),
    weights: new Float32Array(count),
    groups: new Int32Array(count),
  }
  let at = 0
  for (const [group, page] of pages.entries()) {
    for (const [index, weight] of (weights[group] ?? []).entries()) {
      if (weight === 0) continue
      rows.figures.set(page.figures.subarray(index * columnCount, (index + 1) * columnCount), at * columnCount)
      rows.targets[at] = page.labels[index] ?? 0
      rows.weights[at] = weight
      rows.groups[at] = group
      at += 1
    }
  }
  return rows
}

/** One row for each page; the target says whether it is of a kind. */
export function pageRows(pages: readonly Prepared[], kind: string): Rows {
  const columns = pages[0]?.pageFigures.length ?? 0
  const figures = new Float32Array(pages.length * columns)
  for (const [index, page] of pages.entries()) figures.set(page.pageFigures, index * columns)
  return {
    count: pages.length,
    columns,
    figures,
    targets: Float32Array.from(pages, ({ page }) => (page.type === kind ? 1 : 0)),
    weights: new Float32Array(pages.length).fill(1),
    groups: Int32Array.from(pages, (_, index) => index),
  }
}
