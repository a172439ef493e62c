import type { ParagraphKind } from '../../domain/document.ts'
import type { BlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'

/** Data as JSON and XML have it: a text, a list, or named values in their order. */
export type Data = string | readonly Data[] | DataObject
export interface DataObject {
  readonly [key: string]: Data
}

const maxLevel = 6
const inlineChars = 200
const maxRows = 20_000
/** Values, rows and headings of one document. */
export const maxBlocks = 100_000
const maxColumns = 60
/** So many rows stand together before the names of the columns come again. */
const chunkRows = 40

const isList = (data: Data): data is readonly Data[] => Array.isArray(data)
const isText = (data: Data): data is string => typeof data === 'string'
const isRow = (data: Data): data is readonly string[] => isList(data) && data.every(isText)
const isObject = (data: Data): data is DataObject => !isText(data) && !isList(data)

/** Data within data as one line, for a cell of a table. */
function inline(data: Data, depth = 0): string {
  if (isText(data)) return fold(data)
  if (depth > 4) return '…'
  if (isList(data))
    return data
      .slice(0, 50)
      .map(one => inline(one, depth + 1))
      .join(', ')
  return Object.entries(data)
    .slice(0, 50)
    .map(([key, value]) => `${key}: ${inline(value, depth + 1)}`)
    .join('; ')
}

const isShort = (data: Data): boolean => isText(data) && data.length <= inlineChars && !data.trim().includes('\n')

/** Names of the columns of like objects; undefined where they have too little in common for a table. */
function columnsOf(list: readonly DataObject[]): readonly string[] | undefined {
  const counts = new Map<string, number>()
  for (const one of list) for (const key of Object.keys(one)) counts.set(key, (counts.get(key) ?? 0) + 1)
  if (counts.size === 0 || counts.size > maxColumns) return undefined
  const filled = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return filled >= counts.size * list.length * 0.5 ? [...counts.keys()] : undefined
}

/** Objects whose values are long texts are read one after the other, not side by side. */
const isTabular = (list: readonly DataObject[]): boolean =>
  list.every(one => Object.values(one).every(value => inline(value).length <= inlineChars * 2))

class DataWriter {
  private readonly writer: BlockWriter
  private left = maxBlocks

  constructor(writer: BlockWriter) {
    this.writer = writer
  }

  finish(): void {
    if (this.left <= 0) this.writer.omit(`only the first ${maxBlocks} values are read`)
  }

  private add(kind: ParagraphKind, text: string, level?: number): void {
    this.left -= 1
    if (this.left > 0) this.writer.add(kind, text, level)
  }

  value(path: string, data: Data, level: number): void {
    if (isText(data)) this.text(path, data)
    else if (isList(data)) this.list(path, data, level)
    else this.object(path, data, level)
  }

  private heading(path: string, level: number): void {
    if (path !== '') this.add('heading', path, Math.min(maxLevel, level))
  }

  private text(path: string, text: string): void {
    if (isShort(text)) this.add('list_item', path === '' ? text : `${path.split('.').at(-1)}: ${text}`, 1)
    else {
      this.add('list_item', path === '' ? '' : `${path.split('.').at(-1)}:`, 1)
      for (const part of text.split(/\n\s*\n/)) this.add('paragraph', part)
    }
  }

  private object(path: string, data: DataObject, level: number): void {
    const entries = Object.entries(data)
    const simple = entries.filter(([, value]) => isText(value))
    if (simple.length > 0 || entries.length === 0) this.heading(path, level)
    const below = (key: string): string => (path === '' ? key : `${path}.${key}`)
    for (const [key, value] of simple) this.value(below(key), value, level + 1)
    for (const [key, value] of entries) if (!isText(value)) this.value(below(key), value, level + 1)
  }

  private list(path: string, list: readonly Data[], level: number): void {
    if (list.every(isText)) this.texts(path, list, level)
    else if (list.every(isObject)) this.objects(path, list, level)
    else if (list.every(isRow)) this.rows(path, list, level)
    else this.each(path, list, level)
  }

  private texts(path: string, list: readonly string[], level: number): void {
    const joined = list.join(', ')
    if (path !== '' && joined.length <= inlineChars) this.text(path, joined)
    else {
      this.heading(path, level)
      for (const one of list) this.add(isShort(one) ? 'list_item' : 'paragraph', one, isShort(one) ? 1 : undefined)
    }
  }

  private objects(path: string, list: readonly DataObject[], level: number): void {
    const columns = list.length > 1 ? columnsOf(list) : undefined
    if (columns === undefined || !isTabular(list)) this.each(path, list, level)
    else {
      const rows = list.slice(0, maxRows).map(one => columns.map(key => inline(one[key] ?? '')))
      this.table(path, rows, level, columns)
      if (list.length > maxRows)
        this.writer.omit(`only the first ${maxRows} of ${list.length} rows of a table are read`)
    }
  }

  private rows(path: string, list: readonly (readonly string[])[], level: number): void {
    this.table(
      path,
      list.slice(0, maxRows).map(row => row.slice(0, maxColumns).map(fold)),
      level,
      undefined,
    )
  }

  private table(
    path: string,
    rows: readonly (readonly string[])[],
    level: number,
    columns: readonly string[] | undefined,
  ): void {
    this.heading(path, level)
    for (let at = 0; at < rows.length; at += chunkRows) {
      const end = Math.min(rows.length, at + chunkRows)
      if (rows.length > chunkRows) this.heading(`${path}[${at}–${end - 1}]`, level + 1)
      if (columns) this.add('table_row', columns.join(' | '))
      for (const row of rows.slice(at, end)) this.add('table_row', row.join(' | '))
    }
  }

  private each(path: string, list: readonly Data[], level: number): void {
    for (const [i, one] of list.slice(0, maxRows).entries()) this.value(`${path}[${i}]`, one, level)
  }
}

/** Writes data to be read: paths as headings, named values as list items, lists of like objects as tables. */
export function addData(writer: BlockWriter, value: Data, level = 1): void {
  const data = new DataWriter(writer)
  data.value('', value, level)
  data.finish()
}
