import type { BlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { addCode } from '../code-blocks.ts'
import { child, childrenOf, findXml, isXmlElement, type XmlElement, type XmlNode } from '../xml.ts'

/** Not text of the document: deleted text, comments, and what the program fills in by itself. */
const unseen = new Set(
  'annotation annotation-end tracked-changes ruby-text sequence-decls bookmark-start bookmark-end note hidden-text hidden-paragraph'.split(
    ' ',
  ),
)

const none: ReadonlySet<string> = new Set()

/** Text of an element as it is shown; its white space elements are written out, text in a style that hides is left out. */
export function odfText(node: XmlNode, hiding: ReadonlySet<string> = none): string {
  if (!isXmlElement(node)) return node
  const { name, attributes } = node
  if (unseen.has(name) || hiding.has(attributes['style-name'] ?? '')) return ''
  if (name === 's') return ' '.repeat(Math.min(200, Number(attributes['c'] ?? 1) || 1))
  if (name === 'tab') return '\t'
  if (name === 'line-break') return '\n'
  const isLine = name === 'p' || name === 'h'
  // A frame inside a paragraph is a box with paragraphs of its own.
  const inside = node.children
    .filter(one => !(isLine && isXmlElement(one) && one.name === 'frame'))
    .map(one => odfText(one, hiding))
    .join('')
  return isLine ? `${inside} ` : inside
}

/** Writes the paragraphs, headings, lists, tables and notes of an OpenDocument text. */
export class OdfReader {
  private readonly writer: BlockWriter
  private readonly parents = new Map<string, string>()
  private readonly hiding = new Set<string>()
  private code: string[] = []

  constructor(writer: BlockWriter) {
    this.writer = writer
  }

  /** Automatic styles are named `P1`; what they are is said by the style that each is made from. */
  learn(styles: XmlElement): void {
    for (const style of findXml(styles, 'style')) {
      const { name = '', 'parent-style-name': parent } = style.attributes
      if (parent !== undefined) this.parents.set(name, parent)
      if (child(style, 'text-properties')?.attributes['display'] === 'none') this.hiding.add(name)
    }
  }

  finish(): void {
    if (this.code.length > 0) addCode(this.writer, this.code)
    this.code = []
  }

  block(element: XmlElement, depth = 0): void {
    if (unseen.has(element.name)) return
    switch (element.name) {
      case 'h':
        this.finish()
        this.writer.add(
          'heading',
          this.text(element),
          Math.max(1, Math.min(6, Number(element.attributes['outline-level']) || 1)),
        )
        this.notes(element)
        break
      case 'p':
        this.paragraph(element, depth)
        break
      case 'list':
        for (const item of childrenOf(element)) for (const one of childrenOf(item)) this.block(one, depth + 1)
        break
      case 'table':
        this.finish()
        this.table(element)
        break
      default:
        for (const one of childrenOf(element)) this.block(one, depth)
    }
  }

  private text(node: XmlNode): string {
    return odfText(node, this.hiding)
  }

  private styleOf({ attributes }: XmlElement): string {
    const name = attributes['style-name'] ?? ''
    return (this.parents.get(name) ?? name).replaceAll('_20_', ' ').toLowerCase()
  }

  private paragraph(element: XmlElement, depth: number): void {
    const style = this.styleOf(element)
    const text = this.text(element)
    if (/preformatted|source code/.test(style)) this.code.push(...text.trimEnd().split('\n'))
    else {
      this.finish()
      if (depth > 0) this.writer.add('list_item', text, Math.min(6, depth))
      else this.styled(style, text)
    }
    for (const box of findXml(element, 'text-box')) this.block(box)
    this.notes(element)
  }

  private styled(style: string, text: string): void {
    if (style === 'title') this.writer.add('heading', text, 1)
    else if (/^quotations?$|block text/.test(style)) this.writer.add('quote', text)
    else this.writer.add(/^(?:caption|table|illustration|figure)$/.test(style) ? 'caption' : 'paragraph', text)
  }

  /** Notes stand after the paragraph that refers to them. */
  private notes(element: XmlElement): void {
    for (const note of findXml(element, 'note')) {
      const body = child(note, 'note-body')
      if (body) this.writer.add('paragraph', this.text(body))
    }
  }

  private table(table: XmlElement): void {
    const rows = findXml(table, 'table-row').map(row =>
      childrenOf(row).filter(({ name }) => name === 'table-cell' || name === 'covered-table-cell'),
    )
    if (rows.every(({ length }) => length <= 1)) {
      for (const cell of rows.flat()) for (const one of childrenOf(cell)) this.block(one)
      return
    }
    for (const cells of rows) {
      const texts = cells.map(cell => fold(this.text(cell)))
      if (texts.some(text => text !== '')) this.writer.add('table_row', texts.join(' | '))
    }
  }
}
