import { lazy } from '../../text/lazy.ts'
import { allFigures } from '../figure-check.ts'
import type { EvidenceText } from '../source-sentences.ts'
import { type Names, newNames } from './named.ts'

/** One row of a table with what its cells mean. */
export interface Row {
  /** With their units, where those stand in the head: `0.9 kg` under `Weight (kg)`. */
  readonly cells: readonly string[]
  /** Of the table's head; none where it has none. */
  readonly columns: readonly string[]
  /** What the row is about; the first cell, or the second where the first is a rank. */
  readonly label: string
  /** Where its values begin. */
  readonly from: number
  /** The names of the columns from there on. */
  readonly heads: Names
  readonly table: Table
}

interface Table {
  readonly rows: readonly Row[]
  /** The names of its rows. */
  labels(): Names
}

/** Longer rows are texts set in a table. */
const MOST_CHARS = 1_500

const tablesOf = new WeakMap<EvidenceText, ReadonlyMap<number, Row>>()

/** The row that a paragraph (from 1) is, below the head of its table. */
export function rowAt(source: EvidenceText, paragraph: number): Row | undefined {
  let rows = tablesOf.get(source)
  if (rows === undefined) {
    rows = rowsIn(source)
    tablesOf.set(source, rows)
  }
  return rows.get(paragraph)
}

function rowsIn({ text, paragraphs = [] }: EvidenceText): Map<number, Row> {
  const found = new Map<number, Row>()
  let at = 0
  while (at < paragraphs.length) {
    let end = at
    while (paragraphs[end]?.kind === 'table_row') end += 1
    const lines = paragraphs.slice(at, end).map(one => text.slice(one.start, one.end))
    for (const [i, row] of readTable(lines)) found.set(at + i + 1, row)
    at = end + 1
  }
  return found
}

/** The rows below the head, by their place among the lines. */
function readTable(lines: readonly string[]): (readonly [number, Row])[] {
  const grid = lines.map(cellsOf)
  const [first = []] = grid
  const head = headOf(grid.length > 1 && isHead(first) ? first : [])
  const rows: Row[] = []
  const table = { rows, labels: lazy(() => newNames(rows.map(({ label }) => label))) }
  const found: (readonly [number, Row])[] = []
  for (const [i, cells] of grid.entries()) {
    if (cells === head.cells || cells.length < 2 || (lines[i]?.length ?? 0) > MOST_CHARS) continue
    const row = { ...placed(cells, head), table }
    rows.push(row)
    found.push([i, row])
  }
  return found
}

interface Head {
  readonly cells: readonly string[]
  /** What a bare number of each column is with its unit. */
  readonly units: readonly ((number: string) => string)[]
  /** The names of the columns behind the first, and behind the second. */
  readonly names: Names
  readonly namesBehindRank: Names
}

function headOf(cells: readonly string[]): Head {
  const namesFrom = (from: number) => newNames(cells.map((cell, i) => (i < from ? '' : cell)))
  return { cells, units: cells.map(unitOf), names: namesFrom(1), namesBehindRank: namesFrom(2) }
}

const noHead = headOf([])

function placed(cells: readonly string[], head: Head): Omit<Row, 'table'> {
  const from = /^[^\p{L}\d]*\d{0,3}[^\p{L}\d]*$/u.test(cells[0] ?? '') && cells.length > 2 ? 2 : 1
  const isEmpty = cells.slice(head.cells.length).every(cell => cell === '')
  const own = cells.length >= head.cells.length && isEmpty ? head : noHead
  const told = cells.map((cell, i) => (/^[+−-]?[\d.,]+$/.test(cell) ? (own.units[i]?.(cell) ?? cell) : cell))
  const heads = from === 1 ? own.names : own.namesBehindRank
  return { cells: told, columns: own.cells, label: cells[from - 1] ?? '', from, heads }
}

/** The unit that a head gives in brackets stands before its numbers or behind them: `Weight (kg)`, `Price ($)`. */
function unitOf(head: string): (number: string) => string {
  const [, unit = ''] = /[(（]([^()（）]{1,20})[)）]\s*$/.exec(head) ?? []
  const ways = [(number: string) => `${number} ${unit}`, (number: string) => `${unit}${number}`]
  const isMeasured = (way: (number: string) => string) => allFigures(way('1')).some(one => one.unit !== '')
  return (unit === '' ? undefined : ways.find(isMeasured)) ?? (number => number)
}

/** A head names its columns: years count as names, other figures do not, and `Founded:` begins a row. */
function isHead(cells: readonly string[]): boolean {
  return (
    cells.length > 1 &&
    !/[:：]$/.test(cells[0] ?? '') &&
    cells.every(cell => !/\d/.test(cell.replace(/\([^)]*\)|\b(?:19|20)\d\d\b|\b[QH][1-4]\b/g, '')))
  )
}

const cellsOf = (line: string): string[] => line.split(/(?:^| )\|(?: |$)/).map(cell => cell.trim())
