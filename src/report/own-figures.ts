import { allFigures, askedFigures } from '../evidence/figure-check.ts'
import type { Figure } from '../text/numbers.ts'

/** A sum of fewer digits may be met by chance. */
const LEAST_DIGITS = 4
const MOST_ADDENDS = 6
const MOST_SUMMED = 14

const digitsOf = ({ text }: Figure) => text.replace(/\D/g, '').length
const isSame = (a: Figure, b: Figure) => a.value === b.value && (a.unit === b.unit || a.unit === '' || b.unit === '')
const near = ({ value, tolerance }: Figure, found: number) =>
  Math.abs(value - found) <= tolerance + Math.abs(found) * 1e-9

/**
 * How the figures of a sentence without a citation follow from those of sentences that cite, and of the question: as sums of several, or as
 * a product of one with a factor that stands beside it. Undefined where one of them does not, or none was computed.
 */
export function followsFrom(sentence: string, cited: readonly string[], asked: string): readonly string[] | undefined {
  const own = askedFigures(sentence).filter(({ year }) => !year)
  if (own.length === 0) return undefined
  const there = cited.flatMap(allFigures).filter(({ year }) => !year)
  const given = allFigures(asked)
  const formulas: string[] = []
  for (const figure of own) {
    if ([...there, ...given].some(one => isSame(one, figure))) continue
    const formula = productOf(figure, there, [...given, ...own]) ?? sumOf(figure, cited)
    if (formula === undefined) return undefined
    formulas.push(`derived: ${formula} = ${figure.text}`)
  }
  return formulas.length > 0 ? formulas : undefined
}

function productOf(figure: Figure, there: readonly Figure[], factors: readonly Figure[]): string | undefined {
  const isFactor = ({ unit }: Figure) => unit === '' || unit === '%' || unit === 'm2'
  const bare = factors.filter(one => one !== figure && isFactor(one) && /\d/.test(one.text))
  for (const factor of bare) {
    const rate = factor.unit === '%' ? factor.value / 100 : factor.bare
    const found = there.find(one => one.unit === figure.unit && one.unit !== '' && near(figure, one.value * rate))
    if (found) return `${found.text} × ${factor.text.replace(/ square (?:feet|foot)$| sq ft$/i, '')}`
  }
  return undefined
}

/** The addends stand in one run of sentences, as the rows of a table do. */
function sumOf(figure: Figure, cited: readonly string[]): string | undefined {
  if (digitsOf(figure) < LEAST_DIGITS || figure.unit === '') return undefined
  const all = cited.flatMap(text => allFigures(text).filter(({ unit, year }) => unit === figure.unit && !year))
  for (let from = 0; from < all.length; from += 1) {
    const run = all.slice(from, from + MOST_SUMMED)
    const found = addends(figure, run, [], 0)
    if (found) return found.map(({ text }) => text).join(' + ')
  }
  return undefined
}

function addends(
  figure: Figure,
  left: readonly Figure[],
  taken: readonly Figure[],
  sum: number,
): readonly Figure[] | undefined {
  if (taken.length > 1 && near(figure, sum)) return taken
  if (taken.length === MOST_ADDENDS || sum > figure.value) return undefined
  for (const [i, one] of left.entries()) {
    const found = addends(figure, left.slice(i + 1), [...taken, one], sum + one.value)
    if (found) return found
  }
  return undefined
}
