import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { words } from '../text/words.ts'
import { allFigures } from './figure-check.ts'
import type { Passage } from './passage.ts'
import { directionsIn } from './polarity.ts'
import { isAkin } from './substitution.ts'

/** What a figure is a figure of, as index terms: `8 % of participants`, `128,119 people`, a `$5 gift card`. */
type Object = readonly string[]

const ofPattern =
  /^\s*(?:of|among)\s+(?:(?:the|all|those|these|its|their|our|an?)\s+)*(?:[\d,.]+\s+)?(\p{L}[\p{L}-]*(?:\s+\p{L}[\p{L}-]*)?)/iu
const countedPattern = /^[\s+-]*(\p{Ll}[\p{L}-]{2,}(?:\s\p{Ll}[\p{L}-]{2,}){0,2})/u
const joining = new Set(
  `per for each apiece from to and or with than on by as in at when is are was were that which who of off more less plus worth now today
  last this next every if but while after before over under back extra only total about until through during between upfront`.split(
    /\s+/,
  ),
)

/** The same figure is there, of something else: what the claim has it of is what another figure counts, or is not spoken of as a price. */
export function ofSomethingElse(figure: Figure, claim: string, { window, around }: Passage): Check | undefined {
  if (figure.value === 0 || /\p{Script=Han}/u.test(claim)) return undefined
  const all = allFigures(window)
  const [there, others] = [all.filter(one => isSame(one, figure)), all.filter(one => !isSame(one, figure))]
  const counted = others.flatMap(one => [...baseOf(window, one), ...countedOf(window, one)])
  const objects = (objectOf: typeof baseOf) => there.map(one => objectOf(window, one)).filter(one => one.length > 0)
  const isElsewhere = [baseOf, countedOf].some(objectOf => {
    const own = figure.unit === '' || objectOf === baseOf ? objectOf(claim, figure) : []
    const found = own.length > 0 && isSpokenOf(own, counted) ? objects(objectOf) : []
    return found.length > 0 && found.length === there.length && found.every(one => !isSpokenOf(one, own))
  })
  const priced = objects(pricedOf)
  const isNarrower =
    figure.unit === '' && there.length > 0 && isQualified(figure, claim, there, window, [window, ...around])
  const isOfOther =
    priced.length > 0 && priced.length === there.length && !priced.some(one => isSpokenOf(one, words(claim)))
  return isElsewhere ||
    isOfOther ||
    isNarrower ||
    isOtherDegree(figure, claim, there, window) ||
    isOtherPeriod(claim, there, window) ||
    isOtherOrder(figure, claim, there, window)
    ? { name: 'figure', result: 'unknown', reason: `${figure.text} is of something else there` }
    : undefined
}

/** `13 % more responsive` is not 13 % lighter. */
function isOtherDegree(figure: Figure, claim: string, there: readonly Figure[], window: string): boolean {
  const own = degreeOf(claim, figure)
  const others = there.map(one => degreeOf(window, one)).filter(one => one.length > 0)
  return (
    own.length > 0 && others.length === there.length && others.length > 0 && others.every(one => !isSpokenOf(one, own))
  )
}

const degree = /^\s*(?:(?:more|less)\s+(?!than\b)(\p{L}{4,})|(\p{L}{2,}er)\b(?= than))/iu

/** The quality behind a share or a multiple; how much of an amount is compared elsewhere. */
function degreeOf(text: string, { unit, end }: Figure): Object {
  if (unit !== '%' && unit !== 'times') return []
  const [, plain, ending] = degree.exec(text.slice(end, end + 40)) ?? []
  const word = plain ?? ending ?? ''
  return word === '' || directionsIn(word).some(({ dimension }) => dimension === 'amount' || dimension === 'level')
    ? []
    : words(word)
}

const period = /\b(day|week|month|year|hour|night)s?\b/iu
const periodBehind = /^\s*(?:\/|per\s|an?\s|each\s|every\s)\s*(day|week|month|year|hour|night)\b/iu

/** A price a year is none a month. */
function isOtherPeriod(claim: string, there: readonly Figure[], window: string): boolean {
  if (!period.test(claim) || there.length === 0) return false
  return there.every(one => {
    const found = /^[A-Z]{3}$/.test(one.unit) ? periodBehind.exec(window.slice(one.end, one.end + 24))?.[1] : undefined
    return found !== undefined && !new RegExp(`\\b${found}|${found === 'day' ? 'daily' : 'annual'}`, 'iu').test(claim)
  })
}

const orderBehind =
  /^(?:(?!\bwith\b)[^.;:!?\d]){0,40}?\b(?:in|among|of)\s+(?:(?:the|all|its|their)\s+)?((?:\p{L}[\p{L}-]*\s?){1,3})/iu

/** No. 4 in the country is not No. 4 in the state. */
function isOtherOrder(figure: Figure, claim: string, there: readonly Figure[], window: string): boolean {
  if (figure.unit !== 'rank') return false
  const own = orderOf(claim, figure)
  const others = there.map(one => orderOf(window, one))
  return own.length > 0 && others.length > 0 && others.every(one => one.length > 0 && !isSpokenOf(one, own))
}

const orderOf = (text: string, { end }: Figure): Object =>
  termsOf(orderBehind.exec(text.slice(end, end + 80))?.[1]?.trim())

/** `380,000 electric vehicles` are more than `380,000 vehicles` say: what the claim puts between is said nowhere. */
function isQualified(
  figure: Figure,
  claim: string,
  there: readonly Figure[],
  window: string,
  texts: readonly string[],
): boolean {
  const own = countedOf(claim, figure)
  const head = own.at(-1)
  if (head === undefined || own.length < 2) return false
  const isOfHead = there.some(one => countedOf(window, one)[0] === head)
  const said = new Set(texts.flatMap(text => words(text)))
  return isOfHead && own.slice(0, -1).some(term => !said.has(term) && !isAkin(term, said))
}

/** The same amount of the same unit. */
export const isSame = (a: Figure, b: Figure): boolean => a.value === b.value && a.unit === b.unit

/** Whether a text counts the same things by the same figure: `276 adults`. */
export function countsSame(figure: Figure, claim: string, text: string): boolean {
  const own = countedOf(claim, figure)
  const there = allFigures(text).filter(one => isSame(one, figure))
  return own.length > 0 && there.some(one => isSpokenOf(own, countedOf(text, one)))
}

const isSpokenOf = (object: Object, there: readonly string[]): boolean => {
  const terms = new Set(there)
  return object.some(term => terms.has(term) || isAkin(term, terms))
}

const baseOf = (text: string, { end, unit }: Figure): Object =>
  unit === '%' || unit === '' ? termsOf(ofPattern.exec(text.slice(end, end + 60))?.[1]) : []

const countedOf = (text: string, { end }: Figure): Object =>
  termsOf(countedPattern.exec(text.slice(end, end + 40))?.[1])

/** A price is of the thing that stands right behind it: `a $5 gift card`. */
const pricedOf = (text: string, { end, unit }: Figure): Object =>
  /^[A-Z]{3}$/.test(unit)
    ? termsOf(/^\s(\p{Ll}[\p{L}-]{2,}(?:\s\p{Ll}[\p{L}-]{2,})?)/u.exec(text.slice(end, end + 40))?.[1])
    : []

function termsOf(said = ''): Object {
  const all = said.toLowerCase().split(/\s+/)
  // `70,000 firms doing electrical work` counts firms.
  const end = all.findIndex((word, i) => joining.has(word) || (/ing$/.test(word) && /[^s]s$/.test(all[i - 1] ?? '')))
  const own = end < 0 ? all : all.slice(0, end)
  return own[0]?.endsWith('ly') === true ? [] : words(own.join(' '), { dropStopWords: true })
}
