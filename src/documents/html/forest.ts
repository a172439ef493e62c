/** Regression trees whose leaves add up to a log-odds. Node arrays run over all trees; children of node n are `left[n]` and `left[n] + 1`. */
export interface Forest {
  readonly base: number
  readonly roots: Int32Array
  /** Column that is compared, or -1 in a leaf. */
  readonly feature: Int16Array
  /** Rows at or below it go left; in a leaf, what it adds. */
  readonly value: Float32Array
  readonly left: Int32Array
}

/** Log-odds of one row of figures. */
export function scoreRow({ base, roots, feature, value, left }: Forest, row: Float32Array): number {
  let sum = base
  for (const root of roots) {
    let node = root
    for (;;) {
      // Indices come from the trainer and are in range, hence the casts: this is the inner loop of reading.
      const column = feature[node] as number
      if (column < 0) break
      node = (left[node] as number) + ((row[column] as number) <= (value[node] as number) ? 0 : 1)
    }
    sum += value[node] as number
  }
  return sum
}

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))
