import type { Figure } from '../text/numbers.ts'

interface Derivation {
  readonly value: number
  readonly formula: string
}

/** How a figure follows from two figures of the passages, such as `59/52 − 1 = 13.5 %`; undefined where it does not. */
export function derive(figure: Figure, there: readonly Figure[]): string | undefined {
  const pool = there.filter(one => !one.year).slice(0, 40)
  for (const [i, a] of pool.entries()) {
    for (const b of pool.slice(i + 1)) {
      if (a.unit !== b.unit) continue
      const match = candidates(figure, a, b).find(({ value }) => near(figure, value))
      if (match) return `${match.formula} = ${figure.text}`
    }
  }
  return undefined
}

const near = ({ value, tolerance }: Figure, found: number) =>
  Math.abs(value - found) <= tolerance * (1 + 1e-9) + Math.abs(found) * 1e-12

function candidates(figure: Figure, a: Figure, b: Figure): Derivation[] {
  const [low, high] = a.value <= b.value ? [a, b] : [b, a]
  if (figure.unit === '%' && low.value > 0) {
    return [
      { value: (high.value / low.value - 1) * 100, formula: `${high.text} / ${low.text} − 1` },
      { value: (1 - low.value / high.value) * 100, formula: `1 − ${low.text} / ${high.text}` },
      { value: (low.value / high.value) * 100, formula: `${low.text} / ${high.text}` },
    ]
  }
  if (figure.unit === 'times' && low.value > 0) {
    return [{ value: high.value / low.value, formula: `${high.text} / ${low.text}` }]
  }
  const isPoints = figure.unit === 'pp' && a.unit === '%'
  if (!isPoints && (figure.unit !== a.unit || figure.unit === '')) return []
  return [
    { value: high.value - low.value, formula: `${high.text} − ${low.text}` },
    { value: high.value + low.value, formula: `${high.text} + ${low.text}` },
  ]
}

/** Below this many digits a product or sum may hit a figure by chance. */
const LEAST_GIVEN = 100

/** How a figure follows from figures of the passages with one that the question gives: `50 + 0.2 × 2,000,000 = 400,050`. */
export function deriveWithGiven(
  figure: Figure,
  there: readonly Figure[],
  given: readonly Figure[],
): string | undefined {
  if (Math.abs(figure.value) < LEAST_GIVEN) return undefined
  const pool = there.filter(one => !one.year).slice(0, 20)
  for (const asked of given.filter(one => !one.year)) {
    for (const a of pool) {
      const product = rateOf(a) * asked.value
      if (near(figure, product)) return `${a.text} × ${asked.text} = ${figure.text}`
      const b = pool.find(one => one !== a && near(figure, one.value + product))
      if (b) return `${b.text} + ${a.text} × ${asked.text} = ${figure.text}`
    }
  }
  return undefined
}

const rateOf = ({ unit, value }: Figure) => (unit === '%' ? value / 100 : value)
