import { type Figure, figures } from '../text/numbers.ts'
import { standsFor } from './approximation.ts'
import { slackOf } from './calendar.ts'

/** A calculation that a sentence writes out: `50 + 0.2 × 2,000,000 = 400,050`. */
export interface Calculation {
  /** As written. */
  readonly text: string
  readonly operands: readonly Figure[]
  readonly result: Figure
  readonly isRight: boolean
}

const hanUnit = '个月|星期|[周天年]|小时|分钟|秒|美元|欧元|元|公里|千米|米|公斤|千克|克|吨'
const number = String.raw`[$€£¥]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|million|billion|thousand|[万亿]))?(?:\s?(?:${hanUnit})|\s(?!x\b)[a-z]{2,12})?`
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
    if (!result || operands.length < 2) return []
    const isRight = comesOut(left, right, operands, result)
    return isRight === undefined ? [] : [{ text: whole.trim(), operands, result, isRight }]
  })
}

/** Undefined where it is no expression, or one of units that make another: `10 km / 30 minutes = 20 km/h`. */
function comesOut(left: string, right: string, operands: readonly Figure[], result: Figure): boolean | undefined {
  const bare = resultOf(left, one => one.bare)
  const base = resultOf(left, one => one.value)
  if (bare === undefined || base === undefined) return undefined
  const measured = operands.filter(({ unit }) => unit !== '' && unit !== '%')
  const isOneKind = new Set(measured.map(({ unit }) => unit)).size < 2
  const shown = { ...result, value: result.bare, tolerance: result.tolerance / factorOfUnit(result) }
  if (countsAlike(left, operands, measured, result) && isShown(right, shown, bare, left)) return true
  if (!isOneKind) return undefined
  return isShown(right, { ...result, tolerance: slackOf(result, [...measured, result]) }, base, left)
}

const isShown = (right: string, result: Figure, value: number, left: string) =>
  standsFor(right, result, result.unit === '%' && !left.includes('%') ? value * 100 : value)

const factorOfUnit = ({ value, bare }: Figure) => (bare === 0 ? 1 : value / bare)
const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.abs(b)

/** Whether the numbers before the units may be reckoned with: in one unit, or where a product changes it (`2 weeks × 7 days = 14 days`). */
function countsAlike(left: string, operands: readonly Figure[], measured: readonly Figure[], result: Figure): boolean {
  const factors = measured.filter(({ unit }) => unit === result.unit || result.unit === '').map(factorOfUnit)
  const isProduct = /[*×x·]|times|乘/iu.test(left)
  const isOneUnit = measured.every(one => measured.every(other => one.unit !== other.unit || isSameUnit(one, other)))
  if (!isOneUnit && !isProduct) return false
  if (result.unit === '' || factors.length === 0 || factors.some(one => isNear(one, factorOfUnit(result)))) return true
  return operands.some(
    ({ unit, value }) => unit === '' && factors.some(one => isNear(value * factorOfUnit(result), one)),
  )
}

const isSameUnit = (a: Figure, b: Figure) => isNear(factorOfUnit(a), factorOfUnit(b))

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
function resultOf(expression: string, measure: (figure: Figure) => number): number | undefined {
  const parts = expression.match(
    new RegExp(`${number}|divided by|plus|minus|times|加上?|减去?|乘以?|除以|[-+*/×x÷·−–()]`, 'giu'),
  )
  const tokens = (parts ?? []).map(part => {
    const word = part.trim().toLowerCase()
    const figure = figures(part)[0]
    return figure && /\d/.test(word)
      ? figure.unit === '%'
        ? figure.bare / 100
        : measure(figure)
      : (PLACES[word] ?? word)
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
