import { ResearchError } from '../../errors.ts'
import { createBlockWriter } from '../blocks.ts'
import { dateNearTop, parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { child, childrenOf, findXml, type XmlElement } from '../xml.ts'
import type { Archive } from '../zip/archive.ts'
import { OdfReader, odfText } from './odf-text.ts'
import { dublinCore, optionalPart, requiredPart } from './package.ts'
import { slideHeading } from './pptx.ts'
import { addCap, addSheet, maxColumns, maxRows, type SheetRow } from './sheet.ts'

const types = {
  text: 'application/vnd.oasis.opendocument.text',
  spreadsheet: 'application/vnd.oasis.opendocument.spreadsheet',
  presentation: 'application/vnd.oasis.opendocument.presentation',
} as const

type OdfType = keyof typeof types

const repeats = (element: XmlElement, name: string): number =>
  Math.max(1, Math.min(1_100_000, Number(element.attributes[name] ?? 1) || 1))

/** What a cell shows; a date, which each country writes in its own way, in ISO 8601. */
function shown(cell: XmlElement): string {
  const date = cell.attributes['date-value']
  if (date !== undefined) return date.replace(/T00:00:00.*$/, '').replace('T', ' ')
  return childrenOf(cell)
    .filter(({ name }) => name === 'p')
    .map(one => odfText(one))
    .join(' ')
    .trim()
}

/** Cells of a row as they are shown; ones that say they repeat up to the sheet's edge are empty. */
function cellsOf(row: XmlElement): ReadonlyMap<number, string> {
  const cells = new Map<number, string>()
  let column = 0
  for (const cell of childrenOf(row)) {
    if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue
    const count = repeats(cell, 'number-columns-repeated')
    const text = shown(cell)
    for (let i = 0; i < count && column + i < maxColumns && text !== ''; i += 1) cells.set(column + i, text)
    column += count
    if (column >= maxColumns) break
  }
  return cells
}

interface OpenSheet {
  readonly rows: SheetRow[]
  number: number
}

function addRow(row: XmlElement, sheet: OpenSheet): void {
  const count = repeats(row, 'number-rows-repeated')
  const cells = cellsOf(row)
  const shown = cells.size === 0 ? 0 : Math.min(count, maxRows + 1 - sheet.rows.length)
  for (let i = 0; i < shown; i += 1) sheet.rows.push({ number: sheet.number + 1 + i, cells })
  sheet.number += count
}

type Writer = ReturnType<typeof createBlockWriter>

/** Sheets are written when they end; their rows are let go of as they come. */
function readSheets(archive: Archive, writer: Writer): void {
  let sheet: OpenSheet = { rows: [], number: 0 }
  requiredPart(archive, 'content.xml', element => {
    if (element.name === 'table-row') {
      if (sheet.rows.length <= maxRows) addRow(element, sheet)
      return 'drop'
    }
    if (element.name !== 'table') return 'keep'
    addSheet(writer, element.attributes['name'] ?? '', sheet.rows.slice(0, maxRows))
    if (sheet.rows.length > maxRows) addCap(writer, maxRows)
    sheet = { rows: [], number: 0 }
    return 'drop'
  })
}

function readText(archive: Archive, writer: Writer): void {
  const reader = new OdfReader(writer)
  requiredPart(archive, 'content.xml', (element, parents) => {
    if (element.name === 'automatic-styles') reader.learn(element)
    if (parents.at(-1)?.name !== 'text' || parents.at(-2)?.name !== 'body') return 'keep'
    reader.block(element)
    return 'drop'
  })
  reader.finish()
}

const titleFrames = (page: XmlElement): readonly XmlElement[] =>
  findXml(page, 'frame').filter(({ attributes }) => attributes['class'] === 'title')

function addPage(page: XmlElement, number: number, writer: Writer): string {
  const titles = titleFrames(page)
  const title = titles
    .map(one => odfText(one))
    .join(' ')
    .trim()
  writer.add('heading', slideHeading(number, title), 1)
  const reader = new OdfReader(writer)
  for (const one of childrenOf(page)) {
    if (one.name === 'notes' || titles.includes(one)) continue
    reader.block(one)
  }
  const notes = child(page, 'notes')
  const frames = notes ? findXml(notes, 'frame').filter(({ attributes }) => attributes['class'] === 'notes') : []
  if (frames.some(frame => odfText(frame).trim() !== '')) writer.add('heading', 'Notes', 2)
  for (const frame of frames) reader.block(frame)
  reader.finish()
  return title
}

function readPresentation(archive: Archive, writer: Writer): readonly string[] {
  const titles: string[] = []
  requiredPart(archive, 'content.xml', (element, parents) => {
    if (element.name !== 'page' || parents.at(-1)?.name !== 'presentation') return 'keep'
    titles.push(addPage(element, titles.length + 1, writer))
    return 'drop'
  })
  return titles
}

function typeOf(archive: Archive): OdfType {
  const stated = Buffer.from(archive.read('mimetype') ?? []).toString('latin1')
  const found = /opendocument\.(text|spreadsheet|presentation)/.exec(stated)?.[1]
  if (found === 'text' || found === 'spreadsheet' || found === 'presentation') return found
  throw new ResearchError('This is an OpenDocument file of a kind that is not read.', {
    kind: 'unsupported_type',
    fix: 'Save it as a text document (ODT), sheet (ODS), presentation (ODP) or PDF, and read that.',
  })
}

function refuseEncrypted(archive: Archive): void {
  const manifest = optionalPart(archive, 'META-INF/manifest.xml')
  if (!manifest || findXml(manifest, 'encryption-data').length === 0) return
  throw new ResearchError('This file is locked with a password.', {
    kind: 'unsupported_type',
    fix: 'Open it with its password, save a copy without one, and read that file.',
  })
}

/** An OpenDocument text, sheet or presentation (ISO/IEC 26300): https://docs.oasis-open.org/office/OpenDocument/v1.3/ */
export function parseOdf(archive: Archive, input: DocumentInput): Parsed {
  refuseEncrypted(archive)
  const type = typeOf(archive)
  const writer = createBlockWriter()
  let titles: readonly string[] = []
  if (type === 'spreadsheet') readSheets(archive, writer)
  else if (type === 'text') readText(archive, writer)
  else titles = readPresentation(archive, writer)
  const blocks = writer.finish()
  const { title, ...properties } = dublinCore(optionalPart(archive, 'meta.xml'))
  const own = title ?? titles.find(one => one !== '')
  const stated = type === 'spreadsheet' ? undefined : dateNearTop(blocks)
  return parsedFrom(
    blocks,
    {
      ...properties,
      ...(own === undefined ? {} : { title: own }),
      ...publishedAs(stated ?? properties.published),
      mediaType: types[type],
      kind: type === 'text' ? 'article' : 'text',
      extractor: 'odf/1',
    },
    input,
  )
}
