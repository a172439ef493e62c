import { allFigures } from '../figure-check.ts'
import type { EvidenceText } from '../source-sentences.ts'

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
  readonly table: Table
}

interface Table {
  readonly rows: readonly Row[]
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
  const head = grid.length > 1 && isHead(first) ? first : []
  const rows: Row[] = []
  const table = { rows }
  const found: (readonly [number, Row])[] = []
  for (const [i, cells] of grid.entries()) {
    if (cells === head || cells.length < 2 || (lines[i]?.length ?? 0) > MOST_CHARS) continue
    const row = { ...placed(cells, head), table }
    rows.push(row)
    found.push([i, row])
  }
  return found
}

function placed(cells: readonly string[], head: readonly string[]): Omit<Row, 'table'> {
  const from = /^[^\p{L}\d]*\d{0,3}[^\p{L}\d]*$/u.test(cells[0] ?? '') && cells.length > 2 ? 2 : 1
  const isEmpty = cells.slice(head.length).every(cell => cell === '')
  const columns = head.length > 0 && cells.length >= head.length && isEmpty ? head : []
  const told = cells.map((cell, i) => withUnit(cell, columns[i] ?? ''))
  return { cells: told, columns, label: cells[from - 1] ?? '', from }
}

/** A bare number with the unit that its head gives in brackets, before it or behind it. */
function withUnit(cell: string, head: string): string {
  const [, unit] = /[(（]([^()（）]{1,20})[)）]\s*$/.exec(head) ?? []
  if (unit === undefined || !/^[+−-]?[\d.,]+$/.test(cell)) return cell
  return [`${cell} ${unit}`, `${unit}${cell}`].find(told => allFigures(told).some(one => one.unit !== '')) ?? cell
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
