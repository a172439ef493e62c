import { type BlockWriter, createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { dateNearTop, parsedFrom, publishedAs } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { at, child, childrenOf, findXml, isXmlElement, type XmlElement, type XmlNode, xmlText } from '../xml.ts'
import type { Archive } from '../zip/archive.ts'
import { coreProperties, optionalPart, relationOf, relationsOf, requiredPart } from './package.ts'

const maxSlides = 2000

/** Placeholders that repeat on every slide. */
const furniture = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg'])

const placeholderOf = (shape: XmlElement): string | undefined =>
  at(shape, 'nvSpPr', 'nvPr', 'ph') && (at(shape, 'nvSpPr', 'nvPr', 'ph')?.attributes['type'] ?? 'body')

function runText(node: XmlNode): string {
  if (!isXmlElement(node)) return ''
  if (node.name === 't') return xmlText(node)
  if (node.name === 'br') return ' '
  return node.children.map(runText).join('')
}

interface Line {
  readonly text: string
  readonly level: number
}

const linesOf = (shape: XmlElement): readonly Line[] =>
  findXml(shape, 'txBody').flatMap(body =>
    childrenOf(body)
      .filter(({ name }) => name === 'p')
      .map(paragraph => ({
        text: fold(runText(paragraph)),
        level: Math.min(5, Number(child(paragraph, 'pPr')?.attributes['lvl'] ?? 0) || 0) + 1,
      }))
      .filter(({ text }) => text !== ''),
  )

const isTitle = (shape: XmlElement): boolean => /^(?:title|ctrTitle)$/.test(placeholderOf(shape) ?? '')

/** Alternatives for older programs say the same again. */
function shapesIn(tree: XmlElement): readonly XmlElement[] {
  return childrenOf(tree).flatMap(one => {
    if (one.name === 'grpSp') return shapesIn(one)
    if (one.name === 'AlternateContent') return childrenOf(one).slice(0, 1).flatMap(shapesIn)
    return [one]
  })
}

function addTable(writer: BlockWriter, table: XmlElement): void {
  for (const row of findXml(table, 'tr')) {
    const cells = findXml(row, 'tc').map(cell =>
      linesOf(cell)
        .map(({ text }) => text)
        .join(' '),
    )
    if (cells.some(text => text !== '')) writer.add('table_row', cells.join(' | '))
  }
}

function addShape(writer: BlockWriter, shape: XmlElement, isFirst: boolean): void {
  if (shape.name === 'graphicFrame') {
    for (const table of findXml(shape, 'tbl')) addTable(writer, table)
    return
  }
  const placeholder = placeholderOf(shape)
  // On the first slide the date is that of the talk.
  if (placeholder !== undefined && furniture.has(placeholder) && !(isFirst && placeholder === 'dt')) return
  const lines = linesOf(shape)
  const isList = placeholder !== undefined && /^(?:body|obj)$/.test(placeholder) && lines.length > 1
  for (const { text, level } of lines) {
    if (isList) writer.add('list_item', text, level)
    else writer.add('paragraph', text)
  }
}

interface SlideShapes {
  readonly title: string
  readonly rest: readonly XmlElement[]
}

function slideShapes(slide: XmlElement): SlideShapes {
  const tree = at(slide, 'sld', 'cSld', 'spTree')
  const shapes = tree ? shapesIn(tree) : []
  const title = shapes
    .filter(isTitle)
    .flatMap(linesOf)
    .map(({ text }) => text)
    .join(' ')
  return { title, rest: shapes.filter(shape => !isTitle(shape)) }
}

function notesOf(notes: XmlElement): readonly Line[] {
  return findXml(notes, 'sp')
    .filter(shape => placeholderOf(shape) === 'body')
    .flatMap(linesOf)
}

/** `Slide 3: Costs`, or its number alone. */
export const slideHeading = (number: number, title: string): string =>
  title === '' ? `Slide ${number}` : `Slide ${number}: ${title}`

/** Programs name a new presentation so; it is no title. */
const noTitle = /^(?:powerpoint presentation|presentation\d*|powerpoint 演示文稿|演示文稿\d*|幻灯片 ?\d*|slide ?\d*)$/i

/** Answers the slide's title. */
function addSlide(writer: BlockWriter, archive: Archive, part: string, number: number): string {
  const { title, rest } = slideShapes(requiredPart(archive, part))
  writer.add('heading', slideHeading(number, title), 1)
  for (const shape of rest) addShape(writer, shape, number === 1)
  const notes = optionalPart(archive, relationOf(relationsOf(archive, part), 'notesSlide'))
  const lines = notes ? notesOf(notes) : []
  if (lines.length > 0) writer.add('heading', 'Notes', 2)
  for (const { text } of lines) writer.add('paragraph', text)
  return title
}

/** A PowerPoint presentation (PresentationML, ECMA-376 part 1 §19): slides in their order, with tables and speaker's notes. */
export function parsePptx(archive: Archive, part: string, input: DocumentInput): Parsed {
  const relations = new Map(relationsOf(archive, part).map(({ id, target }) => [id, target]))
  const slides = findXml(requiredPart(archive, part), 'sldId').flatMap(
    ({ attributes }) => relations.get(attributes['id'] ?? '') ?? [],
  )
  const writer = createBlockWriter()
  const titles = slides.slice(0, maxSlides).map((slide, i) => addSlide(writer, archive, slide, i + 1))
  const blocks = writer.finish()
  const { title, ...properties } = coreProperties(archive)
  const own = title === undefined || noTitle.test(title) ? titles.find(one => one !== '') : title
  return parsedFrom(
    blocks,
    {
      ...properties,
      ...(own === undefined ? {} : { title: own }),
      ...publishedAs(dateNearTop(blocks) ?? properties.published),
      mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      kind: 'text',
      extractor: 'pptx/1',
    },
    input,
  )
}
