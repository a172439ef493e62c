import type { Criterion, Mark, Marking } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'

/** One criterion's share of a score. */
export interface Scored {
  readonly criterion: Criterion
  /** `none` where there is no marking. */
  readonly mark: Mark
  readonly marking?: Marking
  /** 1 or 0: a positive criterion counts only when full, a flaw already when partial. */
  readonly strict: number
  /** 1, 0.5 or 0. */
  readonly ternary: number
}

export interface Score {
  /** Σ ±w·strict / Σ positive w. */
  readonly score: number
  /** Σ ±w·ternary / Σ positive w. */
  readonly raw: number
  /** Σ positive w. */
  readonly possible: number
  readonly scored: readonly Scored[]
}

const ternaryOf: Readonly<Record<Mark, number>> = { full: 1, partial: 0.5, none: 0 }

/** The strict asymmetric mapping of Step-DeepResearch over the denominator of ResearchRubrics, and that set's ternary compliance. */
export function scoreOf(criteria: readonly Criterion[], markings: readonly Marking[]): Score {
  const byId = new Map(markings.map(marking => [marking.criterion, marking]))
  const scored = criteria.map(criterion => scoredOf(criterion, byId.get(criterion.id)))
  const possible = possibleOf(criteria)
  return {
    score: ratio(scored, ({ strict }) => strict, possible),
    raw: ratio(scored, ({ ternary }) => ternary, possible),
    possible,
    scored,
  }
}

/** A score is a share of this. Rejects a rubric that asks for nothing. */
export function possibleOf(criteria: readonly Criterion[]): number {
  const possible = sum(criteria.filter(({ role }) => role !== 'negative').map(({ weight }) => weight))
  if (possible > 0) return possible
  throw new ResearchError('No criterion of the rubric is positive, so there is nothing to take a share of.', {
    fix: 'Add a criterion with role explicit or implicit and a weight above 0.',
  })
}

function scoredOf(criterion: Criterion, marking: Marking | undefined): Scored {
  const mark = marking?.mark ?? 'none'
  const counts = criterion.role === 'negative' ? mark !== 'none' : mark === 'full'
  return { criterion, mark, strict: counts ? 1 : 0, ternary: ternaryOf[mark], ...(marking && { marking }) }
}

function ratio(scored: readonly Scored[], share: (one: Scored) => number, possible: number): number {
  const terms = scored.map(one => signOf(one.criterion) * one.criterion.weight * share(one))
  return rounded(sum(terms) / possible)
}

export const signOf = ({ role }: Criterion) => (role === 'negative' ? -1 : 1)

/** Smallest first, so that the order of the criteria does not show in the last digit. */
const sum = (terms: readonly number[]) => [...terms].sort((a, b) => a - b).reduce((total, one) => total + one, 0)

/** To 12 digits, so that 0.1 + 0.2 is 0.3; never −0. */
const rounded = (value: number) => Math.round(value * 1e12) / 1e12 + 0
