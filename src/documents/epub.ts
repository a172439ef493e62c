import { ResearchError } from '../errors.ts'
import { type BlockWriter, createBlockWriter } from './blocks.ts'
import { decode } from './charset.ts'
import { blocksOf } from './html/blocks-of.ts'
import { hiddenByMarkup } from './html/hidden.ts'
import { findFirst, parseTree } from './html/tree.ts'
import { dublinCore, optionalPart, requiredPart } from './office/package.ts'
import { parsedFrom } from './parsed.ts'
import type { DocumentInput, Parsed } from './parser.ts'
import { findXml, type XmlElement } from './xml.ts'
import { type Archive, resolveIn } from './zip/archive.ts'

const maxChars = 20_000_000

/** Fonts may be obscured by this, which locks nothing that is read. */
const fontObscuring = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc/

function refuseLocked(archive: Archive): void {
  const root = optionalPart(archive, 'META-INF/encryption.xml')
  const methods = root ? findXml(root, 'EncryptionMethod').map(({ attributes }) => attributes['Algorithm'] ?? '') : []
  if (!methods.some(method => !fontObscuring.test(method))) return
  throw new ResearchError('This book is locked by copy protection.', {
    kind: 'unsupported_type',
    fix: 'Read an edition without it, or another source with the same content.',
  })
}

function packagePath(archive: Archive): string {
  const [rootfile] = findXml(requiredPart(archive, 'META-INF/container.xml'), 'rootfile')
  return rootfile?.attributes['full-path'] ?? ''
}

/** The chapters in reading order; the table of contents is not one. */
function chapters(book: XmlElement, path: string): readonly string[] {
  const items = new Map(findXml(book, 'item').map(({ attributes }) => [attributes['id'] ?? '', attributes]))
  return findXml(book, 'itemref').flatMap(({ attributes }) => {
    const item = items.get(attributes['idref'] ?? '')
    const isText = /html|xml/.test(item?.['media-type'] ?? '') && item?.['href'] !== undefined
    const isNav = /(?:^|\s)nav(?:\s|$)/.test(item?.['properties'] ?? '')
    return isText && !isNav && attributes['linear'] !== 'no' ? [resolveIn(path, item?.['href'] ?? '')] : []
  })
}

function addChapter(writer: BlockWriter, bytes: Uint8Array): void {
  const source = decode(bytes, { label: undefined, html: true })
  const { root } = parseTree(source)
  writer.append(blocksOf(findFirst(root, 'body') ?? root, hiddenByMarkup))
}

/** An EPUB book: its chapters in the order of the spine (https://www.w3.org/TR/epub-33/#sec-spine-elem). */
export function parseEpub(archive: Archive, input: DocumentInput): Parsed {
  refuseLocked(archive)
  const path = packagePath(archive)
  const book = requiredPart(archive, path)
  const writer = createBlockWriter()
  for (const name of chapters(book, path)) {
    if (writer.length() > maxChars) break
    const bytes = archive.read(name)
    if (bytes) addChapter(writer, bytes)
  }
  const facts = { mediaType: 'application/epub+zip', kind: 'article', extractor: 'epub/1' } as const
  return parsedFrom(writer.finish(), { ...dublinCore(book), ...facts }, input)
}
