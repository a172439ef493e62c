import { ResearchError } from '../errors.ts'
import { wideEncoding } from './charset.ts'
import type { DocumentInput } from './parser.ts'
import { isSourceName } from './source-code.ts'

/** Kinds of text that have a reader of their own. */
export type TextType =
  | 'text/html'
  | 'text/markdown'
  | 'text/csv'
  | 'text/plain'
  | 'application/json'
  | 'application/xml'
  | 'message/rfc822'
  | 'text/x-source'

/** Kinds of bytes, other than text, that have a reader of their own. */
export type BinaryType = 'pdf' | 'zip' | 'image'

interface Signature {
  readonly bytes: string
  readonly at?: number
  readonly name: string
}

/** First bytes of files that are not read, as Latin-1. */
const signatures: readonly Signature[] = [
  { bytes: 'WAVE', at: 8, name: 'a WAV sound file' },
  { bytes: 'ftypavif', at: 4, name: 'an AVIF image' },
  { bytes: 'ftyp', at: 4, name: 'an MP4 video' },
  { bytes: 'II*\0', name: 'a TIFF image' },
  { bytes: 'MM\0*', name: 'a TIFF image' },
  { bytes: '\0\0\x01\0', name: 'an icon' },
  { bytes: '\x1f\x8b', name: 'a gzip archive' },
  { bytes: '7z\xbc\xaf', name: 'a 7z archive' },
  { bytes: 'Rar!', name: 'a RAR archive' },
  { bytes: 'BZh', name: 'a bzip2 archive' },
  { bytes: '\xfd7zXZ', name: 'an xz archive' },
  { bytes: '\x28\xb5\x2f\xfd', name: 'a zstd archive' },
  { bytes: 'ustar', at: 257, name: 'a tar archive' },
  { bytes: '\x7fELF', name: 'a program' },
  { bytes: 'MZ\x90', name: 'a program' },
  { bytes: '\0asm', name: 'a WebAssembly program' },
  { bytes: '\xd0\xcf\x11\xe0', name: 'an old Office file' },
  { bytes: '{\\rtf', name: 'an RTF document' },
  { bytes: '%!PS', name: 'a PostScript file' },
  { bytes: 'SQLite format 3', name: 'a SQLite database' },
  { bytes: 'OggS', name: 'an Ogg sound file' },
  { bytes: 'ID3', name: 'an MP3 sound file' },
  { bytes: 'fLaC', name: 'a FLAC sound file' },
  { bytes: 'wOFF', name: 'a font' },
  { bytes: 'wOF2', name: 'a font' },
  { bytes: '\x1aE\xdf\xa3', name: 'a Matroska video' },
]

/** First bytes of files that are read by a reader of their own. */
const readable: readonly (Omit<Signature, 'name'> & { readonly type: BinaryType })[] = [
  { bytes: 'PK\x03\x04', type: 'zip' },
  { bytes: '\x89PNG', type: 'image' },
  { bytes: '\xff\xd8\xff', type: 'image' },
  { bytes: 'GIF8', type: 'image' },
  { bytes: 'WEBP', at: 8, type: 'image' },
]

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** Viewers look for a PDF's mark in the first kilobyte, since some servers put lines before it. */
const pdfMark = /^[\s\S]{0,1019}%PDF-\d/

/** Which reader the bytes are for; undefined for text and for what is not read. */
export function binaryType(bytes: Uint8Array): BinaryType | undefined {
  const head = latin1(bytes.subarray(0, 1024))
  const found = readable.find(({ bytes: magic, at = 0 }) => head.startsWith(magic, at))
  if (found) return found.type
  return pdfMark.test(head) && !/^\s*<(?:!doctype|html|\?xml)/i.test(head) ? 'pdf' : undefined
}

/** What a binary file that is not read seems to be, or undefined for text. */
function binaryKind(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 4096))
  const known = signatures.find(({ bytes: magic, at = 0 }) => head.startsWith(magic, at))
  if (known) return known.name
  if (wideEncoding(bytes)) return undefined
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control bytes are what tells binary data from text
  const controls = head.match(/[\0-\x06\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return head.includes('\0') || controls > head.length * 0.05 ? 'binary data' : undefined
}

export function refuseBinary(input: DocumentInput): void {
  const kind = binaryKind(input.bytes)
  if (kind === undefined) return
  throw new ResearchError(`This is ${kind}, which cannot be read as text.`, {
    kind: 'unsupported_type',
    fix: 'Look for a PDF, HTML or text version of it, or convert it to one and read that with `text` or `path`.',
  })
}

const byExtension: readonly (readonly [name: RegExp, type: TextType])[] = [
  [/\.(?:html?|xhtml|shtml)$/i, 'text/html'],
  [/\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i, 'text/markdown'],
  [/\.(?:csv|tsv|tab)$/i, 'text/csv'],
  [/\.(?:json|jsonl|ndjson|geojson|ipynb|har|webmanifest)$/i, 'application/json'],
  [/\.(?:xml|rss|atom|rdf|svg|opml|kml|gpx|xsd|xsl|xslt|jats|nxml|tei|dbk)$/i, 'application/xml'],
  [/\.eml$/i, 'message/rfc822'],
  [/\.(?:txt|text|log|rst|adoc|tex|org)$/i, 'text/plain'],
]

const byHeader: readonly (readonly [type: RegExp, is: TextType])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'text/html'],
  [/^text\/(?:x-)?markdown$/, 'text/markdown'],
  [/^text\/(?:csv|tab-separated-values)$/, 'text/csv'],
  [/^(?:application|text)\/(?:[\w.-]+\+)?(?:json|x-ndjson|jsonl|x-ipynb\+json)$/, 'application/json'],
  [/^(?:(?:application|text)\/(?:[\w.-]+\+)?xml|image\/svg\+xml)$/, 'application/xml'],
  [/^message\/rfc822$/, 'message/rfc822'],
]

function pathOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined
}

function namedType(name: string | undefined): TextType | undefined {
  if (name === undefined) return undefined
  return byExtension.find(([pattern]) => pattern.test(name))?.[1] ?? (isSourceName(name) ? 'text/x-source' : undefined)
}

const startsHtml = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b/i
const startsXml = /^\s*(?:<\?xml\b(?![\s\S]{0,2000}<html\b)|<(?:rss|feed|rdf:RDF|svg)[\s>])/i
const startsFragment = /^\s*<(?:p|div|h[1-6]|article|section|main|table|ul|ol|span|meta|title|!--)\b/i

/** Two or more of the fields that every message begins with. */
function startsMail(text: string): boolean {
  const head = text.slice(0, 4000).split(/\r?\n\r?\n/, 1)[0] ?? ''
  if (!/^(?:From |[A-Z][\w-]+:)/.test(head)) return false
  return (
    ['From', 'Date', 'Subject', 'To', 'Message-ID'].filter(name => new RegExp(`^${name}:`, 'im').test(head)).length >= 3
  )
}

const startsJson = (text: string): boolean =>
  /^\s*(?:\{\s*(?:"|\})|\[\s*(?:[{["\d\]-]|true|false|null))/.test(text.slice(0, 1000))

/** What the text shows by itself, whatever anybody calls it. */
function shownType(text: string): TextType | undefined {
  const head = text.slice(0, 4000)
  if (startsHtml.test(head)) return 'text/html'
  if (startsXml.test(head)) return 'application/xml'
  return startsMail(text) ? 'message/rfc822' : undefined
}

/** A page says `text/html`; so do servers that send data, which has no tags. */
const htmlOrData = (text: string): TextType =>
  startsJson(text) && !text.includes('</') ? 'application/json' : 'text/html'

/** What is left to go by where neither header nor name nor the first tag says it. */
function guessedType(said: string, text: string): TextType {
  if (startsJson(text)) return 'application/json'
  if (said !== '' && said !== 'application/octet-stream') return 'text/plain'
  return startsFragment.test(text.slice(0, 1000)) ? 'text/html' : 'text/plain'
}

/** Type of a text: a named Markdown or source file first, then what the text starts with, then what the transport and the name say. */
export function textType(input: DocumentInput, text: string): TextType {
  const said = input.contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const header = byHeader.find(([type]) => type.test(said))?.[1]
  const named = namedType(input.fileName) ?? (header === 'text/html' ? undefined : namedType(pathOf(input.url)))
  if (named === 'text/markdown' || named === 'text/x-source') return named
  if (header === 'text/markdown') return header
  const shown = shownType(text)
  if (shown) return shown
  return header === 'text/html' ? htmlOrData(text) : (header ?? named ?? guessedType(said, text))
}
