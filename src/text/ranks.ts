import type { Figure } from './numbers.ts'
import { hanValue, numberWords } from './spelled-numbers.ts'

/** `first` to `twentieth`. */
export const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const cardinals = numberWords.slice(1, 11)
const ordinal = `(?:${ordinals.join('|')}|\\d{1,3}(?:st|nd|rd|th))`
const cardinal = `(?:${cardinals.join('|')}|\\d{1,3})`
const ranking =
  'rank(?:s|ed|ing)?|plac(?:es?|ed|ing)|finish(?:es|ed|ing)?|c(?:ame|omes?|oming)|rat(?:es|ed)|puts?|stands?|sits?'
/** What ends in `est` and compares nothing. */
const noSuperlative =
  'interest|forest|request|test|rest|west|guest|quest|harvest|contest|protest|honest|modest|invest|priest|latest|arrest|nest|chest|digest'

/** Places in an order, and how often something has been so without a break. The first group is the number. */
const patterns: readonly (readonly [unit: 'rank' | 'run' | 'ordinal', pattern: RegExp])[] = [
  ['rank', /(?<![\p{L}\p{N}])(?:No\.? ?|no\. ?|#)(\d{1,3})(?![\p{L}\p{N}]|[.,]\d)/gu],
  ['rank', new RegExp(`\\b(?:ranked|rated|is|was|are|as|the|at) number (${cardinal})\\b(?!-)`, 'giu')],
  [
    'rank',
    new RegExp(
      `\\b(${ordinal})[- ](?:(?!(?:${noSuperlative})\\b)\\p{L}{3,}est|most|best|worst|place|position|rank|spot|runner)\\b`,
      'giu',
    ),
  ],
  [
    'rank',
    new RegExp(
      `\\b(?:${ranking})\\b[^.;:!?]{0,80}?\\b(?<!\\bon the )(${ordinal})(?=\\s*(?:[,.;:)]|$)|\\s(?:in|among|of|for|out of|nationally|worldwide|globally|overall|behind|after|ahead|on|by|with|and)\\b)`,
      'giu',
    ),
  ],
  [
    'run',
    new RegExp(
      `\\b(${ordinal})[- ](?:consecutive|straight|successive)\\b|\\b(${ordinal}) (?:years?|times?|months?|quarters?|seasons?|weeks?|days?) (?:in a row|running)\\b`,
      'giu',
    ),
  ],
  ['run', /连续第([一二三四五六七八九十]{1,3}|\d{1,3})[年次个届]/gu],
  ['rank', /第([一二三四五六七八九十]{1,3}|\d{1,3})(?:名|位|大|高|低|多|少|长|快)(?![学中])/gu],
  [
    'rank',
    /(?:排名|排行|排在|位居|位列|名列|[居列])[^，。；,.;]{0,10}?第([一二三四五六七八九十]{1,3}|\d{1,3})(?![一二三四五六七八九十\d季章条节次])/gu,
  ],
  [
    'rank',
    /\b(?:the|in) (top (?:spot|place|position|rank|slot))\b|\b(at the (?:top|head) of|tops|topped|topping)(?=[^.;]{0,50}?\b(?:list|rankings?|charts?|table|league)\b)|(?:位居榜首|名列榜首|高居榜首|排名榜首)/giu,
  ],
  ['ordinal', /(?<![\p{L}\p{N}.,])(\d{1,3}(?:st|nd|rd|th))(?![\p{L}\p{N}])/giu],
]

/**
 * Ranks that a text gives, in English and Chinese, as figures of the unit `rank`, `run` or `ordinal`: `No. 4`,
 * `third-largest`, `ranked fifth`, `第三大`; `for the third year in a row`; `the 5th edition`.
 */
export function ranks(text: string): Figure[] {
  if (!hint.test(text)) return []
  const found: Figure[] = []
  const all = patterns.flatMap(([unit, pattern]) =>
    Array.from(text.matchAll(pattern), match => figureOf(text, match, unit)),
  )
  for (const one of all) if (!found.some(({ start, end }) => one.start < end && one.end > start)) found.push(one)
  return found
}

/** What the patterns have in common, looked for first. */
const hint = new RegExp(`\\b${ordinal}\\b|\\bno\\.? ?\\d|#\\d|\\bnumber \\S|\\btop|at the head of|[第榜]`, 'i')

function figureOf(text: string, match: RegExpExecArray, unit: string): Figure {
  const [whole, first, second] = match
  const written = first ?? second ?? whole
  const within = whole.lastIndexOf(written)
  const mark = /^(?:no|#)/i.test(whole) ? within : Number(whole.charAt(within - 1) === '第')
  const start = match.index + within - mark
  const end = match.index + within + written.length
  const value = numberOf(written.toLowerCase())
  return { text: text.slice(start, end), value, bare: value, unit, tolerance: 1e-9, year: false, start, end }
}

function numberOf(written: string): number {
  if (/top|head|榜首/.test(written)) return 1
  if (/^\d/.test(written)) return Number.parseInt(written, 10)
  const place = ordinals.includes(written) ? ordinals.indexOf(written) : cardinals.indexOf(written)
  return place >= 0 ? place + 1 : hanValue(written)
}
