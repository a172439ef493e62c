import type { Check } from '../domain/claim.ts'
import { type Figure, figures, spelledFigures } from '../text/numbers.ts'

/** What a figure of a sentence was compared with. */
export interface FigureContext {
  /** The passages cited for the sentence. */
  readonly cited: readonly string[]
  /** What says when the passages were written: their headings, titles and dates. Years may come from there. */
  readonly around: readonly string[]
}

/** One check per figure of the sentence: `agrees` where it stands in a cited passage or derives from figures there, else `conflicts`. */
export function checkFigures(
  sentence: string,
  { cited, around }: FigureContext,
): (Check & { readonly figure: Figure })[] {
  const there = cited.flatMap(figures)
  const spelled = cited.flatMap(spelledFigures)
  const years = around.flatMap(figures)
  return figures(sentence).map(figure => {
    const stands =
      cited.some(passage => standsIn(passage, figure.text)) ||
      there.some(one => same(figure, one)) ||
      spelled.some(value => figure.bare === value) ||
      (figure.year && years.some(one => one.value === figure.value))
    if (stands) return check(figure, 'figure', 'agrees', `${figure.text} stands in the cited place`)
    const derived = derive(figure, there)
    if (derived) return check(figure, 'derived_figure', 'agrees', `derived: ${derived}`)
    return check(figure, 'figure', 'conflicts', `${figure.text} stands in none of the cited places`)
  })
}

const check = (figure: Figure, name: Check['name'], result: Check['result'], reason: string) =>
  ({ figure, name, result, reason }) as const

/** Whether the words of a figure stand in a text by themselves (in a version, say), and not as part of another figure: `$5` is not in `$52`. */
function standsIn(passage: string, words: string): boolean {
  const others = figures(passage).filter(({ text }) => text !== words)
  for (let at = passage.indexOf(words); at >= 0; at = passage.indexOf(words, at + 1)) {
    const end = at + words.length
    const isPart = others.some(other => other.start < end && other.end > at)
    if (!isPart && !/\d/.test(passage.charAt(at - 1)) && !/\d/.test(passage.charAt(end))) return true
  }
  return false
}

/** Equal up to the rounding that `shown` shows. A passage may leave its unit to the context. */
function same(shown: Figure, source: Figure): boolean {
  if (near(shown.value, source.value, shown.tolerance) && compatible(shown, source)) return true
  return source.unit === '' && near(shown.bare, source.bare, 1e-9)
}

const compatible = (a: Figure, b: Figure) => a.unit === b.unit || a.unit === '' || b.unit === ''

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * (1 + 1e-9) + Math.abs(b) * 1e-12
}

interface Derivation {
  readonly value: number
  readonly formula: string
}

/** How a figure follows from two figures of the passages, such as `59/52 − 1 = 13.5 %`; undefined where it does not. */
function derive(figure: Figure, there: readonly Figure[]): string | undefined {
  const pool = there.filter(one => !one.year).slice(0, 40)
  for (const [i, a] of pool.entries()) {
    for (const b of pool.slice(i + 1)) {
      if (a.unit !== b.unit) continue
      const match = candidates(figure, a, b).find(({ value }) => near(figure.value, value, figure.tolerance))
      if (match) return `${match.formula} = ${figure.text}`
    }
  }
  return undefined
}

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
