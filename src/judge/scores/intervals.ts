import { randomFrom } from './random.ts'

/** A value with a 95 % interval. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  /** How many observations it rests on. */
  readonly n: number
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const RESAMPLES = 2_000

/**
 * The mean with its percentile bootstrap interval (Efron 1979): the 2.5th and 97.5th percentile of the means of 2,000 resamples with
 * replacement. One observation has no interval: low and high are its value.
 */
export function bootstrapMean(values: readonly number[], seed = 1): Estimate {
  const random = randomFrom(seed)
  const means = Array.from({ length: values.length < 2 ? 0 : RESAMPLES }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b)
  const value = mean(values)
  const at = (share: number) => means[Math.min(means.length - 1, Math.floor(share * means.length))] ?? value
  return { value, low: at(0.025), high: at(0.975), n: values.length }
}

/** A share with the interval of Wilson (1927), z = 1.96, which stays within 0 and 1 also for few observations. */
export function wilson(hits: number, n: number): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 1, n }
  const z = 1.96
  const share = hits / n
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), n }
}

/** Two-sided p of an exact sign test: how likely `wins` of `wins + losses` are as uneven as this where both are equally likely. Ties are left out. */
export function signTest(wins: number, losses: number): number {
  const n = wins + losses
  if (n === 0) return 1
  const k = Math.min(wins, losses)
  let term = 0.5 ** n
  let tail = term
  for (let i = 1; i <= k; i++) {
    term *= (n - i + 1) / i
    tail += term
  }
  return Math.min(1, 2 * tail)
}
