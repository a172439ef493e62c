import type { Check } from '../../domain/claim.ts'
import type { Figure } from '../../text/numbers.ts'
import { words } from '../../text/words.ts'
import { standsFor } from '../approximation.ts'
import { allFigures } from '../figure-check.ts'
import type { Reading } from '../passage.ts'
import { unsaidWords } from '../unsaid-compare.ts'
import {
  columnsNamed,
  dimensionOf,
  figuresAsked,
  isComparing,
  isSaid,
  rowsNamed,
  saidIn,
  withoutAside,
} from './named.ts'
import type { Row } from './table.ts'

/** The row and the columns of a claim have its figures, and it says nothing else: such a cell bears it out by itself. */
export const CELL_SAID = 'the row and column that it names'

export const ROW_NAMED = 'the row that it names'

/** Where a claim says which row and column it means, the cell there decides; a figure under another head is another one. */
export function compareRow(claim: Reading, row: Row, around: readonly string[]): Check[] {
  const said = saidIn(claim.text)
  const named = rowsNamed(row, said)
  const isOwn = named.includes(row)
  if (named.length > 0 && !isOwn) return [unknown(`it is said of “${row.label}” there`)]
  const columns = columnsNamed(row, said)
  const asked = figuresAsked(claim.text, row)
  const held = asked.map(figure => holders(figure, claim.text, row))
  const meant = { claim: claim.text, row, isOwn, columns, asked, held }
  const checks =
    asked.length > 0
      ? asked.flatMap((figure, i) => compareFigure(figure, held[i] ?? [], meant))
      : [...(isOwn ? compareAnswer(claim, row, columns, said.terms) : []), ...compareWorded(claim, row)]
  const isBorne = asked.length > 0 ? checks.length === 0 && held.every(list => list.length > 0) : checks.some(agrees)
  if (!isOwn) return checks
  const reason = isBorne && isAllSaid(meant, around) ? CELL_SAID : ROW_NAMED
  return [...checks, { name: 'entity', result: 'agrees', reason }]
}

const agrees = ({ result }: Check) => result === 'agrees'

interface Meant {
  readonly claim: string
  readonly row: Row
  /** The claim names it. */
  readonly isOwn: boolean
  /** Whose heads the claim names. */
  readonly columns: readonly number[]
  readonly asked: readonly Figure[]
  /** The columns that have each of them. */
  readonly held: readonly (readonly number[])[]
}

function compareFigure(figure: Figure, own: readonly number[], meant: Meant): Check[] {
  const { claim, row, isOwn, columns, asked, held } = meant
  const those = row.cells.map((_, i) => (i < row.from ? [] : allFigures(row.cells[i] ?? '')))
  const ofKind = those.flatMap((list, i) => (list.some(one => isOfKind(figure, one)) ? [i] : []))
  const isClaimed = (i: number) => those[i]?.every(one => asked.some(other => isHeld(other, claim, one))) ?? false
  // What follows from several cells stands in none.
  if (columns.some(i => own.includes(i)) || (own.length === 0 && isComparing(claim, row))) return []
  // What it says of a column that has another of its figures is said.
  const open = columns.filter(i => !held.some(list => list.includes(i)))
  const [column] = open
  if (column !== undefined && open.length === 1 && isOwn && ofKind.includes(column)) {
    const reason = `figure differs: ${figure.text} against ${row.cells[column]} under “${row.columns[column]}”`
    return [{ name: 'figure', result: 'conflicts', reason }]
  }
  const [elsewhere] = own
  const isAlone = ofKind.every(i => own.includes(i) || isClaimed(i))
  if (elsewhere === undefined || (isAlone && open.length === 0)) return []
  const isOther = (i: number) => i !== elsewhere && isImplied(row.columns[i], figure)
  const isMeant = !columns.some(i => ofKind.includes(i)) && open.length === 0
  if (isMeant && isImplied(row.columns[elsewhere], figure) && !ofKind.some(isOther)) return []
  const head = row.columns[elsewhere]
  return [unknown(head ? `${figure.text} stands under “${head}” there` : `${figure.text} stands beside others there`)]
}

/** The cell under the only head that the claim names: `yes`, `no`, a tick or a cross, or words that the claim does not have. */
function compareAnswer(claim: Reading, row: Row, columns: readonly number[], terms: ReadonlySet<string>): Check[] {
  const [column] = columns
  if (column === undefined || columns.length > 1) return []
  const [cell = '', head = ''] = [row.cells[column], row.columns[column]]
  const reason = `“${cell}” stands under “${head}” there`
  const answer = yes.test(cell) ? true : no.test(cell) ? false : undefined
  if (answer === undefined) {
    const own = words(cell)
    const isOpen = own.length === 0 || cell.length > LONG_CELL || own.some(term => isSaid(term, terms))
    return isOpen ? [] : [unknown(reason)]
  }
  const isDenied = claim.clauses.some(({ denials }) => denials.length > 0)
  return [{ name: 'negation', result: answer === isDenied ? 'conflicts' : 'agrees', reason }]
}

/** Of cells with words, the one that the claim is about: its head comes first in the claim, and what it says has to stand in it. */
function compareWorded(claim: Reading, row: Row): Check[] {
  const worded = row.cells.flatMap((cell, i) => (i >= row.from && cell.length > LONG_CELL ? [i] : []))
  const [subject] = worded.map(i => ({ i, at: firstOf(row, i, claim) })).sort((a, b) => a.at - b.at)
  if (worded.length < 2 || subject === undefined || subject.at === Number.POSITIVE_INFINITY) return []
  const heads = new Set(words(row.columns.join(' ')))
  const shared = (i: number) =>
    new Set(words(row.cells[i] ?? '').filter(term => claim.termSet.has(term) && !heads.has(term))).size
  const nearest = worded.reduce((best, i) => (shared(i) > shared(best) ? i : best), subject.i)
  return nearest === subject.i ? [] : [unknown(`that stands under “${row.columns[nearest]}” there`)]
}

/** Where a claim first has a word of a head that no other head has. */
function firstOf({ columns }: Row, i: number, claim: Reading): number {
  const others = new Set(words(columns.filter((_, n) => n !== i).join(' ')))
  const own = new Set(words(columns[i] ?? '', { dropStopWords: true }).filter(term => !others.has(term)))
  const first = claim.terms.find(({ term }) => isSaid(term, own))
  return first?.start ?? Number.POSITIVE_INFINITY
}

/** Characters of what is more than a value. */
const LONG_CELL = 40

const yes = /^(?:yes|y|true|included|supported|available|✓|✔️?|✅|☑|是|有|支持|√)$/iu
const no = /^(?:no|n|false|none|not (?:included|supported|available)|✗|✘|❌|×|否|无|没有|不支持)$/iu

/** A claim that names row, column and figures, and nothing that none of them says. */
function isAllSaid({ claim, row, asked }: Meant, around: readonly string[]): boolean {
  const implied = asked.map(({ unit }) => dimensionOf(unit))
  return unsaidWords(claim, [row.cells.join(' '), row.columns.join(' '), ...around, ...implied]).unsaid === 0
}

const unknown = (reason: string): Check => ({ name: 'entity', result: 'unknown', reason })

/** The columns that have a figure. */
const holders = (figure: Figure, claim: string, row: Row): readonly number[] =>
  row.cells.flatMap((_, i) =>
    i >= row.from && allFigures(row.cells[i] ?? '').some(one => isHeld(figure, claim, one)) ? [i] : [],
  )

const isHeld = (figure: Figure, claim: string, there: Figure): boolean =>
  isOfKind(figure, there) &&
  (standsFor(claim, figure, there.value) || (figure.unit !== there.unit && figure.bare === there.bare))

const isOfKind = (one: Figure, other: Figure): boolean =>
  one.unit === other.unit || one.unit === '' || other.unit === ''

function isImplied(head: string | undefined, { unit }: Figure): boolean {
  const implied = new Set(words(dimensionOf(unit)))
  const own = words(withoutAside(head ?? ''), { dropStopWords: true })
  return own.some(term => implied.has(term))
}
