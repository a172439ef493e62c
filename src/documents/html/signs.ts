import type { Segment } from './segments.ts'

/** What the text of a segment looks like, whatever its language. */
export interface Signs {
  /** Characters; an East Asian one says as much as 2.5 Latin ones. */
  readonly size: number
  readonly words: number
  readonly eastAsian: number
  readonly linkDensity: number
  /** Ends of sentences, and pauses inside them. */
  readonly sentences: number
  readonly pauses: number
  readonly digits: number
  readonly capitals: number
  readonly endsSentence: boolean
  readonly endsColon: boolean
  readonly price: boolean
  readonly date: boolean
  readonly rights: boolean
  readonly question: boolean
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const isCapital = (unit: number): boolean => unit >= 65 && unit <= 90
/** Han, kana, hangul and the punctuation that goes with them. */
const isEastAsian = (unit: number): boolean =>
  (unit >= 0x3000 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xff00 && unit <= 0xffef)

const ends = new Set([...'.!?。！？…'].map(char => char.charCodeAt(0)))
const wideEnds = new Set([...'。！？'].map(char => char.charCodeAt(0)))
const pauses = new Set([...',;，、；'].map(char => char.charCodeAt(0)))

const price = /[$€£¥￥₹]\s?\d|\d\s?(?:[€元円]|USD|EUR|GBP|RMB)/
const date =
  /\b(?:19|20)\d\d[-/.年]\s?\d{1,2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d+\s?(?:minute|hour|day|week|month|year)s? ago|\d+\s?(?:分钟|小时|天|个月|年)前/i
const rights = /©|\(c\) ?(?:19|20)|copyright|all rights reserved|版权|版權|备案|ICP/i

interface Counts {
  words: number
  eastAsian: number
  sentences: number
  pauses: number
  digits: number
  capitals: number
}

/** Longer texts are judged by their beginning. */
const maxLength = 20_000

function count(text: string): Counts {
  const counts = { words: 0, eastAsian: 0, sentences: 0, pauses: 0, digits: 0, capitals: 0 }
  let inWord = false
  const end = Math.min(text.length, maxLength)
  for (let index = 0; index < end; index += 1) {
    const unit = text.charCodeAt(index)
    const space = unit === 32
    if (!space && !inWord) counts.words += 1
    inWord = !space
    // Small Latin letters and spaces are most of a text and of no other class.
    if (!space && (unit < 97 || unit > 122)) classify(text, index, unit, counts)
  }
  return counts
}

function classify(text: string, index: number, unit: number, counts: Counts): void {
  if (isEastAsian(unit)) counts.eastAsian += 1
  if (isDigit(unit)) counts.digits += 1
  else if (isCapital(unit)) counts.capitals += 1
  else if (pauses.has(unit)) counts.pauses += 1
  else if (ends.has(unit) && (wideEnds.has(unit) || isBoundary(text, index + 1))) counts.sentences += 1
}

function isBoundary(text: string, index: number): boolean {
  const next = text[index]
  return next === undefined || next === ' ' || next === '"' || next === '”' || next === ')' || next === '\n'
}

const shortLimit = 200

export function signsOf({ text, linked }: Segment): Signs {
  const counts = count(text)
  const length = Math.max(1, Math.min(text.length, maxLength))
  const short = text.length <= shortLimit
  const head = short ? text : text.slice(0, shortLimit)
  return {
    size: text.length + counts.eastAsian * 1.5,
    words: counts.words + counts.eastAsian / 1.6,
    eastAsian: counts.eastAsian / length,
    linkDensity: Math.min(1, linked / text.length),
    sentences: counts.sentences,
    pauses: counts.pauses,
    digits: counts.digits / length,
    capitals: counts.capitals / length,
    endsSentence: ends.has(text.charCodeAt(text.length - 1)),
    endsColon: /[:：]$/.test(text),
    price: price.test(head),
    date: short && date.test(head),
    rights: rights.test(head),
    question: /[?？]/.test(head),
  }
}
