import { type BlockWriter, createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { metaDate } from '../dates.ts'
import { grouped } from '../grouped.ts'
import { childText } from '../office/package.ts'
import { dateNearTop, parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { fileTitle } from '../title.ts'
import { childrenOf, findXml, isXmlElement, type XmlElement, type XmlNode, xmlText } from '../xml.ts'
import { addData, type Data } from './tree-blocks.ts'

/** Elements of DocBook, JATS, TEI and DITA, the vocabularies that books, papers and manuals are written in. */
const paragraphNames = new Set('p para simpara ab l shortdesc'.split(' '))
const headingNames = new Set('title head article-title'.split(' '))
const itemNames = new Set('listitem item list-item li step def'.split(' '))
const codeNames = new Set('programlisting screen literallayout codeblock code-block preformat'.split(' '))
const sectionNames = new Set(
  'sec section sect1 sect2 sect3 sect4 chapter part appendix div div1 div2 div3 abstract topic ack app refsection'.split(
    ' ',
  ),
)
const unseen = new Set(
  'processing-meta journal-meta article-id pub-date history permissions metadata indexterm remark'.split(' '),
)

class ProseReader {
  private readonly writer: BlockWriter

  constructor(writer: BlockWriter) {
    this.writer = writer
  }

  element(element: XmlElement, depth: number): void {
    const { name } = element
    if (unseen.has(name)) return
    if (headingNames.has(name)) this.writer.add('heading', xmlText(element), Math.max(1, Math.min(6, depth)))
    else if (codeNames.has(name)) this.writer.add('code', xmlText(element))
    else if (paragraphNames.has(name)) this.writer.add('paragraph', xmlText(element))
    else if (itemNames.has(name)) this.writer.add('list_item', spaced(element), 1)
    else if (name === 'row' || name === 'tr') this.row(element)
    else this.container(element, depth)
  }

  private row(row: XmlElement): void {
    this.writer.add(
      'table_row',
      childrenOf(row)
        .map(cell => fold(spaced(cell)))
        .join(' | '),
    )
  }

  /** An element with text of its own between its children is a paragraph, whatever it is called. */
  private container(element: XmlElement, depth: number): void {
    const children = childrenOf(element)
    const hasText = element.children.some(one => !isXmlElement(one) && one.trim() !== '')
    if (children.length === 0 || hasText) this.writer.add('paragraph', spaced(element))
    else for (const one of children) this.element(one, sectionNames.has(element.name) ? depth + 1 : depth)
  }
}

/** Text with a space where elements meet, so that no words run together. */
const spaced = (node: XmlNode): string => (isXmlElement(node) ? node.children.map(spaced).join(' ') : node)

/** Values of an element: its attributes, its children by name, and its text. */
function dataOf(element: XmlElement): Data {
  const children = childrenOf(element)
  const own = element.children
    .filter(one => !isXmlElement(one))
    .map(xmlText)
    .join(' ')
    .trim()
  const attributes = Object.entries(element.attributes).filter(([name]) => !/^(?:xmlns|schemaLocation)/.test(name))
  if (children.length === 0) {
    const besides = attributes.map(([name, value]) => `${name}: ${value}`).join('; ')
    return own === '' || besides === '' ? own || besides : `${own} (${besides})`
  }
  const values = new Map<string, Data[]>()
  for (const [name, value] of attributes) values.set(name, [value])
  for (const [name, same] of grouped(children, ({ name }) => name))
    values.set(name, [...(values.get(name) ?? []), ...same.map(dataOf)])
  if (own !== '') values.set('text', [...(values.get('text') ?? []), own])
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]))
}

/** `<pub-date>` of a paper, or the `<date>` of a book. */
function statedDate(root: XmlElement): string | undefined {
  const dates = findXml(root, 'pub-date', 'pubdate').map(date => {
    const [year, month, day] = ['year', 'month', 'day'].map(name => childText(date, name))
    return year === '' ? xmlText(date) : [year, month || '1', day || '1'].join('-')
  })
  return dates.map(metaDate).find(date => date !== undefined)
}

const proseNames = [...paragraphNames, ...codeNames]

/** Any XML: prose where it has paragraphs, else its values, with lists of like elements as tables. */
export function parseXmlDocument(root: XmlElement, input: DocumentInput): Parsed {
  const writer = createBlockWriter()
  const isProse = findXml(root, ...proseNames).length > 1
  if (isProse) for (const one of childrenOf(root)) new ProseReader(writer).element(one, 1)
  else for (const one of childrenOf(root)) addData(writer, { [one.name]: dataOf(one) })
  const blocks = writer.finish()
  const [title] = findXml(root, 'article-title', 'title')
  return parsedFrom(
    blocks,
    {
      title: (isProse && title && fold(xmlText(title))) || fileTitle(input),
      ...publishedAs(statedDate(root) ?? dateNearTop(blocks)),
      mediaType: 'application/xml',
      kind: isProse ? 'article' : 'text',
      extractor: 'xml/1',
    },
    input,
  )
}
