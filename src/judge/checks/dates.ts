import { at, type Check, type Finding } from './finding.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const iso = /\b((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?\b/g
const monthFirst = /\b([A-Z][a-z]{2})[a-z]*\.?\s+(?:([0-3]?\d)(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b/g
const dayFirst = /\b([0-3]?\d)\s+([A-Z][a-z]{2})[a-z]*\.?\s+((?:19|20)\d\d)\b/g
const chinese = /((?:19|20)\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(?:\s*([0-3]?\d)\s*日)?/g

/** Words that say that something was seen on a date, so the date cannot be to come. */
const seenOn =
  /(?:\b(?:as of|as at|accessed|retrieved|published|updated|last checked|reported on)|截至|截止|访问于|发布于|更新于)[\s:：,，on]*$/iu

/** Dates after today: wrong where the report says "as of" or "accessed", to be looked at elsewhere. */
export const checkDates: Check = ({ report, now }) => {
  const today = now.slice(0, 10)
  const found = report.places.flatMap(({ place, text }) =>
    datesIn(text)
      .filter(({ date }) => date > today.slice(0, date.length))
      .map(({ start }) => ({ place, seen: seenOn.test(text.slice(Math.max(0, start - 30), start)) })),
  )
  const seen = [...new Set(found.filter(one => one.seen).map(({ place }) => place))]
  const coming = [...new Set(found.filter(one => !one.seen).map(({ place }) => place))]
  return [
    ...finding('flaw', `something is dated as seen after today, ${today}`, seen),
    ...finding('note', `dates after today, ${today}: forecasts must say so`, coming),
  ]
}

function finding(result: Finding['result'], message: string, places: readonly string[]): Finding[] {
  return places.length > 0 ? [{ name: 'dates', result, message: `${message}${at(places)}`, places }] : []
}

interface FoundDate {
  /** `2026-11` or `2026-11-22`. */
  readonly date: string
  readonly start: number
}

function datesIn(text: string): FoundDate[] {
  return [
    ...[...text.matchAll(iso)].flatMap(match => dateOf(match.index, match[1], match[2], match[3])),
    ...[...text.matchAll(chinese)].flatMap(match => dateOf(match.index, match[1], match[2], match[3])),
    ...[...text.matchAll(monthFirst)].flatMap(match => dateOf(match.index, match[3], monthNumber(match[1]), match[2])),
    ...[...text.matchAll(dayFirst)].flatMap(match => dateOf(match.index, match[3], monthNumber(match[2]), match[1])),
  ]
}

function dateOf(start: number, year = '', month = '', day?: string): FoundDate[] {
  if (month === '') return []
  const parts = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])]
  return [{ date: parts.join('-'), start }]
}

function monthNumber(name = ''): string {
  const index = months.indexOf(name.toLowerCase())
  return index < 0 ? '' : `${index + 1}`
}
