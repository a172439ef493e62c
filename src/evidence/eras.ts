import { ordinals } from '../text/ranks.ts'
import { hanValue } from '../text/spelled-numbers.ts'

/** Years that a text names together, such as a century, a decade or a part of one. */
export interface Era {
  /** First and last year. */
  readonly year: number
  readonly until: number
  /** `[start, end)` of the text. */
  readonly start: number
  readonly end: number
}

const spelled = [...ordinals, 'twenty-first']
const part =
  '(?:(?:the )?(early|beginning|start|turn|opening|first half|mid|mid-|middle|latter half|second half|later half|late|end|close)(?: (?:years )?of)?[- ](?:the )?)?'
const before = /\b(?:BC|BCE|B\.C\.)/

/** The share of the whole that a part takes, from and to. Parts are vague, so that they overlap. */
const shares: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:early|beginning|start|turn|opening|初|初期|早期|前期)$/i, 0, 0.4],
  [/^(?:first half|上半叶|前半叶)$/i, 0, 0.5],
  [/^(?:mid|mid-|middle|中|中叶|中期)$/i, 0.3, 0.7],
  [/^(?:latter half|second half|later half|下半叶|后半叶)$/i, 0.5, 1],
  [/^(?:late|end|close|末|末期|末叶|后期|晚期)$/i, 0.6, 1],
]

const forms: readonly (readonly [
  pattern: RegExp,
  eraOf: (written: string) => readonly [number, number] | undefined,
])[] = [
  [new RegExp(`\\b${part}(\\d{1,2}(?:st|nd|rd|th)|${spelled.join('|')})[- ]centur(?:y|ies)\\b`, 'gi'), centuryOf],
  [new RegExp(`(?<![\\d$€£¥-])${part}(1[0-9]00|20[0-9]0|1[0-9][1-9]0)['’]?s\\b`, 'gi'), yearsOf],
  [
    /()(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,3})\s*世纪(初期?|早期|前期|上半叶|前半叶|中叶|中期|中|下半叶|后半叶|末期|末叶|末|后期|晚期)?/g,
    centuryOf,
  ],
  [/()(?<!\d)(1[0-9]\d0|20\d0)\s*年代(初期?|早期|前期|中期|中|末期|末|后期|晚期)?/g, yearsOf],
]
/** `And to the Americas in the 18th`, where another century was named. */
const leftOut = new RegExp(
  `\\b${part}(\\d{1,2}(?:st|nd|rd|th))\\b(?!-?\\s*(?:\\p{L}|\\d))|\\b${part}(\\d{1,2}(?:st|nd|rd|th))(?=,? (?:and|or|to) )`,
  'giu',
)

/** Centuries and decades of a text, or what it names of them: `the late 1600s`, `mid-19th century`, `17世纪末`. */
export function erasIn(text: string): readonly Era[] {
  if (!hint.test(text)) return []
  const found: Era[] = []
  const add = (
    match: RegExpExecArray,
    [first, second, behind]: readonly (string | undefined)[],
    eraOf: (written: string) => readonly [number, number] | undefined,
  ) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const whole = eraOf(second ?? '')
    const isTaken = found.some(one => start < one.end && end > one.start)
    if (!whole || isTaken || before.test(text.slice(end, end + 8))) return
    const [, from = 0, to = 1] = shares.find(([name]) => name.test((first || behind || '').trim())) ?? []
    const years = whole[1] - whole[0]
    found.push({ year: Math.round(whole[0] + years * from), until: Math.round(whole[0] + years * to), start, end })
  }
  for (const [pattern, eraOf] of forms) for (const match of text.matchAll(pattern)) add(match, match.slice(1), eraOf)
  if (/centur/i.test(text))
    for (const match of text.matchAll(leftOut))
      add(match, match[2] === undefined ? match.slice(3) : match.slice(1), centuryOf)
  return found
}

const hint = /centur|\d0['’]?s|世纪|年代/i

/** Of the seventeenth, 1600 to 1700: nobody tells the year at either end. */
function centuryOf(written: string): readonly [number, number] | undefined {
  const place = spelled.indexOf(written.toLowerCase()) + 1
  const number = place || Number.parseInt(written, 10) || hanValue(written)
  return number > 0 && number <= 21 ? [(number - 1) * 100, number * 100] : undefined
}

function yearsOf(written: string): readonly [number, number] {
  const year = Number(written)
  return year % 100 === 0 ? [year, year + 99] : [year, year + 9]
}
