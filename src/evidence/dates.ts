import { erasIn } from './eras.ts'
import { kept } from './kept.ts'

/** A date as precisely as a text gives it. */
export interface StatedDate {
  readonly year: number
  readonly quarter?: number
  readonly month?: number
  readonly day?: number
  /** Of a century, a decade or a part of one: the last year. */
  readonly until?: number
  /** `[start, end)` of the text. */
  readonly start: number
  readonly end: number
}

/** English names, in lower case, January first. */
export const months = 'january february march april may june july august september october november december'.split(' ')
const month = `(${months.join('|')}|${months.map(name => name.slice(0, 3)).join('|')}|sept)\\.?`
const year = '((?:1[5-9]|20)\\d\\d)'

type Part = 'year' | 'quarter' | 'month' | 'day'
const forms: readonly (readonly [pattern: RegExp, parts: readonly Part[]])[] = [
  [new RegExp(`${year}-(\\d\\d)-(\\d\\d)(?!\\d)`, 'g'), ['year', 'month', 'day']],
  [new RegExp(`${year}\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]`, 'g'), ['year', 'month', 'day']],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}\\s+${year}(?!\\d)`, 'gi'), ['day', 'month', 'year']],
  [new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}(?!\\d)`, 'gi'), ['month', 'day', 'year']],
  [new RegExp(`${year}\\s*年\\s*(\\d{1,2})\\s*月`, 'g'), ['year', 'month']],
  [new RegExp(`\\b${month},?\\s+(?:of\\s+)?${year}(?!\\d)`, 'gi'), ['month', 'year']],
  [new RegExp(`${year}\\s*年?\\s*第?\\s*([一二三四1-4])\\s*季度`, 'g'), ['year', 'quarter']],
  [new RegExp(`\\bQ([1-4])\\s*(?:of\\s+)?${year}(?!\\d)`, 'gi'), ['quarter', 'year']],
  [new RegExp(`(?<!\\d)${year}\\s*Q([1-4])\\b`, 'gi'), ['year', 'quarter']],
  [
    new RegExp(
      `(?<![\\d.,$€£¥-])${year}(?:\\s*年)?(?![\\d%]|[.,]\\d|\\s*(?:%|percent|people|patients|million|billion|元|人|万|亿|吨|个))`,
      'g',
    ),
    ['year'],
  ],
]

/** Every date of a text with a year, the most precise reading of each place. */
export const statedDates = (text: string): readonly StatedDate[] =>
  /\d{4}|centur|世纪/i.test(text) ? datesIn(text) : []

const datesIn = kept((text: string): readonly StatedDate[] => {
  const found: StatedDate[] = [...erasIn(text)]
  for (const [pattern, parts] of forms) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (found.some(one => start < one.end && end > one.start)) continue
      const values = Object.fromEntries(parts.map((part, i) => [part, numberOf(match[i + 1] ?? '')]))
      found.push({ year: 0, ...values, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
})

function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const chinese = '一二三四'.indexOf(word)
  if (chinese >= 0) return chinese + 1
  return months.findIndex(name => name.startsWith(word.toLowerCase().slice(0, 3))) + 1
}

/** `same` where all that both state is equal and the second is no vaguer; `vaguer` where it only leaves something out. */
export function compareDates(wanted: StatedDate, there: StatedDate): 'same' | 'vaguer' | 'different' {
  const isLong = wanted.until !== undefined || there.until !== undefined
  return isLong ? compareYears(wanted, there) : compareParts(wanted, there)
}

function compareParts(wanted: StatedDate, there: StatedDate): 'same' | 'vaguer' | 'different' {
  let isVaguer = false
  for (const part of ['year', 'quarter', 'month', 'day'] as const) {
    const value = wanted[part]
    if (value === undefined) continue
    const other = part === 'quarter' ? (there.quarter ?? quarterOf(there.month)) : there[part]
    if (other === undefined) isVaguer = true
    else if (other !== value) return 'different'
  }
  return isVaguer ? 'vaguer' : 'same'
}

/** What lies within the years is said; what holds them among others leaves something out. */
function compareYears(wanted: StatedDate, there: StatedDate): 'same' | 'vaguer' | 'different' {
  const [from, to] = [wanted.year, wanted.until ?? wanted.year]
  const [first, last] = [there.year, there.until ?? there.year]
  const isBothLong = from < to && first < last
  if (Math.min(last, to) - Math.max(first, from) < (isBothLong ? AT_EDGE + 1 : 0)) return 'different'
  return first >= from - AT_EDGE && last <= to + AT_EDGE ? 'same' : 'vaguer'
}

/** The 17th century and the 1600s begin and end a year apart. */
const AT_EDGE = 1

const quarterOf = (one: number | undefined) => (one === undefined ? undefined : Math.ceil(one / 3))

/** The text with its dates blanked out, offsets kept, so that what is left are figures. */
export function withoutDates(text: string): string {
  let left = text
  for (const { start, end } of statedDates(text))
    left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end)
  return left
}
