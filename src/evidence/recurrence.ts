import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { scaledUnitAt } from '../text/units.ts'
import { allFigures } from './figure-check.ts'
import { isSame } from './figure-object.ts'

interface Recurrence {
  readonly text: string
  /** Milliseconds from one time to the next. */
  readonly every: number
  /** What there is each time: the figures right before it. */
  readonly of: readonly Figure[]
}

const each =
  /\b(?:every|each|once an?|per)\s+(?:other\s+)?|(?<=\p{L}|\d)\s?\/\s?(?=(?:day|week|wk|month|year|yr|d)\b)|(?<=\b(?:\d+|once|twice|times|(?:minute|min|hour|hr|session|dose|cup|gram|drink|glas|serving|step|calorie|class|lesson|visit|workout|mg|g|ml)(?:e?s)?)\s)an?\s+(?=(?:day|night|week|month|year)\b)|每隔?/giu
const adverbs: readonly (readonly [pattern: RegExp, every: number])[] = [
  [/\bhourly\b/i, 36e5],
  [/\b(?:daily|nightly)\b/i, 864e5],
  [/(?<!\b(?:bi|semi)-)\bweekly\b/i, 6048e5],
  [/(?<!\b(?:bi|semi)-)\bmonthly\b|每个?月/i, 2629800e3],
  [/\b(?:yearly|annually|annual)\b/i, 31557600e3],
]

/** Characters between a figure and how often it is: `38 minutes of rowing a week`, `between $50 and $150 an hour`. */
const NEAR = 16

function recurrencesIn(text: string): Recurrence[] {
  const before = (at: number) => allFigures(text).filter(({ end }) => end <= at && at - end <= NEAR)
  const found = Array.from(text.matchAll(each)).flatMap(({ index, 0: word }): Recurrence[] => {
    const at = index + word.length
    const figure = allFigures(text.slice(at, at + 24)).find(({ start }) => start === 0)
    const { unit, factor, end } = figure?.unit
      ? { ...figure, factor: figure.value, end: at + figure.end }
      : scaledUnitAt(text, at)
    const every = /other/i.test(word) ? 2 * factor : factor
    return unit === 'ms' ? [{ text: text.slice(index, end), every, of: before(index) }] : []
  })
  return [
    ...found,
    ...adverbs.flatMap(([pattern, every]) => pattern.exec(text)?.map(word => ({ text: word, every, of: [] })) ?? []),
  ]
}

const SLACK = 0.05

const saidThere = (text: string): string => `${text} is said there`
const notSaid = (text: string): string => `as often as ${text} is not said there, another interval is`
/** The interval that a check misses. */
const missing = new RegExp(`^${notSaid('(.+)')}$`)

/** Whether a check of one sentence found the interval that the check of another one misses. */
export function saysInterval(found: Check, missed: Check): boolean {
  const text = missing.exec(missed.reason)?.[1]
  return text !== undefined && found.reason === saidThere(text)
}

/** How often something happens: `every year` against `every two years`. */
export function compareRecurrences(claim: string, sentence: string, sameSubject: boolean): Check[] {
  const there = recurrencesIn(sentence)
  if (there.length === 0) return []
  return recurrencesIn(claim).flatMap(({ text, every, of }): Check[] => {
    const isThere = there.some(one => Math.abs(one.every - every) <= every * SLACK)
    if (isThere) return [{ name: 'quantity', result: 'agrees', reason: saidThere(text) }]
    // Of a figure that does not stand there the sentence says nothing, how often either.
    if (of.length > 0 && !there.some(one => of.some(own => one.of.some(other => isSame(own, other))))) return []
    const result = sameSubject ? 'conflicts' : 'unknown'
    return [{ name: 'quantity', result, reason: notSaid(text) }]
  })
}
