import type { BlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'

/** One row of a sheet: its number from 1, and what its cells show, by column from 0. */
export interface SheetRow {
  readonly number: number
  readonly cells: ReadonlyMap<number, string>
}

export const maxRows = 10_000
export const maxColumns = 200
const maxCellChars = 2000
/** So many rows stand under one heading, each with the header row again, so that a passage says what its columns are. */
const chunkRows = 40

/** `A`, `Z`, `AA` for 0, 25, 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** Column (from 0) of a reference such as `AB12`; undefined where it is none. */
export function columnOf(reference: string): number | undefined {
  const [, letters] = /^([A-Z]{1,3})\d*$/.exec(reference) ?? []
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

interface Area {
  readonly rows: readonly SheetRow[]
  readonly from: number
  readonly to: number
}

function areaOf(rows: readonly SheetRow[]): Area {
  const columns = rows.flatMap(({ cells }) => [...cells.keys()])
  const from = columns.reduce((least, column) => Math.min(least, column), maxColumns)
  const to = columns.reduce((most, column) => Math.max(most, column), 0)
  return { rows, from, to }
}

/** Tables that blank rows part from each other. */
function areas(rows: readonly SheetRow[]): readonly Area[] {
  const found: SheetRow[][] = []
  for (const row of rows) {
    const last = found.at(-1)
    const before = last?.at(-1)
    if (last && before && row.number === before.number + 1) last.push(row)
    else found.push([row])
  }
  return found.map(areaOf)
}

const isNumeric = (text: string): boolean => /^[-+(]?[^\p{L}\d]{0,3}[\d.,]+/u.test(text)

/** A first row of words over rows that have figures or are many. */
function hasHeader({ rows }: Area): boolean {
  const [first, second] = rows
  if (!first || !second || first.cells.size < 2) return false
  return (
    [...first.cells.values()].every(text => !isNumeric(text)) &&
    (rows.length > chunkRows || [...second.cells.values()].some(isNumeric))
  )
}

const cellText = (text: string): string => fold(text.length > maxCellChars ? `${text.slice(0, maxCellChars)} …` : text)

function rowText({ cells }: SheetRow, { from, to }: Area): string {
  return Array.from({ length: to - from + 1 }, (_, i) => cellText(cells.get(from + i) ?? '')).join(' | ')
}

function rangeOf({ from, to }: Area, rows: readonly SheetRow[]): string {
  const first = `${columnName(from)}${rows[0]?.number}`
  const last = `${columnName(to)}${rows.at(-1)?.number}`
  return first === last ? first : `${first}:${last}`
}

/** A name that is no plain word is quoted, as in a formula. */
const quotedName = (name: string): string =>
  /^[\p{L}\p{N}_.]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`

function addChunk(writer: BlockWriter, rows: readonly SheetRow[], area: Area): void {
  for (const row of rows) writer.add('table_row', rowText(row, area))
}

/** Under one heading with its range; a long one in parts, each with its range and the header row again. */
function addArea(writer: BlockWriter, area: Area, name: string | undefined, level: number): void {
  const prefix = name === undefined ? '' : `${quotedName(name)}!`
  const isLong = area.rows.length > chunkRows
  if (name !== undefined || isLong) writer.add('heading', prefix + rangeOf(area, area.rows), level)
  const header = hasHeader(area) ? area.rows.slice(0, 1) : []
  addChunk(writer, area.rows.slice(0, chunkRows), area)
  for (let at = chunkRows; at < area.rows.length; at += chunkRows) {
    const rows = area.rows.slice(at, at + chunkRows)
    writer.add('heading', prefix + rangeOf(area, rows), level + 1)
    addChunk(writer, [...header, ...rows], area)
  }
}

/** Writes the rows of one sheet under headings such as `Prices!A1:D20`; without a name a short table has no heading. */
export function addSheet(writer: BlockWriter, name: string | undefined, rows: readonly SheetRow[], level = 1): void {
  const filled = rows.filter(({ cells }) => cells.size > 0)
  for (const area of areas(filled)) addArea(writer, area, name, level)
}

/** Said where rows were left out, so that nobody takes it for all of the sheet. */
export function addCap(writer: BlockWriter, rows: number): void {
  writer.omit(`only the first ${rows} rows of a sheet are read`)
}
