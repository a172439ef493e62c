import type { Criterion, Mark, Marking } from '../../domain/rubric.ts'
import { ResearchError } from '../../errors.ts'

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
  /** 1 only for `full`: the binary reading of ResearchRubrics, where a partial flaw does not count. */
  readonly binary: number
}

export interface Score {
  /** Σ ±w·strict / Σ positive w. */
  readonly score: number
  /** Σ ±w·ternary / Σ positive w. */
  readonly raw: number
  /** Σ ±w·binary / Σ positive w. */
  readonly binary: number
  /** As ADR-Bench reads a professional rubric: 0 with a fatal flaw, else the strict score, never below 0. Its own formula is not published. */
  readonly professional: number
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
  const score = ratio(scored, ({ strict }) => strict, possible)
  return {
    score,
    raw: ratio(scored, ({ ternary }) => ternary, possible),
    binary: ratio(scored, ({ binary }) => binary, possible),
    professional: scored.some(isFatal) ? 0 : Math.max(0, score),
    possible,
    scored,
  }
}

/** An error that experts call fatal makes the report unusable, also where it is there in part; so does a fatal demand that is not met at all. */
export function isFatal({ criterion, mark }: Scored): boolean {
  return criterion.fatal === true && (criterion.role === 'negative' ? mark !== 'none' : mark === 'none')
}

/** The criteria of one axis or dimension, scored by themselves. */
export interface GroupScore {
  readonly group: string
  readonly criteria: number
  /** Undefined where the group has no positive weight: then only `lost` says something. */
  readonly score?: number
  readonly raw?: number
  /** Σ w of flaws that are there, in part or in full. */
  readonly lost: number
}

/** Per axis or per dimension, in order of first appearance; criteria without one are left out. */
export function scoresBy(key: 'axis' | 'dimension', scored: readonly Scored[]): GroupScore[] {
  const groups = [...new Set(scored.flatMap(({ criterion }) => criterion[key] ?? []))]
  return groups.map(group => {
    const own = scored.filter(({ criterion }) => criterion[key] === group)
    const possible = sum(own.filter(({ criterion }) => criterion.role !== 'negative').map(one => one.criterion.weight))
    const flaws = own.filter(({ criterion, strict }) => criterion.role === 'negative' && strict === 1)
    return {
      group,
      criteria: own.length,
      ...(possible > 0 && {
        score: ratio(own, ({ strict }) => strict, possible),
        raw: ratio(own, ({ ternary }) => ternary, possible),
      }),
      lost: sum(flaws.map(({ criterion }) => criterion.weight)),
    }
  })
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
  const binary = mark === 'full' ? 1 : 0
  return { criterion, mark, strict: counts ? 1 : 0, ternary: ternaryOf[mark], binary, ...(marking && { marking }) }
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
