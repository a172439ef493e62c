import type { Figure } from '../text/numbers.ts'
import { boundOf, standsFor } from './approximation.ts'
import { slackOf } from './calendar.ts'

/** Words of a comparison, whose figures may follow from others. */
export const comparing =
  /\b(?:more|less|fewer|higher|lower|than|rose|rise|fell|fall|increas\w*|decreas\w*|declin\w*|drop\w*|grew|grow\w*|times|twice|thrice|double[ds]?|triple[ds]?|difference|change[ds]?|up|down|cheaper|faster|slower|(?<!no )longer|shorter|compared|versus|vs)\b|比|增|减|升|降|涨|跌|倍|高于|低于|差/iu

const totalling =
  /\b(?:total\w*|combined|together|altogether|sum|in all|remain\w*|the rest|left|gap|apart|margin|ratio|share|proportion|out of|of (?:the|all|those|these|its|their)|(?:%|percent) of \d[\d,]*|average[ds]?)\b|[占共总合]|平均|其余|剩|\d[\d,万亿]*\s?[一-鿿]{1,4}中，?(?:约?有|约)?\s?\d/iu

/** Whether a sentence says that its figures come of others; else two of many figures would give any third. */
export const mayDerive = (sentence: string): boolean => comparing.test(sentence) || totalling.test(sentence)

export const isMoney = (unit: string) => /^[A-Z]{3}$/u.test(unit)
/** What `six times as long` compares is durations, whatever else stands beside them. */
const compared: readonly (readonly [words: RegExp, isOfKind: (unit: string) => boolean])[] = [
  [
    /^\W*(?:as |so )?(?:long\w*|short\w*|fast\w*|slow\w*|quick\w*)\b|^\W*(?:的)?(?:时间|时长)|^\W*(?:长|久)/iu,
    unit => unit === 'ms',
  ],
  [
    /^\W*(?:as |more |less |the )?(?:expensive|dear\w*|cheap\w*|cost\w*|pric\w*|pay\w*)\b|^\W*(?:的)?(?:价格|费用|成本)|^\W*贵/iu,
    isMoney,
  ],
  [/^\W*(?:as )?(?:heav\w*|light\w*)\b|^\W*(?:的)?重/iu, unit => unit === 'g'],
]

/** Of the figures there those of the kind that a ratio is said to be of. */
export function ofItsKind(figure: Figure, sentence: string, there: readonly Figure[]): readonly Figure[] {
  if (figure.unit !== 'times') return there
  const behind = sentence.slice(figure.end)
  const kind = compared.find(([words]) => words.test(behind))
  return kind === undefined ? there : there.filter(({ unit }) => kind[1](unit))
}

interface Derivation {
  readonly value: number
  readonly formula: string
  /** Of what a month's length may be off, where that is not the value itself. */
  readonly of?: number
}

/** How a figure of a sentence follows from two figures of the passages, such as `59/52 − 1 = 13.5 %`; undefined where it does not. */
export function derive(stated: Figure, there: readonly Figure[], sentence: string): string | undefined {
  const figure = inRange(stated, sentence)
  const pool = there.filter(one => !one.year).slice(0, 40)
  const bounded = boundsRatio(figure, pool, sentence) ? sentence : ''
  for (const [i, a] of pool.entries()) {
    for (const b of pool.slice(i + 1)) {
      const formula = a.unit === b.unit ? formulaOf(figure, a, b, bounded) : undefined
      if (formula !== undefined) return formula
    }
  }
  return undefined
}

/** The first figure of `4 to 6 times` and `10–12 %` is of the unit behind the second. */
function inRange(figure: Figure, sentence: string): Figure {
  if (figure.unit !== '' || figure.year) return figure
  const behind = sentence.slice(figure.end)
  const unit = /^\s?(?:to|[-–—~～至到])\s?(?:\d[\d.]*\s?|[a-z]+\s)(times\b|倍|%|percent\b)/iu.exec(behind)?.[1]
  return unit === undefined ? figure : { ...figure, unit: /^(?:times|倍)$/iu.test(unit) ? 'times' : '%' }
}

/** Of many figures some two would make any bound. */
const MOST_BOUND = 4
const boundsRatio = (figure: Figure, pool: readonly Figure[], sentence: string) =>
  figure.unit === 'times' &&
  pool.filter(({ unit }) => unit !== '').length <= MOST_BOUND &&
  boundOf(sentence, figure) !== 'exactly'

/** `bounded` is the sentence where its `about` and `more than` count. */
function formulaOf(figure: Figure, a: Figure, b: Figure, bounded: string): string | undefined {
  const all = candidates(figure, a, b)
  const match = all.find(({ value, of = value }) => near(figure, value, slackOf(figure, [a, b], of)))
  if (match) return `${match.formula} = ${figure.text}`
  const allowed = bounded === '' ? undefined : all.find(({ value }) => standsFor(bounded, figure, value))
  return allowed && `${allowed.formula} = ${shown(allowed.value)}`
}

const shown = (ratio: number) => `${Number(ratio.toPrecision(3))}`

const near = ({ value, tolerance }: Figure, found: number, slack = tolerance) =>
  Math.abs(value - found) <= slack * (1 + 1e-9) + Math.abs(found) * 1e-12

function candidates(figure: Figure, a: Figure, b: Figure): Derivation[] {
  const [low, high] = a.value <= b.value ? [a, b] : [b, a]
  if (figure.unit === '%' && low.value > 0) {
    return [
      { value: (high.value / low.value - 1) * 100, formula: `${high.text} / ${low.text} − 1` },
      { value: (1 - low.value / high.value) * 100, formula: `1 − ${low.text} / ${high.text}` },
      { value: (low.value / high.value) * 100, formula: `${low.text} / ${high.text}` },
    ]
  }
  if (figure.unit === 'times' && low.value > 0) {
    return [{ value: high.value / low.value, formula: `${high.text} / ${low.text}` }]
  }
  const isPoints = figure.unit === 'pp' && a.unit === '%'
  if (!isPoints && (figure.unit !== a.unit || figure.unit === '')) return []
  return [
    { value: high.value - low.value, formula: `${high.text} − ${low.text}`, of: high.value },
    { value: high.value + low.value, formula: `${high.text} + ${low.text}`, of: high.value },
  ]
}

/** With fewer digits a product or sum may hit a figure by chance. */
const LEAST_DIGITS = 3

const digitsOf = ({ bare }: Figure): number => String(Math.abs(bare)).replace(/^0\.?0*|\.|0+$/g, '').length

/** How a figure follows from figures of the passages with one that the question gives: `50 + 0.2 × 2,000,000 = 400,050`. */
export function deriveWithGiven(
  figure: Figure,
  there: readonly Figure[],
  given: readonly Figure[],
): string | undefined {
  if (digitsOf(figure) < LEAST_DIGITS) return undefined
  const pool = there.filter(one => !one.year).slice(0, 20)
  // `Two` and `three` of a task count what it wants.
  for (const asked of given.filter(one => !one.year && /\d/.test(one.text))) {
    for (const a of pool) {
      const product = rateOf(a) * asked.value
      if (near(figure, product)) return `${a.text} × ${asked.text} = ${figure.text}`
      const b = pool.find(one => one !== a && near(figure, one.value + product))
      if (b) return `${b.text} + ${a.text} × ${asked.text} = ${figure.text}`
    }
  }
  return undefined
}

const rateOf = ({ unit, value }: Figure) => (unit === '%' ? value / 100 : value)
