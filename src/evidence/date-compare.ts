import type { Check } from '../domain/claim.ts'
import { compareDates, type StatedDate, statedDates } from './dates.ts'
import type { SubjectShared } from './figure-compare.ts'
import { isYearOfOther } from './figure-sides.ts'
import type { Passage } from './passage.ts'

/** One check per date of the claim. A date may stand beside the sentence, in its heading or in the title. */
export function compareDatesOf(claim: string, passage: Passage, { sameSubject }: SubjectShared): Check[] {
  const wanted = statedDates(claim)
  if (wanted.length === 0) return []
  return wanted.map(date => compareDate(date, claim, passage, sameSubject && wanted.length === 1))
}

function compareDate(date: StatedDate, claim: string, passage: Passage, isConflict: boolean): Check {
  const inSentence = statedDates(passage.text)
  const here = best(date, inSentence)
  if (here === 'same') return sameDate(date, claim, passage)
  const isOther = here === 'different' && !inSentence.every(one => isBase(passage.text, one))
  const isBeside = best(date, statedDates(passage.window)) === 'same'
  const isAround = best(date, statedDates(passage.around.join('\n'))) === 'same'
  // `Down from its 2025 average`, under a title of 2026.
  if (isOther) return isBeside ? ofSomethingElse(date) : otherDate(date, inSentence, isConflict && !isAround)
  if (isBeside) return check('agrees', `${dateText(date)} stands in the sentence beside`)
  return isAround
    ? check('agrees', `${dateText(date)} stands in the heading or the title`)
    : check('unknown', `${dateText(date)} does not stand there`)
}

const sameDate = (date: StatedDate, claim: string, { text }: Passage): Check =>
  isYearOfOther(date, claim, text)
    ? ofSomethingElse(date)
    : check('agrees', `same ${precision(date)} ${dateText(date)}`)

const ofSomethingElse = (date: StatedDate) => check('unknown', `${dateText(date)} stands beside something else there`)

const beforeBase =
  /(?:\bthan|\bcompared (?:with|to)|\bversus|\bvs\.?|\bagainst|\b(?:up|down) from|[比较]|相比于?)\s*(?:(?:in|that of|the level of|at the end of)\s*)?$/i

const untilThen = /\b(?:through|until|till|up to)\s+(?:the end of\s+)?$|(?:直到|截至|持续到)\s*$/i

/** A year that something is compared with is not the year that the sentence speaks of: `12 % less than in 2023`. */
const isBase = (text: string, { start }: StatedDate) =>
  beforeBase.test(text.slice(0, start)) || untilThen.test(text.slice(0, start))

function otherDate(date: StatedDate, there: readonly StatedDate[], isConflict: boolean): Check {
  const shown = there.slice(0, 2).map(dateText).join(', ')
  return check(isConflict ? 'conflicts' : 'unknown', `source speaks of ${shown}, claim of ${dateText(date)}`)
}

const check = (result: Check['result'], reason: string): Check => ({ name: 'date', result, reason })

function best(wanted: StatedDate, there: readonly StatedDate[]): 'same' | 'vaguer' | 'different' | undefined {
  const results = there.map(one => compareDates(wanted, one))
  return results.includes('same') ? 'same' : results.includes('vaguer') ? 'vaguer' : results[0]
}

const precision = (date: StatedDate): string =>
  date.until === undefined ? (parts.find(part => date[part] !== undefined) ?? 'year') : 'years'
const parts = ['day', 'month', 'quarter'] as const

function dateText({ year, quarter, month, day, until }: StatedDate): string {
  if (until !== undefined) return `${year}–${until}`
  if (quarter !== undefined) return `Q${quarter} ${year}`
  return [year, month, day].flatMap(one => (one === undefined ? [] : [`${one}`.padStart(2, '0')])).join('-')
}
