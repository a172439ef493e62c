import { gapBetween } from './join-lines.ts'
import { type Line, textOfLine } from './lines.ts'

interface Column {
  x0: number
  x1: number
}

const isRow = ({ cells }: Line): boolean => cells.length >= 2

/** Lines of prose run on; cells are short. */
const maxCellChars = 60
/** Rows further apart than this many heights belong to different tables. */
const rowDistance = 3.2

/** Marks that stand apart from their text, as in lists and numbered headings, are no cells. */
export function withMark(line: Line): Line {
  const [mark, text, ...rest] = line.cells
  if (!mark || !text || rest.length > 0) return line
  const isMark =
    /^(?:[•●○◦▪■‣–—∙·*►➢✓❖-]|\(?[a-z]{1,3}[.)]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\d{1,2}(?:\.\d{1,2})*\.?)$/i.test(mark.text)
  if (!isMark || !/^[\p{L}“"‘(《]/u.test(text.text)) return line
  return { ...line, cells: [{ text: `${mark.text} ${text.text}`, x0: mark.x0, x1: text.x1 }] }
}

const asOneCell = (line: Line): Line => ({
  ...line,
  cells: [{ text: line.cells.map(({ text }) => text).join(' '), x0: line.x0, x1: line.x1 }],
})

/** Single words with spaces of one width between them. */
function isEven({ cells }: Line): boolean {
  if (cells.length < 3 || cells.some(({ text }) => text.includes(' '))) return false
  const gaps = cells.slice(1).map(({ x0 }, i) => x0 - (cells[i]?.x1 ?? x0))
  return Math.max(...gaps) < Math.min(...gaps) * 1.1
}

const hasEdgesOf = (line: Line, other: Line | undefined): boolean =>
  other !== undefined && Math.abs(line.x0 - other.x0) < 0.7 && Math.abs(line.x1 - other.x1) < 0.7

/** A line of prose that was spread to the width of its column is no row of a table. */
function unspread(line: Line, before: Line | undefined, after: Line | undefined): Line {
  return isEven(line) && (hasEdgesOf(line, before) || hasEdgesOf(line, after)) ? asOneCell(line) : line
}

/** Whether two lines may be rows of one table. */
function follows(line: Line, before: Line): boolean {
  const step = line.baseline - before.baseline
  if (step < 0 || step > before.size * rowDistance || line.page !== before.page) return false
  return Math.abs(line.size - before.size) <= before.size * 0.15
}

/** Where a run of rows that starts at `from` ends; one line between two rows may hold a single cell. */
function runEnd(lines: readonly Line[], from: number): number {
  let end = from + 1
  for (let at = from + 1; at < lines.length && at <= end + 1; at += 1) {
    const line = lines[at]
    const before = lines[at - 1]
    if (!line || !before || !follows(line, before)) break
    if (isRow(line)) end = at + 1
  }
  return end
}

/** How many cells most rows have. */
function usualCells(rows: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0]
}

/** Cells of a column share their left edge, their right edge or their middle; words of justified lines do not. */
function isAligned(cells: readonly Column[], tolerance: number): boolean {
  const edges = [({ x0 }: Column) => x0, ({ x1 }: Column) => x1, ({ x0, x1 }: Column) => (x0 + x1) / 2]
  return edges.some(edge => {
    const places = cells.map(edge).sort((a, b) => a - b)
    const middle = places[places.length >> 1] ?? 0
    const near = places.filter(place => Math.abs(place - middle) <= tolerance).length
    return near >= Math.max(2, cells.length * 0.6)
  })
}

/** Columns of the rows that have as many cells as most; undefined where their cells do not stand under one another. */
function columnsOf(rows: readonly Line[]): readonly Column[] | undefined {
  const usual = usualCells(rows)
  const regular = rows.filter(({ cells }) => cells.length === usual)
  // Two justified lines may stand under one another by chance; three hardly do.
  const isEnough = regular.length >= (usual >= 4 ? 2 : 3) && regular.length >= rows.length * 0.5
  if (usual < 2 || !isEnough) return undefined
  const tolerance = (regular[0]?.size ?? 10) * 0.15
  const columns: Column[] = []
  for (let i = 0; i < usual; i += 1) {
    const cells = regular.flatMap(({ cells: own }) => own[i] ?? [])
    if (!isAligned(cells, tolerance)) return undefined
    columns.push({ x0: Math.min(...cells.map(cell => cell.x0)), x1: Math.max(...cells.map(cell => cell.x1)) })
  }
  const apart = columns.every((column, i) => i === 0 || column.x0 > (columns[i - 1]?.x1 ?? 0) - 1)
  return apart ? columns : undefined
}

const overlap = (cell: Column, column: Column): number => Math.min(cell.x1, column.x1) - Math.max(cell.x0, column.x0)

function columnFor(cell: Column, columns: readonly Column[]): number {
  let best = 0
  for (const [i, column] of columns.entries())
    if (overlap(cell, column) > overlap(cell, columns[best] ?? column)) best = i
  return best
}

function rowTexts(run: readonly Line[], columns: readonly Column[]): readonly (readonly string[])[] {
  const rows: string[][] = []
  for (const line of run) {
    const last = rows.at(-1)
    // A lone cell between rows is the rest of one above it.
    const row = !isRow(line) && last ? last : columns.map(() => '')
    if (row !== last) rows.push(row)
    for (const cell of line.cells) {
      const i = columnFor(cell, columns)
      const before = row[i] ?? ''
      row[i] = before === '' ? cell.text : before + gapBetween(before, cell.text) + cell.text
    }
  }
  return rows
}

export interface FoundTable {
  readonly type: 'table'
  readonly page: number
  readonly rows: readonly (readonly string[])[]
}

function tableOf(run: readonly Line[]): FoundTable | undefined {
  const [first] = run
  const rows = run.filter(isRow)
  if (!first || rows.length < 2 || (rows.length < 3 && usualCells(rows) < 3)) return undefined
  const columns = columnsOf(rows)
  if (!columns) return undefined
  const texts = rowTexts(run, columns)
  const long = texts.flat().filter(text => text.length > maxCellChars).length
  if (long > texts.length * 0.34) return undefined
  return { type: 'table', page: first.page, rows: texts }
}

/** The lines of a page in reading order, its tables taken together. */
export function withTables(lines: readonly Line[], hasCode: boolean): readonly (Line | FoundTable)[] {
  const found: (Line | FoundTable)[] = []
  const marked = lines.map((line, i) =>
    hasCode && line.monospaced ? asOneCell(line) : withMark(unspread(line, lines[i - 1], lines[i + 1])),
  )
  for (let at = 0; at < marked.length; ) {
    const line = marked[at]
    if (!line) break
    const end = isRow(line) ? runEnd(marked, at) : at + 1
    const table = end - at >= 2 ? tableOf(marked.slice(at, end)) : undefined
    if (table) found.push(table)
    else found.push(...marked.slice(at, end))
    at = end
  }
  return found
}

export const isTable = (one: Line | FoundTable): one is FoundTable => 'rows' in one

/** Dot leaders of a table of contents say nothing. */
export const tidy = (text: string): string => text.replace(/(?:\s?[.·…]){4,}\s*/g, ' … ')

export const plainText = (line: Line): string => tidy(textOfLine(line))
