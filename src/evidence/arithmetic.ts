import { type Figure, figures } from '../text/numbers.ts'
import { standsFor } from './approximation.ts'

/** A calculation that a sentence writes out: `50 + 0.2 × 2,000,000 = 400,050`. */
export interface Calculation {
  /** As written. */
  readonly text: string
  readonly operands: readonly Figure[]
  readonly result: Figure
  readonly isRight: boolean
}

const number = String.raw`[$€£¥]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|million|billion|thousand|[万亿]))?(?:\s(?!x\b)[a-z]{2,12})?`
const operator = String.raw`\s*(?:[-+*/×x÷·−–]|plus|minus|times|divided by|加上?|减去?|乘以?|除以)\s*`
const calculation = new RegExp(
  `(\\(?${number}(?:${operator}\\(?${number}\\)?)+)\\s*(?:=|≈|≃|equals?|is|makes?|等于|为|即)\\s*(?:about |roughly |约)?(${number})`,
  'giu',
)

/** Every calculation of a text. Brackets are taken as they stand, × and ÷ before + and −. */
export function calculationsIn(text: string): Calculation[] {
  return Array.from(text.matchAll(calculation)).flatMap(({ 0: whole, 1: left = '', 2: right = '' }): Calculation[] => {
    const operands = figures(left)
    const result = figures(right)[0]
    const value = resultOf(left)
    if (!result || value === undefined || operands.length < 2) return []
    const isRight = standsFor(right, result, result.unit === '%' && !left.includes('%') ? value * 100 : value)
    return [{ text: whole.trim(), operands, result, isRight }]
  })
}

const PLACES: Readonly<Record<string, string>> = {
  plus: '+',
  加: '+',
  加上: '+',
  minus: '-',
  减: '-',
  减去: '-',
  '−': '-',
  '–': '-',
  times: '*',
  x: '*',
  '×': '*',
  '·': '*',
  乘: '*',
  乘以: '*',
  'divided by': '/',
  除以: '/',
  '÷': '/',
}

/** The value of a written-out expression; undefined where it is none. */
function resultOf(expression: string): number | undefined {
  const parts = expression.match(
    new RegExp(`${number}|divided by|plus|minus|times|加上?|减去?|乘以?|除以|[-+*/×x÷·−–()]`, 'giu'),
  )
  const tokens = (parts ?? []).map(part => {
    const word = part.trim().toLowerCase()
    const figure = figures(part)[0]
    return figure && /\d/.test(word) ? (figure.unit === '%' ? figure.bare / 100 : figure.bare) : (PLACES[word] ?? word)
  })
  const at = { index: 0 }
  const value = sumOf(tokens, at)
  return at.index === tokens.length ? value : undefined
}

type Token = number | string
interface At {
  index: number
}

function sumOf(tokens: readonly Token[], at: At): number | undefined {
  let total = productOf(tokens, at)
  while (total !== undefined && (tokens[at.index] === '+' || tokens[at.index] === '-')) {
    const sign = tokens[at.index++] === '+' ? 1 : -1
    const next = productOf(tokens, at)
    total = next === undefined ? undefined : total + sign * next
  }
  return total
}

function productOf(tokens: readonly Token[], at: At): number | undefined {
  let total = factorOf(tokens, at)
  while (total !== undefined && (tokens[at.index] === '*' || tokens[at.index] === '/')) {
    const isTimes = tokens[at.index++] === '*'
    const next = factorOf(tokens, at)
    total = next === undefined || (!isTimes && next === 0) ? undefined : isTimes ? total * next : total / next
  }
  return total
}

function factorOf(tokens: readonly Token[], at: At): number | undefined {
  const token = tokens[at.index++]
  if (typeof token === 'number') return token
  if (token !== '(') return undefined
  const value = sumOf(tokens, at)
  return tokens[at.index++] === ')' ? value : undefined
}
