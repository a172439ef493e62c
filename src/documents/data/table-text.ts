import { type Blocks, createBlockWriter } from '../blocks.ts'
import { addCap, addSheet, maxColumns, type SheetRow } from '../office/sheet.ts'

const maxRows = 50_000

/** What parts the cells: the mark that comes most often in the first lines, outside quotes. */
function separatorOf(source: string): string {
  const head = source.slice(0, 4000).replace(/"[^"]*"/g, '')
  const counts = [',', '\t', ';', '|'].map(mark => ({ mark, count: head.split(mark).length - 1 }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark
}

/** Rows of comma- or tab-separated values; quotes as RFC 4180 has them, line breaks inside quotes too. */
function* rowsOf(source: string, separator: string): Generator<readonly string[]> {
  let row: string[] = []
  let from = 0
  while (from <= source.length) {
    const isQuoted = source[from] === '"'
    const { text, end } = isQuoted ? quoted(source, from) : bare(source, from, separator)
    row.push(text)
    if (source[end] === separator) from = end + 1
    else {
      yield row
      row = []
      from = end + (source[end] === '\r' && source[end + 1] === '\n' ? 2 : 1)
    }
  }
}

interface Cell {
  readonly text: string
  /** Where the separator or the line end stands. */
  readonly end: number
}

function bare(source: string, from: number, separator: string): Cell {
  let end = from
  while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r') end += 1
  return { text: source.slice(from, end), end }
}

function quoted(source: string, from: number): Cell {
  let text = ''
  let at = from + 1
  for (;;) {
    const quote = source.indexOf('"', at)
    if (quote < 0) return { text: text + source.slice(at), end: source.length }
    text += source.slice(at, quote)
    if (source[quote + 1] !== '"') {
      at = quote + 1
      break
    }
    text += '"'
    at = quote + 2
  }
  let end = at
  while (end < source.length && !/[,\t;|\r\n]/.test(source[end] ?? '')) end += 1
  return { text: text + source.slice(at, end), end }
}

/** The rows of a CSV or TSV file; long ones in parts, each with the header row. */
export function separatedBlocks(source: string): Blocks {
  const writer = createBlockWriter()
  const rows: SheetRow[] = []
  let number = 0
  let isCapped = false
  for (const cells of rowsOf(source.replace(/^\ufeff/, ''), separatorOf(source))) {
    if (cells.every(cell => cell.trim() === '')) continue
    if (rows.length >= maxRows) {
      isCapped = true
      break
    }
    number += 1
    rows.push({ number, cells: new Map(cells.slice(0, maxColumns).entries()) })
  }
  addSheet(writer, undefined, rows)
  if (isCapped) addCap(writer, maxRows)
  return writer.finish()
}
