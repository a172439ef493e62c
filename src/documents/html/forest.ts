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
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree] ?? 0
    for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1)
      node = (left[node] ?? 0) + ((row[column] ?? 0) <= (value[node] ?? 0) ? 0 : 1)
    sum += value[node] ?? 0
  }
  return sum
}

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))
