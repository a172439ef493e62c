import type { Criterion, Mark } from '../../domain/rubric.ts'
import type { Size } from '../../prose/size.ts'
import type { Check, Finding } from './finding.ts'

/** As the plan words what a question says of length: `length: 500 words`, `at most 500 words`. */
const lengthPattern =
  /^(?:(?:length|篇幅)[:：]\s*|(at least|at most|exactly|up to|no more than)\s+)([\d,，]+)\s*(words|sentences|characters|pages)\b/iu
const lengthPatternZh = /^(?:length|篇幅)[:：]\s*()([\d,，]+)\s*(字|页)/iu

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
  const [, limitWord = '', amount = '', unit = ''] = lengthPattern.exec(text) ?? lengthPatternZh.exec(text) ?? []
  const asked = Number(amount.replace(/[,，]/g, ''))
  if (!(asked > 0)) return []
  const has = amountOf(unit.toLowerCase(), size)
  const mark = markOf(has / asked, boundsOf(limitWord.toLowerCase(), amount, question))
  const message = `${has} ${unit} where ${limitWord === '' ? '' : `${limitWord} `}${asked} were asked for`
  return [{ name: 'length', result: mark === 'full' ? 'good' : 'flaw', message, criterion: id, mark }]
}

interface Bounds {
  readonly least: number
  readonly most: number
}

/** As shares of what was asked for. "About 500 words" and "500字左右" may not be far shorter either. */
function boundsOf(word: string, amount: string, question: string): Bounds {
  if (word === 'at least') return { least: 1, most: Number.POSITIVE_INFINITY }
  if (word === 'exactly') return { least: 0.9, most: TOLERATED }
  const isAbout = new RegExp(`(?:about|around|roughly|some|约|大约)\\s*${amount}|${amount}\\s*字?左右`, 'iu').test(
    question,
  )
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
