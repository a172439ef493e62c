import { type BlockWriter, createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { addCode } from '../code-blocks.ts'
import { dateNearTop, parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { child, childrenOf, findXml, isXmlElement, type XmlElement, type XmlNode, xmlText } from '../xml.ts'
import type { Archive } from '../zip/archive.ts'
import { DocxStyles } from './docx-styles.ts'
import { coreProperties, optionalPart, relationOf, relationsOf, requiredPart } from './package.ts'

/** Not text of the document as a person sees it: properties, deleted text, field codes, comments, phonetic guides. */
const unseen = new Set(
  'pPr rPr sectPr tblPr trPr tcPr del moveFrom instrText delText delInstrText rt rubyPr Fallback annotationRef'.split(
    ' ',
  ),
)

const isOn = (flag: XmlElement | undefined): boolean =>
  flag !== undefined && !/^(?:0|false|off|none)$/.test(flag.attributes['val'] ?? '')

const isShaded = (properties: XmlElement | undefined): boolean =>
  !/^(?:auto|ffffff|)$/i.test(child(properties, 'shd')?.attributes['fill'] ?? '') ||
  isOn(child(properties, 'highlight'))

/** Half points; smaller type cannot be read. */
const minSize = 5

/** Text that is set not to be seen: hidden, tiny, or white where nothing darker lies under it. */
function isHiddenRun(run: XmlElement, isOnGround: boolean): boolean {
  const properties = child(run, 'rPr')
  if (!properties) return false
  if (isOn(child(properties, 'vanish'))) return true
  if (Number(child(properties, 'sz')?.attributes['val'] ?? minSize) < minSize) return true
  return /^ffffff$/i.test(child(properties, 'color')?.attributes['val'] ?? '') && !isOnGround && !isShaded(properties)
}

class DocxReader {
  private readonly writer: BlockWriter
  private readonly styles: DocxStyles
  private readonly notes: ReadonlyMap<string, string>
  /** Text boxes and notes that a paragraph brings with it. */
  private boxes: XmlElement[] = []
  private cited: string[] = []
  private code: string[] = []
  /** Cells and shaded paragraphs may be dark, and white text in them meant to be read. */
  private isInTable = false
  private isOnGround = false

  constructor(writer: BlockWriter, styles: DocxStyles, notes: ReadonlyMap<string, string>) {
    this.writer = writer
    this.styles = styles
    this.notes = notes
  }

  block(element: XmlElement): void {
    if (element.name === 'p') this.paragraph(element)
    else if (element.name === 'tbl') this.table(element)
    else if (!unseen.has(element.name)) for (const one of childrenOf(element)) this.block(one)
  }

  finish(): void {
    this.flushCode()
  }

  private paragraph(paragraph: XmlElement): void {
    this.isOnGround = this.isInTable || isShaded(child(paragraph, 'pPr'))
    const text = this.text(paragraph)
    const { kind, level } = this.styles.of(paragraph)
    if (kind === 'code') this.code.push(...text.split('\n'))
    else {
      this.flushCode()
      this.writer.add(kind, text, level)
    }
    this.besides()
  }

  private flushCode(): void {
    if (this.code.length > 0) addCode(this.writer, this.code)
    this.code = []
  }

  /** Text boxes stand after the paragraph that holds them, notes after the one that refers to them. */
  private besides(): void {
    const { boxes, cited } = this
    this.boxes = []
    this.cited = []
    for (const box of boxes) for (const one of childrenOf(box)) this.block(one)
    for (const id of cited) this.writer.add('paragraph', this.notes.get(id) ?? '')
  }

  private text(node: XmlNode): string {
    if (!isXmlElement(node)) return ''
    if (unseen.has(node.name) || (node.name === 'r' && isHiddenRun(node, this.isOnGround))) return ''
    switch (node.name) {
      case 't':
        return xmlText(node)
      case 'tab':
      case 'ptab':
        return '\t'
      case 'br':
      case 'cr':
        return '\n'
      case 'noBreakHyphen':
        return '-'
      case 'txbxContent':
        this.boxes.push(node)
        return ''
      case 'footnoteReference':
      case 'endnoteReference':
        this.cited.push(`${node.name} ${node.attributes['id']}`)
        return ''
      default:
        return node.children.map(one => this.text(one)).join('')
    }
  }

  private table(table: XmlElement): void {
    this.flushCode()
    const rows = findXml(table, 'tr').map(row => findXml(row, 'tc'))
    const isLayout = rows.every(({ length }) => length <= 1)
    this.isInTable = true
    this.isOnGround = true
    if (isLayout) for (const cell of rows.flat()) for (const one of childrenOf(cell)) this.block(one)
    else for (const row of rows) this.row(row)
    this.isInTable = false
  }

  private row(cells: readonly XmlElement[]): void {
    const texts = cells.flatMap(cell => {
      const span = Number(child(child(cell, 'tcPr'), 'gridSpan')?.attributes['val'] ?? 1)
      const text = fold(
        findXml(cell, 'p')
          .map(one => this.text(one))
          .join(' '),
      )
      return [text, ...Array.from({ length: Math.min(50, Math.max(1, span || 1)) - 1 }, () => '')]
    })
    if (texts.some(text => text !== '')) this.writer.add('table_row', texts.join(' | '))
    this.besides()
  }
}

/** Text of each note by the reference that points to it. */
function notesOf(
  archive: Archive,
  part: string | undefined,
  reference: string,
): readonly (readonly [string, string])[] {
  const root = optionalPart(archive, part)
  if (!root) return []
  return findXml(root, 'footnote', 'endnote')
    .filter(({ attributes }) => attributes['type'] === undefined || attributes['type'] === 'normal')
    .map(note => [
      `${reference} ${note.attributes['id']}`,
      fold(
        findXml(note, 't', 'tab')
          .map(one => xmlText(one) || ' ')
          .join(''),
      ),
    ])
}

/** A Word document (WordprocessingML, ECMA-376 part 1 §17): headings, lists, tables, notes and text boxes; comments and deleted text are left out. */
export function parseDocx(archive: Archive, part: string, input: DocumentInput): Parsed {
  const relations = relationsOf(archive, part)
  const styles = new DocxStyles(optionalPart(archive, relationOf(relations, 'styles')))
  const notes = new Map([
    ...notesOf(archive, relationOf(relations, 'footnotes'), 'footnoteReference'),
    ...notesOf(archive, relationOf(relations, 'endnotes'), 'endnoteReference'),
  ])
  const writer = createBlockWriter()
  const reader = new DocxReader(writer, styles, notes)
  requiredPart(archive, part, (element, parents) => {
    if (parents.at(-1)?.name !== 'body') return 'keep'
    reader.block(element)
    return 'drop'
  })
  reader.finish()
  const blocks = writer.finish()
  const properties = coreProperties(archive)
  return parsedFrom(
    blocks,
    {
      ...properties,
      ...publishedAs(dateNearTop(blocks) ?? properties.published),
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      kind: 'article',
      extractor: 'docx/1',
    },
    input,
  )
}
