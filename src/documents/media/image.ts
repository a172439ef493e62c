import { ResearchError } from '../../errors.ts'
import { createBlockWriter } from '../blocks.ts'
import { fold } from '../clean.ts'
import { parsedFrom } from '../parsed.ts'
import type { DocumentInput, Parsed } from '../parser.ts'
import { fileTitle } from '../title.ts'
import { findXml, type XmlElement, xmlText } from '../xml.ts'
import { imageFacts } from './image-size.ts'

const notRead = 'Its text, if any, is not read (no OCR).'

/** A picture as what can be said of it without looking: format, size, and the words that its file carries. */
export function parseImage(input: DocumentInput): Parsed {
  const facts = imageFacts(input.bytes)
  if (!facts) {
    throw new ResearchError('This image is damaged or cut off.', {
      kind: 'unsupported_type',
      fix: 'Fetch it again, or look for the figures it shows in a text or a table.',
    })
  }
  const { format, width, height, words, taken } = facts
  const writer = createBlockWriter()
  const day = taken === undefined ? '' : ` Taken on ${taken}.`
  writer.add('caption', `Image, ${width} × ${height} px, ${format}.${day} ${notRead}`)
  for (const word of words) writer.add('paragraph', word)
  const title = words.map(fold).find(word => word !== '' && word.length <= 120) ?? fileTitle(input)
  const mediaType = `image/${format.toLowerCase()}`
  return parsedFrom(writer.finish(), { title, mediaType, kind: 'text', extractor: 'image/1' }, input)
}

function sizeOf({ attributes }: XmlElement): string {
  const [, , width, height] = (attributes['viewBox'] ?? '').split(/[\s,]+/)
  const size = [attributes['width'] ?? width, attributes['height'] ?? height].map(value =>
    Number.parseFloat(value ?? ''),
  )
  return size.every(Number.isFinite) ? `, ${size.join(' × ')} px` : ''
}

/** A drawing in SVG: its title, its description and the texts in it, which are real text. */
export function parseSvg(svg: XmlElement, input: DocumentInput): Parsed {
  const writer = createBlockWriter()
  const title = findXml(svg, 'title')
    .map(one => fold(xmlText(one)))
    .find(text => text !== '')
  writer.add('caption', `Image${sizeOf(svg)}, SVG. Its text elements are read, its shapes are not.`)
  for (const one of findXml(svg, 'title', 'desc')) writer.add('paragraph', xmlText(one))
  for (const one of findXml(svg, 'text', 'foreignObject')) writer.add('list_item', xmlText(one), 1)
  const facts = { mediaType: 'image/svg+xml', kind: 'text', extractor: 'image/1' } as const
  return parsedFrom(writer.finish(), { title: title ?? fileTitle(input), ...facts }, input)
}
