import { ResearchError } from '../errors.ts'
import { wideEncoding } from './charset.ts'
import type { DocumentInput } from './parser.ts'

export type TextType = 'text/html' | 'text/markdown' | 'text/csv' | 'text/plain'

interface Signature {
  readonly bytes: string
  readonly at?: number
  readonly name: string
}

/** First bytes of files that hold no text of their own, as Latin-1. */
const signatures: readonly Signature[] = [
  { bytes: '%PDF-', name: 'a PDF' },
  { bytes: '\x89PNG', name: 'a PNG image' },
  { bytes: '\xff\xd8\xff', name: 'a JPEG image' },
  { bytes: 'GIF8', name: 'a GIF image' },
  { bytes: 'WEBP', at: 8, name: 'a WebP image' },
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
  { bytes: 'SQLite format 3', name: 'a SQLite database' },
  { bytes: 'OggS', name: 'an Ogg sound file' },
  { bytes: 'ID3', name: 'an MP3 sound file' },
  { bytes: 'fLaC', name: 'a FLAC sound file' },
  { bytes: 'wOFF', name: 'a font' },
  { bytes: 'wOF2', name: 'a font' },
  { bytes: '\x1aE\xdf\xa3', name: 'a Matroska video' },
]

/** Names inside a ZIP tell which kind of document it is. */
const zipKinds: readonly (readonly [inside: RegExp, name: string])[] = [
  [/word\//, 'a Word document (DOCX)'],
  [/xl\//, 'an Excel workbook (XLSX)'],
  [/ppt\//, 'a PowerPoint presentation (PPTX)'],
  [/application\/epub\+zip/, 'an EPUB book'],
  [/application\/vnd\.oasis/, 'an OpenDocument file'],
]

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** What a binary file seems to be, or undefined for text. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 4096))
  if (head.startsWith('PK\x03\x04')) {
    const all = head + latin1(bytes.subarray(-4096))
    return zipKinds.find(([inside]) => inside.test(all))?.[1] ?? 'a ZIP archive'
  }
  const known = signatures.find(({ bytes: magic, at = 0 }) => head.startsWith(magic, at))
  if (known) return known.name
  if (/^\s{0,200}%PDF-/.test(head)) return 'a PDF'
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
    fix: 'Look for an HTML, Markdown or plain text version of it, or convert it to text and read that with `text` or `path`.',
  })
}

const byExtension: readonly (readonly [name: RegExp, type: TextType])[] = [
  [/\.(?:html?|xhtml|shtml)$/i, 'text/html'],
  [/\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i, 'text/markdown'],
  [/\.(?:csv|tsv)$/i, 'text/csv'],
  [/\.(?:txt|text|log|json|jsonl|xml|ya?ml|toml|ini|rst|tex|org|[jt]sx?|py|go|rs|java|c|h|cpp|sh|sql)$/i, 'text/plain'],
]

const byHeader: readonly (readonly [type: RegExp, is: TextType])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, 'text/html'],
  [/^text\/(?:x-)?markdown$/, 'text/markdown'],
  [/^text\/(?:csv|tab-separated-values)$/, 'text/csv'],
]

function pathOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined
}

function extensionType(name: string | undefined): TextType | undefined {
  return name === undefined ? undefined : byExtension.find(([pattern]) => pattern.test(name))?.[1]
}

/** Type of a text: a named Markdown or CSV file first, then what the text starts with, then what the transport and the name say. */
export function textType(input: DocumentInput, text: string): TextType {
  const said = input.contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const header = byHeader.find(([type]) => type.test(said))?.[1]
  const named = extensionType(input.fileName) ?? (header === 'text/html' ? undefined : extensionType(pathOf(input.url)))
  if (header === 'text/markdown' || named === 'text/markdown') return 'text/markdown'
  if (/^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 4000)))
    return 'text/html'
  if (header) return header
  if (named) return named
  if (said !== '' && said !== 'application/octet-stream') return 'text/plain'
  return /^\s*<(?:p|div|h[1-6]|article|section|main|table|ul|ol|span|meta|title|!--)\b/i.test(text.slice(0, 1000))
    ? 'text/html'
    : 'text/plain'
}
