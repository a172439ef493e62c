import type { Figure } from './numbers.ts'
import { numberWords } from './spelled-numbers.ts'

/** `One` to `twenty`. */
const numbers = numberWords.slice(1, 21)
const number = `(?:${numbers.join('|')})`
const whole = `(?:${numbers.slice(1).join('|')}|(?:a |one )?hundred|\\d{1,3})`
const parts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 }

/** `Nine in ten`, `one out of 12`; `1 in 12` has two figures, and `two in three days` counts days. */
const odds = new RegExp(
  `(?<![\\p{L}\\p{N}.,-])(${number})(?:(?<=\\b(?:about|around|roughly|nearly|almost|over|under|some|(?:more|less|fewer) than) one) \\p{L}{3,})? (?:in|out of)(?: every)? (${whole})(?![\\p{L}\\p{N}]|[.,]\\d|[ -](?:second|minute|hour|day|night|week|month|year|decade|percent|per cent|%))`,
  'giu',
)
/** `A third of`, `two-thirds of`; a quarter of a year is a time, and the first half has another. */
const fractions =
  /(?<![\p{L}\p{N}-])(?:(an?|one|two|three|four)[ -](third|quarter|fifth|tenth)s?(?= of\b(?! (?:(?:19|20)\d\d|the (?:fiscal|financial|year)|an? ))))|(?<!\b(?:first|second|other|latter|later|top|bottom|one|upper|lower|northern|southern|eastern|western|an?|the|and a)[ -])(?<![\p{L}\p{N}-])half(?= of (?:the|all|its|their|those|these|our)\b)/giu

/** How far a share in words may be from what it stands for: two in a hundred, and of small ones so little that one in 12 is not one in 13. */
const slackOf = (value: number): number => Math.min(2, value / 25)

/** Shares of a whole in words, as per cent: `nine in ten` is 90 %. */
export function shares(text: string): Figure[] {
  return [
    ...Array.from(text.matchAll(odds)).flatMap(({ index, 0: said, 1: part = '', 2: of = '' }) => {
      const [some, all] = [countOf(part), countOf(of)]
      return some < all && all > 1 ? [shareOf(said, index, some / all)] : []
    }),
    ...Array.from(text.matchAll(fractions), ({ index, 0: said, 1: count = 'one', 2: part = 'half' }) =>
      shareOf(said, index, (/^an?$/i.test(count) ? 1 : countOf(count)) / (parts[part.toLowerCase()] ?? 1)),
    ),
  ]
}

const hedgeBefore =
  /\b(?:about|around|roughly|approximately|nearly|almost|some|over|under|(?:more|less|fewer) than)\s+$/i
const nounWithin = /(?<=^\S+ )(?!in\b|out\b|third|quarter|fifth|tenth)\p{L}{3,}(?= (?:in|out of)\b)/iu

/** A text without its shares and what says how exact they are; `one rower in twelve` leaves the rower. */
export function withoutShares(text: string): string {
  return shares(text).reduce((left, { start, end, text: said }) => {
    const from = start - (hedgeBefore.exec(left.slice(0, start))?.[0].length ?? 0)
    const noun = nounWithin.exec(said)?.[0] ?? ''
    return `${left.slice(0, from)}${noun.padEnd(end - from)}${left.slice(end)}`
  }, text)
}

const countOf = (said: string): number =>
  /^\d/.test(said) ? Number(said) : /hundred$/i.test(said) ? 100 : numbers.indexOf(said.toLowerCase()) + 1

function shareOf(text: string, start: number, share: number): Figure {
  const value = share * 100
  return {
    text,
    value,
    bare: value,
    unit: '%',
    tolerance: slackOf(value),
    year: false,
    start,
    end: start + text.length,
  }
}
