import type { Criterion } from '../../domain/rubric.ts'

/** What one judge gave both reports for one criterion, each 0 to 10. */
export interface RaceScore {
  readonly criterion: string
  readonly target: number
  readonly reference: number
}

export interface RaceDimension {
  readonly dimension: string
  /** Share of the whole, as the data set weighs it. */
  readonly weight: number
  /** Σ w·s / Σ w over the dimension's criteria, 0 to 10. */
  readonly target: number
  readonly reference: number
}

export interface Race {
  /** I_target / (I_target + I_reference): 0.5 is as good as the reference. */
  readonly score: number
  /** I = Σ W_d·D_d, 0 to 10. */
  readonly target: number
  readonly reference: number
  readonly dimensions: readonly RaceDimension[]
  /** Criteria that the judge skipped: they count 0 for both, where the original leaves them out of the mean. */
  readonly missing: readonly string[]
}

/**
 * RACE (DeepResearch Bench, arXiv 2506.11763, section 3): D = Σ w·s / Σ w per dimension, I = Σ W_d·D_d, score = I_target / (I_target + I_reference).
 * A criterion's weight is W_d·w, its dimension's share times its own share there.
 */
export function raceOf(criteria: readonly Criterion[], scores: readonly RaceScore[]): Race {
  const byId = new Map(scores.map(one => [one.criterion, one]))
  const names = [...new Set(criteria.map(({ dimension = '' }) => dimension))]
  const dimensions = names.map((dimension): RaceDimension => {
    const own = criteria.filter(one => (one.dimension ?? '') === dimension)
    const weight = own.reduce((sum, one) => sum + one.weight, 0)
    const meanOf = (side: 'target' | 'reference') =>
      weight === 0 ? 0 : own.reduce((sum, one) => sum + one.weight * inRange(byId.get(one.id)?.[side]), 0) / weight
    return { dimension, weight, target: meanOf('target'), reference: meanOf('reference') }
  })
  const total = dimensions.reduce((sum, { weight }) => sum + weight, 0)
  const overall = (side: 'target' | 'reference') =>
    total === 0 ? 0 : dimensions.reduce((sum, one) => sum + one.weight * one[side], 0) / total
  const [target, reference] = [overall('target'), overall('reference')]
  return {
    score: target + reference === 0 ? 0.5 : target / (target + reference),
    target,
    reference,
    dimensions,
    missing: criteria.filter(({ id }) => !byId.has(id)).map(({ id }) => id),
  }
}

/** Both orders of presentation, averaged criterion by criterion before anything else; the original shows the target first, always. */
export function averagedOrders(first: readonly RaceScore[], swapped: readonly RaceScore[]): RaceScore[] {
  const other = new Map(swapped.map(one => [one.criterion, one]))
  return first.flatMap(one => {
    const again = other.get(one.criterion)
    if (!again) return []
    return [
      {
        criterion: one.criterion,
        target: (one.target + again.target) / 2,
        reference: (one.reference + again.reference) / 2,
      },
    ]
  })
}

const inRange = (score = 0) => (Number.isFinite(score) ? Math.min(10, Math.max(0, score)) : 0)
