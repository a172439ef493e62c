import { createBlockWriter } from '../blocks.ts'
import { parsedFrom } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { child, childrenOf, findXml, type XmlElement, xmlText } from '../xml.ts'
import type { Archive } from '../zip/archive.ts'
import { type Formatter, formatterFor } from './number-format.ts'
import { coreProperties, optionalPart, type Relation, relationOf, relationsOf, requiredPart } from './package.ts'
import { addCap, addSheet, columnOf, maxColumns, maxRows, type SheetRow } from './sheet.ts'

const maxSheets = 100
const maxTotalChars = 8_000_000

/** Text of a shared or inline string; phonetic guides are not part of it. */
const richText = (element: XmlElement): string =>
  childrenOf(element)
    .filter(({ name }) => name === 't' || name === 'r')
    .map(one => (one.name === 't' ? xmlText(one) : xmlText(child(one, 't'))))
    .join('')

function sharedStrings(archive: Archive, part: string | undefined): readonly string[] {
  const strings: string[] = []
  optionalPart(archive, part, (element, parents) => {
    if (element.name !== 'si' || parents.length !== 2) return 'keep'
    strings.push(richText(element))
    return 'drop'
  })
  return strings
}

/** How the cells of each style show their numbers. */
function formatters(archive: Archive, part: string | undefined, is1904: boolean): readonly Formatter[] {
  const root = optionalPart(archive, part)
  if (!root) return []
  const custom = new Map(
    findXml(root, 'numFmt').map(({ attributes }) => [Number(attributes['numFmtId']), attributes['formatCode'] ?? '']),
  )
  const [styles] = findXml(root, 'cellXfs')
  return (styles ? childrenOf(styles) : []).map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0)
    return formatterFor(id, custom.get(id), is1904)
  })
}

interface Book {
  readonly strings: readonly string[]
  readonly formats: readonly Formatter[]
}

function shown(cell: XmlElement, { strings, formats }: Book): string {
  const { t: type = 'n', s: style = '' } = cell.attributes
  if (type === 'inlineStr')
    return childrenOf(cell)
      .filter(({ name }) => name === 'is')
      .map(richText)
      .join('')
  const raw = xmlText(child(cell, 'v'))
  if (type === 's') return strings[Number(raw)] ?? ''
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  const value = Number(raw)
  if (type !== 'n' || raw === '' || !Number.isFinite(value)) return raw
  const format = formats[Number(style)]
  return format ? format(value) : String(Number(value.toPrecision(15)))
}

function rowOf(row: XmlElement, before: number, book: Book): SheetRow {
  const stated = Number(row.attributes['r'])
  const cells = new Map<number, string>()
  let column = -1
  for (const cell of childrenOf(row)) {
    column = columnOf(cell.attributes['r'] ?? '') ?? column + 1
    if (cell.name !== 'c' || column >= maxColumns) continue
    const text = shown(cell, book).trim()
    if (text !== '') cells.set(column, text)
  }
  return { number: Number.isSafeInteger(stated) && stated > before ? stated : before + 1, cells }
}

interface Sheet {
  readonly rows: readonly SheetRow[]
  readonly isCapped: boolean
}

function readSheet(archive: Archive, part: string, book: Book): Sheet {
  const rows: SheetRow[] = []
  let number = 0
  let isCapped = false
  requiredPart(archive, part, (element, parents) => {
    if (element.name !== 'row' || parents.at(-1)?.name !== 'sheetData') return 'keep'
    if (rows.length >= maxRows) {
      isCapped = true
      return 'stop'
    }
    const row = rowOf(element, number, book)
    number = row.number
    if (row.cells.size > 0) rows.push(row)
    return 'drop'
  })
  return { rows, isCapped }
}

interface SheetName {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

function sheetsOf(workbook: XmlElement, relations: readonly Relation[]): readonly SheetName[] {
  return findXml(workbook, 'sheet')
    .slice(0, maxSheets)
    .flatMap(({ attributes }) => {
      const target = relations.find(({ id, type }) => id === attributes['id'] && type === 'worksheet')?.target
      const isHidden = /hidden/i.test(attributes['state'] ?? '')
      return target === undefined ? [] : [{ name: attributes['name'] ?? '', part: target, isHidden }]
    })
}

/** An Excel workbook (SpreadsheetML, ECMA-376 part 1 §18): what the cells of its visible sheets show. */
export function parseXlsx(archive: Archive, part: string, input: DocumentInput): Parsed {
  const workbook = requiredPart(archive, part)
  const relations = relationsOf(archive, part)
  const [settings] = findXml(workbook, 'workbookPr')
  const is1904 = /^(?:1|true)$/.test(settings?.attributes['date1904'] ?? '')
  const book = {
    strings: sharedStrings(archive, relationOf(relations, 'sharedStrings')),
    formats: formatters(archive, relationOf(relations, 'styles'), is1904),
  }
  const writer = createBlockWriter()
  const sheets = sheetsOf(workbook, relations)
  const visible = sheets.filter(({ isHidden }) => !isHidden)
  for (const sheet of visible) {
    if (writer.length() > maxTotalChars) break
    const { rows, isCapped } = readSheet(archive, sheet.part, book)
    addSheet(writer, sheet.name, rows)
    if (isCapped) addCap(writer, maxRows)
  }
  const hidden = sheets.length - visible.length
  if (hidden > 0) writer.omit(`${hidden} hidden ${hidden === 1 ? 'sheet is' : 'sheets are'} left out`)
  return parsedFrom(
    writer.finish(),
    {
      ...coreProperties(archive),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      kind: 'text',
      extractor: 'xlsx/1',
    },
    input,
  )
}
