import type { Check } from '../../domain/claim.ts'
import type { Figure } from '../../text/numbers.ts'
import { standsFor } from '../approximation.ts'
import { isMoney } from '../derive.ts'
import { allFigures } from '../figure-check.ts'
import type { Reading } from '../passage.ts'
import { unsaidWords } from '../unsaid-compare.ts'
import { columnsNamed, dimensionOf, figuresAsked, positionOf, rowsNamed, type Said, saidIn } from './named.ts'
import type { Row } from './table.ts'

interface Degree {
  readonly said: RegExp
  /** Whether it is the greater value that has it. */
  readonly sign: 1 | -1
  readonly isOfKind?: (unit: string) => boolean
}

const isWeight = (unit: string) => unit === 'g'
const isExtent = (unit: string) => unit === 'm' || unit === 'ms'
const comparatives: readonly Degree[] = [
  { said: /\b(?:more expensive|pricier|dearer|costlier|costs? more)\b/i, sign: 1, isOfKind: isMoney },
  { said: /\b(?:cheaper|less expensive|lower[- ]priced|costs? less)\b/i, sign: -1, isOfKind: isMoney },
  { said: /\b(?:heavier|weighs? more)\b/i, sign: 1, isOfKind: isWeight },
  { said: /\b(?:lighter|weighs? less)\b/i, sign: -1, isOfKind: isWeight },
  { said: /\b(?:longer|taller)\b/i, sign: 1, isOfKind: isExtent },
  { said: /\bshorter\b/i, sign: -1, isOfKind: isExtent },
  { said: /\b(?:higher|greater|larger|bigger|more)\b|[高大多]于/i, sign: 1 },
  { said: /\b(?:lower|smaller|less|fewer)\b|[低小少]于/i, sign: -1 },
]
const superlatives: readonly Degree[] = [
  { said: /\b(?:most expensive|priciest|dearest|costliest|costs? the most)\b/i, sign: 1, isOfKind: isMoney },
  { said: /\b(?:cheapest|least expensive|costs? the least)\b/i, sign: -1, isOfKind: isMoney },
  { said: /\bheaviest\b/i, sign: 1, isOfKind: isWeight },
  { said: /\blightest\b/i, sign: -1, isOfKind: isWeight },
  { said: /\b(?:longest|tallest)\b/i, sign: 1, isOfKind: isExtent },
  { said: /\bshortest\b/i, sign: -1, isOfKind: isExtent },
  { said: /\b(?:highest|greatest|largest|biggest|most)\b|最[高大多]/i, sign: 1 },
  { said: /\b(?:lowest|smallest|least|fewest)\b|最[低小少]/i, sign: -1 },
]
const joined = /\bthan\b|于/i

/** What the figures of a table's column say of a comparison, and whether the claim says nothing else. */
export interface Ordered {
  readonly check: Check
  readonly isSaid: boolean
}

/** `A costs less than B`, `A has the highest rate`: what no cell says and the column does. Undefined where row or column are not clear. */
export function compareOrderOf(claim: Reading, row: Row, around: readonly string[]): Ordered | undefined {
  if (claim.clauses.some(({ denials }) => denials.length > 0)) return undefined
  const said = saidIn(claim.text)
  const found = comparisonIn(claim.text, row, said) ?? extremeIn(claim.text, row, said)
  if (found === undefined) return undefined
  const { check, of, degree } = found
  const compared = of.flatMap(({ cells, from }) => cells.slice(from).flatMap(allFigures))
  const isThere = (figure: Figure) =>
    compared.some(one => one.unit === figure.unit && standsFor(claim.text, figure, one.value))
  if (!figuresAsked(claim.text, row).every(isThere)) return undefined
  const texts = [
    ...of.map(({ label }) => label),
    row.columns.join(' '),
    ...around,
    degree,
    ofLists,
    dimensionsIn(check),
  ]
  return { check, isSaid: unsaidWords(claim.text, texts).unsaid === 0 }
}

/** The words for what the compared figures measure. */
const dimensionsIn = ({ reason }: Check): string =>
  allFigures(reason)
    .map(({ unit }) => dimensionOf(unit))
    .join(' ')

/** Words that point to the table. */
const ofLists = 'all among list lists listed table shown given compared named rows overall'

interface Found {
  readonly check: Check
  readonly of: readonly Row[]
  readonly degree: string
}

function comparisonIn(text: string, row: Row, said: Said): Found | undefined {
  const than = joined.exec(text)?.index
  const degree = comparatives.find(one => one.said.test(text))
  if (than === undefined || degree === undefined) return undefined
  const placed = placedIn(row, said)
  const [subject, ...more] = placed.filter(({ at }) => at < than)
  const [object, ...others] = placed.filter(({ at }) => at > than)
  if (!subject || !object || more.length + others.length > 0) return undefined
  const [own, other] = valuesIn(row, said, degree, [subject.row, object.row]) ?? []
  if (!own || !other || own.value === other.value) return undefined
  const isSo = Math.sign(own.value - other.value) === degree.sign
  const reason = `${own.text} ${own.value > other.value ? '>' : '<'} ${other.text}`
  return { check: checkOf(isSo, reason), of: [subject.row, object.row], degree: degree.said.exec(text)?.[0] ?? '' }
}

const FEWEST_ROWS = 3
/** Of longer tables no column is gone through. */
const MOST_ROWS = 2_000

/** Each row that a claim names, with the superlative that comes in the same turn: `A has the lowest rate and B the highest`. */
function extremeIn(text: string, row: Row, said: Said): Found | undefined {
  const degrees = superlatives
    .flatMap(degree =>
      Array.from(text.matchAll(new RegExp(degree.said, 'gi')), ({ index, 0: word }) => ({ degree, index, word })),
    )
    .filter(({ index }, i, all) => all.findIndex(one => one.index === index) === i)
    .sort((one, other) => one.index - other.index)
  const placed = placedIn(row, said)
  const size = row.table.rows.length
  if (degrees.length === 0 || degrees.length !== placed.length || size < FEWEST_ROWS || size > MOST_ROWS)
    return undefined
  const checks = degrees.map(({ degree }, i) => extreme(placed[i]?.row ?? row, degree, said))
  const known = checks.filter(one => one !== undefined)
  const check = known.find(({ result }) => result === 'conflicts') ?? known[0]
  if (check === undefined || known.length < checks.length) return undefined
  return { check, of: placed.map(one => one.row), degree: degrees.map(({ word }) => word).join(' ') }
}

function extreme(row: Row, degree: Degree, said: Said): Check | undefined {
  const { rows } = row.table
  const values = valuesIn(row, said, degree, rows)
  const own = values?.[rows.indexOf(row)]
  if (!values || !own) return undefined
  const rival = values.find(({ value }) => Math.sign(value - own.value) === degree.sign)
  if (rival) return checkOf(false, `${rival.text} ${degree.sign > 0 ? '>' : '<'} ${own.text}`)
  const isShared = values.filter(({ value }) => value === own.value).length > 1
  return isShared
    ? undefined
    : checkOf(true, `${own.text}, the ${degree.sign > 0 ? 'greatest' : 'least'} of ${values.length}`)
}

const checkOf = (isSo: boolean, reason: string): Check => ({
  name: 'derived_figure',
  result: isSo ? 'agrees' : 'conflicts',
  reason: `derived: ${reason}`,
})

/** The rows that a claim names, in its order. */
function placedIn(row: Row, said: Said): readonly { readonly row: Row; readonly at: number }[] {
  const placed = rowsNamed(row, said).map(one => ({ row: one, at: positionOf(one.label, said) }))
  return placed.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at)
}

/** The one figure that each row has in the column that a claim means. */
function valuesIn(row: Row, said: Said, { isOfKind }: Degree, rows: readonly Row[]): readonly Figure[] | undefined {
  const named = columnsNamed(row, said)
  const columns = row.columns.flatMap((_, column) => {
    const cells = column < row.from ? [] : rows.map(one => allFigures(one.cells[column] ?? ''))
    const values = cells.every(list => list.length === 1) ? cells.flat() : []
    const unit = values[0]?.unit
    const isOne = unit !== undefined && values.every(one => one.unit === unit)
    return isOne && (isOfKind?.(unit) ?? named.includes(column)) ? [{ column, values }] : []
  })
  const [only, ...more] = columns.length > 1 ? columns.filter(({ column }) => named.includes(column)) : columns
  return more.length > 0 ? undefined : only?.values
}
