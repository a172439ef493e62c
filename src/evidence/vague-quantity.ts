import type { Check } from '../domain/claim.ts'
import { scaledUnitAt } from '../text/units.ts'
import { allFigures } from './figure-check.ts'

/** `several minutes`: no number, but an order of magnitude. */
interface VagueQuantity {
  readonly text: string
  readonly unit: string
  /** Of the unit: a minute is 60,000 ms. */
  readonly factor: number
}

const vague =
  /\b(?:several|a few|few|a couple of|some|many|dozens of|tens of|hundreds of|thousands of)(?=[ -])|(?:数|几|若干|好几|数十|几十|数百|几百|上百|数千|上千)(?=\p{Script=Han})/giu

function vagueQuantitiesIn(text: string): VagueQuantity[] {
  return Array.from(text.matchAll(vague)).flatMap(({ index, 0: word }) => {
    const { unit, factor, end } = scaledUnitAt(text, index + word.length)
    return unit === '' ? [] : { text: text.slice(index, end), unit, factor }
  })
}

/** A quantity of more than this many times another one is another order. */
const OTHER_ORDER = 6

/** One check per vague quantity of the claim: `several minutes` against `several seconds`. */
export function compareVague(claim: string, sentence: string, sameSubject: boolean): Check[] {
  const wanted = vagueQuantitiesIn(claim)
  if (wanted.length === 0) return []
  const there = vagueQuantitiesIn(sentence)
  const figures = allFigures(sentence)
  return wanted.map((one): Check => {
    const rivals = there.filter(({ unit }) => unit === one.unit)
    const isThere =
      rivals.some(({ factor }) => factor === one.factor) ||
      figures.some(({ unit, value }) => unit === one.unit && value >= one.factor && value < one.factor * 60)
    if (isThere) return { name: 'quantity', result: 'agrees', reason: `${one.text} is said there` }
    const isOther = rivals.some(({ factor }) => Math.max(factor / one.factor, one.factor / factor) >= OTHER_ORDER)
    const result = isOther && sameSubject ? 'conflicts' : 'unknown'
    return { name: 'quantity', result, reason: `${one.text} is not said there${isOther ? ', another order is' : ''}` }
  })
}
