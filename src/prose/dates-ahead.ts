import { months } from '../evidence/dates.ts'
import type { Block } from './block.ts'

const iso = /\b((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?\b/g
const monthFirst =
  /(?<!\b[0-3]?\d\s)\b([A-Z][a-z]{2})[a-z]*\.?\s+(?:([0-3]?\d)(?:st|nd|rd|th)?,?\s+)?((?:19|20)\d\d)\b/g
const dayFirst = /\b([0-3]?\d)\s+([A-Z][a-z]{2})[a-z]*\.?\s+((?:19|20)\d\d)\b/g
const chinese = /((?:19|20)\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(?:\s*([0-3]?\d)\s*日)?/g

/** Words that say that something was seen on a date, so the date cannot be to come. */
const seenOn =
  /(?:\b(?:as of|as at|accessed|retrieved|published|updated|last checked|reported on)|截至|截止|访问于|发布于|更新于)[\s:：,，on]*$/iu

/** Where dates after today stand (`today` as `2026-11-26`): `seen` says "as of" or "accessed" and cannot be right, `coming` may be a forecast. */
export function datesAhead(
  blocks: readonly Block[],
  today: string,
): { readonly seen: readonly string[]; readonly coming: readonly string[] } {
  const found = blocks.flatMap(({ place, text }) =>
    datesIn(text)
      .filter(({ date }) => date > today.slice(0, date.length))
      .map(({ start }) => ({ place, seen: seenOn.test(text.slice(Math.max(0, start - 30), start)) })),
  )
  const placesOf = (seen: boolean) => [...new Set(found.filter(one => one.seen === seen).map(({ place }) => place))]
  return { seen: placesOf(true), coming: placesOf(false) }
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
  const index = name === '' ? -1 : months.findIndex(month => month.startsWith(name.toLowerCase()))
  return index < 0 ? '' : `${index + 1}`
}
