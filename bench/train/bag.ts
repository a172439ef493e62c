import type { Forest } from '../../src/documents/html/forest.ts'
import { type BoostOptions, boost, type Rows } from './boost.ts'

const concatenated = (lists: readonly ArrayLike<number>[]): readonly number[] => lists.flatMap(list => Array.from(list))

/** Several forests as one whose score is their mean: children and roots move up behind the nodes of the forests before. */
function averaged(forests: readonly Forest[]): Forest {
  const starts = forests.map((_, index) =>
    forests.slice(0, index).reduce((sum, { feature }) => sum + feature.length, 0),
  )
  const share = 1 / forests.length
  const moved = (key: 'roots' | 'left'): readonly number[] =>
    forests.flatMap((forest, index) => Array.from(forest[key], node => node + (starts[index] ?? 0)))
  const values = forests.flatMap(({ feature, value }) =>
    Array.from(value, (own, node) => ((feature[node] ?? -1) < 0 ? own * share : own)),
  )
  return {
    base: forests.reduce((sum, { base }) => sum + base * share, 0),
    roots: Int32Array.from(moved('roots')),
    feature: Int16Array.from(concatenated(forests.map(({ feature }) => feature))),
    value: Float32Array.from(values),
    left: Int32Array.from(moved('left')),
  }
}

/** The mean of forests that were shown other pages and columns, which is steadier than any of them. */
export const bagged = (rows: Rows, options: BoostOptions, count: number): Forest =>
  averaged(Array.from({ length: count }, (_, index) => boost(rows, { ...options, seed: options.seed + index }).forest))
