import { mean } from '../../judge/scores/intervals.ts'

/** Pearson's r of scores and words: how far a judge may have marked length. Undefined for fewer than three reports, or where either is always the same. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
  const [x, y] = [mean(pairs.map(([one]) => one)), mean(pairs.map(([, two]) => two))]
  const sum = (of: (dx: number, dy: number) => number) => pairs.reduce((all, [a, b]) => all + of(a - x, b - y), 0)
  const spread = Math.sqrt(sum(dx => dx * dx) * sum((_dx, dy) => dy * dy))
  return pairs.length < 3 || spread === 0 ? undefined : sum((dx, dy) => dx * dy) / spread
}
