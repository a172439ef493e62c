/** Two raters on the same items, in the same order. */
export interface Agreement {
  /** Cohen's κ (1960): (p_o − p_e) / (1 − p_e); 1 where both always say the same single label. */
  readonly kappa: number
  readonly observed: number
  readonly n: number
}

export function cohenKappa(a: readonly string[], b: readonly string[]): Agreement {
  const n = Math.min(a.length, b.length)
  if (n === 0) return { kappa: 0, observed: 0, n }
  const labels = [...new Set([...a, ...b])]
  const shareOf = (all: readonly string[], label: string) => all.slice(0, n).filter(one => one === label).length / n
  const observed = a.slice(0, n).filter((one, i) => one === b[i]).length / n
  const expected = labels.reduce((sum, label) => sum + shareOf(a, label) * shareOf(b, label), 0)
  return { kappa: expected === 1 ? 1 : (observed - expected) / (1 - expected), observed, n }
}

export type Distance = (a: string, b: string) => number
export const nominal: Distance = (a, b) => (a === b ? 0 : 1)
/** Squared distance of places in an order, such as none < partial < full. */
export const interval =
  (order: readonly string[]): Distance =>
  (a, b) =>
    (order.indexOf(a) - order.indexOf(b)) ** 2

/**
 * Krippendorff's α for any number of raters and missing ratings: 1 − D_o / D_e, from the coincidences of ratings within units
 * (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability). `units` holds the ratings that each item got. Undefined where no
 * item has two ratings.
 */
export function krippendorffAlpha(
  units: readonly (readonly string[])[],
  distance: Distance = nominal,
): number | undefined {
  const pairable = units.filter(ratings => ratings.length >= 2)
  const all = pairable.flat()
  if (all.length === 0) return undefined
  const within = pairable.reduce((sum, ratings) => sum + pairSum(ratings, distance) / (ratings.length - 1), 0)
  const observed = within / all.length
  const expected = pairSum(all, distance) / (all.length * (all.length - 1))
  return expected === 0 ? 1 : 1 - observed / expected
}

/** Σ δ over ordered pairs of different places. */
function pairSum(ratings: readonly string[], distance: Distance): number {
  const counts = new Map<string, number>()
  for (const one of ratings) counts.set(one, (counts.get(one) ?? 0) + 1)
  let sum = 0
  for (const [a, n] of counts) for (const [b, m] of counts) if (a !== b) sum += n * m * distance(a, b)
  return sum
}

/** Mean over the labels that either uses of 2·tp / (2·tp + fp + fn); `truth` is the human. */
export function macroF1(truth: readonly string[], judged: readonly string[]): number {
  const n = Math.min(truth.length, judged.length)
  const labels = [...new Set([...truth.slice(0, n), ...judged.slice(0, n)])]
  const f1 = labels.map(label => {
    const count = (holds: (i: number) => boolean) => Array.from({ length: n }, (_, i) => i).filter(holds).length
    const tp = count(i => truth[i] === label && judged[i] === label)
    const wrong = count(i => (truth[i] === label) !== (judged[i] === label))
    return tp === 0 ? 0 : (2 * tp) / (2 * tp + wrong)
  })
  return f1.length === 0 ? 0 : f1.reduce((sum, one) => sum + one, 0) / f1.length
}
