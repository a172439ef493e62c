import { type Measure, measureAt, none } from './units.ts'

/** A figure as it stands in a text. */
export interface Figure {
  /** As written, unit and scale included. */
  readonly text: string
  /** In the base of its unit: `3.2亿` is 320,000,000, `5 min` is 300,000 (ms), `2 MB` is 2,000,000 (bytes). */
  readonly value: number
  /** Before the unit is applied: `5 min` is 5. */
  readonly bare: number
  /** Canonical unit, or empty: `%`, `pp`, `USD`, `ms`, `byte`, `times`, … */
  readonly unit: string
  /** Half of the last digit shown, in the base of its unit: what rounding may hide. */
  readonly tolerance: number
  /** A bare four-digit number between 1800 and 2100. */
  readonly year: boolean
  /** `[start, end)` of the text. */
  readonly start: number
  readonly end: number
}

const currencies: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'CNY', '￥': 'CNY' }

/** Letters directly before a number make it part of a name (`HTTP2`, `GPT-5`, `v1.2`), as do a capital directly behind it (`2S`) and further dots (`1.2.3`); not so in `12x24`. */
const numberPattern =
  /(?:(?<=\d ?[x×] ?)|(?<![A-Za-z\p{Script=Greek}\d._/]|[A-Za-z]-))([$€£¥￥]\s?)?((?:(?<!%)[-−+])?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:(?<!%)[-−+])?\d+(?:\.\d+|(?:_\d+)+)?(?:e\d+)?)(?![.]?\d)/giu

/** Every figure of a text, left to right. Numbers that are part of a name or a version are none. */
export function figures(text: string): Figure[] {
  const found: Figure[] = []
  for (const match of withDecimalPoints(text).matchAll(numberPattern)) {
    const end = match.index + match[0].length
    const figure =
      modelPattern.test(text.slice(end, end + 2)) || namePattern.test(text.slice(end, end + 5))
        ? undefined
        : toFigure(text, match, measureOf(text, match))
    if (figure) found.push(figure)
  }
  return found
}

/** As in 1Password. */
const namePattern = /^\p{Lu}\p{Ll}{4}/u

/** What no unit and no scale is written as, directly behind a digit. */
const modelPattern = /^[C-GIJN-SUYZ](?![\p{L}\d])/u

/** `7,5 hours` as `7.5 hours`; `1,2` alone may be a list. */
function withDecimalPoints(text: string): string {
  if (!/\d,\d{1,2}(?!\d)/.test(text)) return text
  return text.replace(
    /(?<![\d.,])(\d+),(\d{1,2})(?![\d]|,\d)/g,
    (whole, integer: string, decimals: string, at: number) =>
      measureAt(text, at + whole.length).unit === '' ? whole : `${integer}.${decimals}`,
  )
}

const hourBehind = /^(?:\s?\/\s?|\s(?:per|an)\s)(?:hours?|hr|h)\b|^(?:\s?\/\s?|每)小时/i
const HOUR_SECONDS = 3_600

/** `70 miles per hour`, `时速 70 英里`. */
function speedOf(text: string, start: number, measure: Measure, end: number): Measure {
  const behind = hourBehind.exec(text.slice(end, end + 12))?.[0] ?? ''
  const isBefore = /(?:时速|每小时)(?:约|为|达|超过|高达)?\s?$/.test(text.slice(Math.max(0, start - 8), start))
  return behind === '' && !isBefore
    ? measure
    : { ...measure, unit: 'm/s', factor: measure.factor / HOUR_SECONDS, end: measure.end + behind.length }
}

/** `In the 30s` are no seconds. */
const isDecade = (text: string, start: number, { unit }: Measure): boolean =>
  unit === 'ms' &&
  /^\d+s(?!\w)/.test(text.slice(start, start + 6)) &&
  /\b(?:the|their|his|her|early|mid|late)[\s-]$/i.test(text.slice(Math.max(0, start - 7), start))

/** `Week 24`, `weeks 8 and 12`. */
const unitBefore =
  /(?<!\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\d+)[- ])\b(?:(day|week|month|year|hour|minute) |(day|week|month|year)s (?:\d{1,3} (?:and|to|or|through) )?)$/i

/** The unit behind a number, or the word before it where that counts: `week 24`. */
function measureOf(text: string, { index, 0: bare }: RegExpExecArray): Measure {
  const behind = measureAt(text, index + bare.length)
  if (behind.unit === 'm') return speedOf(text, index, behind, index + bare.length + behind.end)
  if (behind.unit !== '') return isDecade(text, index, behind) ? none : behind
  const [, one, several] = unitBefore.exec(text.slice(Math.max(0, index - 20), index)) ?? []
  const word = one ?? several
  return word === undefined || behind.end > 0 ? behind : { ...measureAt(word, 0), end: 0 }
}

function toFigure(text: string, match: RegExpExecArray, measure: Measure): Figure | undefined {
  const [bare, currency, digits = ''] = match
  if (/^\d+_\d/.test(digits) && !/^\d{1,3}(_\d{3})+$/.test(digits)) return undefined
  const plain = digits.replace(/[,_]/g, '').replace('−', '-')
  const number = Number(plain)
  if (!Number.isFinite(number)) return undefined
  const isYear = /^(?:1[89]|20)\d\d$/.test(digits) && currency === undefined && (measure.end === 0 || measure.isYear)
  const { scale, factor, unit, end } = isYear ? none : measure
  const last = match.index + bare.length + end
  return {
    text: text.slice(match.index, last).trim(),
    value: number * scale * factor,
    bare: number * scale,
    unit: currency ? (currencies[currency.trim()] ?? '') : unit,
    tolerance: (0.5 / 10 ** decimalsOf(plain)) * scale * factor,
    year: isYear,
    start: match.index,
    end: last,
  }
}

const decimalsOf = (digits: string) => /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0
