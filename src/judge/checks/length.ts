import type { Criterion, Mark } from '../../domain/rubric.ts'
import type { Size } from '../../prose/size.ts'
import type { Check, Finding } from './finding.ts'

const number = '\\d[\\d,，]*'
const unit = '(words|sentences|characters|pages|字|页)'
const limits = 'at least|at most|exactly|up to|no more than|not more than|under|below|within|max(?:imum)?|min(?:imum)?'
const around = '(?:(?:about|around|roughly|between|from|of|a|约|大约)\\s+)*'
/** As the plan words what a question says of length, and as hosts word it: `length: 700–1000 words`, `at most 500 words`, `The report has 700 to 1,000 words`. */
const lengthPattern = new RegExp(
  `^(?:(?:the\\s+)?(?:length|report|text|answer|whole|篇幅|字数|全文|报告)(?:\\s+(?:is|has|of|must be|should be|must have|should have|stays|keeps))?\\s*[:：]?\\s*)?${around}(?:(${limits})\\s+)?${around}(${number})(?:\\s*(?:[-–—~～至到]|to|and)\\s*(${number}))?[-\\s]*${unit}(?:\\s+(?:long|in (?:all|total|length)))?[.。]?$`,
  'iu',
)

/** A text may be this much longer than asked; where a length was asked for and no limit, half of it is too short. */
const TOLERATED = 1.1
const NEAR = 1.25
const SHORT = 0.5

/** What a page holds, for lack of a layout. */
const PER_PAGE = 500

export const checkLength: Check = ({ report, size, criteria, question = '' }) => {
  const sections = report.sections.filter(({ heading }) => heading !== '').length
  const message = `${size.words} words in ${sections === 1 ? '1 section' : `${sections || 'no'} sections`}`
  const decided = criteria.flatMap(criterion => decide(criterion, size, question))
  return decided.length > 0 ? decided : [{ name: 'length', result: 'note', message }]
}

function decide({ id, text }: Criterion, size: Size, question: string): Finding[] {
  const [, limit = '', first = '', second, unit = ''] = lengthPattern.exec(text.trim()) ?? []
  const [least, most] = [first, second ?? first].map(amount => Number(amount.replace(/[,，]/g, '')))
  if (!least || !most || most < least) return []
  const has = amountOf(unit.toLowerCase(), size)
  const word = limitOf(limit.toLowerCase())
  const bounds = second === undefined ? boundsOf(word, first, `${question}\n${text}`) : undefined
  const mark = bounds ? markOf(has / least, bounds) : rangeMark(has, least, most)
  const accepted = bounds
    ? acceptedOf(least * bounds.least, least * bounds.most)
    : acceptedOf(least / TOLERATED, most * TOLERATED)
  const asked = second === undefined ? `${word === '' ? '' : `${word} `}${least}` : `${least} to ${most}`
  const message = `${has} ${unit} counted, ${asked} asked for, ${accepted} accepted`
  return [{ name: 'length', result: mark === 'full' ? 'good' : 'flaw', message, criterion: id, mark }]
}

/** What counts as met, in whole numbers. */
function acceptedOf(least: number, most: number): string {
  const [from, to] = [Math.ceil(rounded(least)), Math.floor(rounded(most))]
  if (most === Number.POSITIVE_INFINITY) return `${from} or more`
  return from === 0 ? `up to ${to}` : `${from} to ${to}`
}

/** 1000 × 1.1 is a little more than 1100. */
const rounded = (value: number) => Math.round(value * 1_000) / 1_000

function limitOf(word: string): string {
  if (word === '' || word === 'exactly') return word
  return /^(?:at least|min)/.test(word) ? 'at least' : 'at most'
}

/** Both ends are tolerated alike. */
function rangeMark(has: number, least: number, most: number): Mark {
  if (has >= least / TOLERATED && has <= most * TOLERATED) return 'full'
  return has >= least * SHORT && has <= most * NEAR ? 'partial' : 'none'
}

interface Bounds {
  readonly least: number
  readonly most: number
}

/** As shares of what was asked for. "About 500 words" and "500字左右" may not be far shorter either. */
function boundsOf(word: string, amount: string, wish: string): Bounds {
  if (word === 'at least') return { least: 1, most: Number.POSITIVE_INFINITY }
  if (word === 'exactly') return { least: 0.9, most: TOLERATED }
  const isAbout = new RegExp(`(?:about|around|roughly|some|约|大约)\\s*${amount}|${amount}\\s*字?左右`, 'iu').test(wish)
  return { least: word === '' && isAbout ? SHORT : 0, most: TOLERATED }
}

function amountOf(unit: string, { words, characters, sentences }: Size): number {
  if (unit === 'sentences') return sentences
  if (unit === 'characters') return characters
  return unit === 'pages' || unit === '页' ? Math.max(1, Math.round(words / PER_PAGE)) : words
}

function markOf(ratio: number, { least, most }: Bounds): Mark {
  if (ratio >= least && ratio <= most) return 'full'
  return ratio >= least * SHORT && ratio <= Math.max(most, NEAR) ? 'partial' : 'none'
}
