/** One ranking of ids, best first. */
export interface Ranking {
  readonly ids: readonly string[]
  /** How much it counts beside the others; 1 where left out. */
  readonly weight?: number
}

export interface Fused {
  readonly id: string
  readonly score: number
}

/** Reciprocal-rank fusion (Cormack, Clarke and Büttcher 2009): Σ weight / (k + rank). Ties stay in order of appearance. */
export function fuse(rankings: readonly Ranking[], k = 60): readonly Fused[] {
  const scores = new Map<string, number>()
  for (const { ids, weight = 1 } of rankings) {
    for (const [i, id] of [...new Set(ids)].entries()) scores.set(id, (scores.get(id) ?? 0) + weight / (k + i + 1))
  }
  return Array.from(scores, ([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score)
}
