import {
  type PairDimension,
  type PairLabel,
  type PairResult,
  type PairVerdict,
  type Preference,
  pairDimensions,
} from '../../domain/comparison.ts'
import { bootstrapMean, type Estimate, signTest } from './intervals.ts'

/** `first` saw a on the left, `swapped` saw b there. A preference that does not survive the swap is a tie; a veto of either look counts. */
export function pairOf(first: PairVerdict, swapped: PairVerdict): PairResult {
  const vetoed = (['a', 'b'] as const).filter(one => isVetoed(one, first, swapped))
  const [one, two] = [preferenceOf(first.overall, false), preferenceOf(swapped.overall, true)]
  const flipped = one !== two
  const dimensions = Object.fromEntries(
    pairDimensions.map(name => [name, agreed(first.dimensions?.[name], swapped.dimensions?.[name])]),
  ) as Record<PairDimension, Preference | undefined> // One entry for each name.
  return { overall: vetoedOr(flipped ? 'tie' : one, vetoed), dimensions, flipped, vetoed }
}

function isVetoed(report: 'a' | 'b', first: PairVerdict, swapped: PairVerdict): boolean {
  const [before, after] = report === 'a' ? (['left', 'right'] as const) : (['right', 'left'] as const)
  return [before, 'both'].includes(first.veto ?? '') || [after, 'both'].includes(swapped.veto ?? '')
}

/** A vetoed report loses to one that is not. */
function vetoedOr(preference: Preference, vetoed: readonly ('a' | 'b')[]): Preference {
  if (vetoed.length === 2) return 'tie'
  return vetoed[0] === undefined ? preference : vetoed[0] === 'a' ? 'b' : 'a'
}

function preferenceOf(label: PairLabel, isSwapped: boolean): Preference {
  if (label !== 'left' && label !== 'right') return 'tie'
  return (label === 'left') === isSwapped ? 'b' : 'a'
}

function agreed(first: PairLabel | undefined, swapped: PairLabel | undefined): Preference | undefined {
  if (first === undefined || swapped === undefined) return undefined
  const one = preferenceOf(first, false)
  return one === preferenceOf(swapped, true) ? one : 'tie'
}

/** One system against one baseline over many tasks. */
export interface PairTally {
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** (wins + ½ ties) / n: what the Step-DeepResearch report plots under the name of Elo. */
  readonly share: Estimate
  /** Two-sided sign test over wins and losses. */
  readonly p: number
}

/** From the side of a. The authors advise plain comparison against baselines: 50 comparisons where Elo takes 150. */
export function tallyOf(preferences: readonly Preference[], seed = 1): PairTally {
  const count = (wanted: Preference) => preferences.filter(one => one === wanted).length
  const [wins, losses] = [count('a'), count('b')]
  const points = preferences.map(one => (one === 'a' ? 1 : one === 'tie' ? 0.5 : 0))
  return { wins, ties: count('tie'), losses, share: bootstrapMean(points, seed), p: signTest(wins, losses) }
}
