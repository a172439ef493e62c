import { ResearchError } from '../errors.ts'
import { languageOf } from '../text/script.ts'
import { charsetOf, decode, xmlLabel } from './charset.ts'
import { unpacked } from './gzip.ts'
import { instructionsIn } from './instructions.ts'
import type { DocumentInput, Parsed, ParsedDocument } from './parser.ts'
import { type BinaryType, binaryType, refuseBinary, type TextType, textType } from './sniff.ts'

const maxBytes = 20_000_000

type TextReader = (source: string, input: DocumentInput) => Parsed | Promise<Parsed>

/** Readers are loaded with the first document that needs them. */
const textReaders: Readonly<Record<TextType, TextReader>> = {
  'text/html': async (source, input) => (await import('./html/parse-html.ts')).parseHtml(source, input),
  'text/markdown': async (source, input) => (await import('./text-formats.ts')).parseMarkdown(source, input),
  'text/plain': async (source, input) => (await import('./text-formats.ts')).parsePlain(source, input),
  'text/csv': async (source, input) => (await import('./text-formats.ts')).parseSeparated(source, input),
  'text/x-source': async (source, input) => (await import('./text-formats.ts')).parseSource(source, input),
  'application/json': async (source, input) => (await import('./data/parse-data.ts')).parseJsonText(source, input),
  'application/xml': async (source, input) => (await import('./data/parse-data.ts')).parseXmlText(source, input),
  'message/rfc822': async (_source, input) => (await import('./mail/mail.ts')).parseMail(input),
}

const binaryReaders: Readonly<Record<BinaryType, (input: DocumentInput) => Promise<Parsed>>> = {
  pdf: async input => (await import('./pdf/parse-pdf.ts')).parsePdf(input),
  zip: async input => (await import('./zip/parse-zip.ts')).parseZip(input),
  image: async input => (await import('./media/image.ts')).parseImage(input),
}

function parseText(input: DocumentInput): Parsed | Promise<Parsed> {
  const html = !/markdown|plain|csv|json/.test(input.contentType ?? '')
  const source = decode(input.bytes, { label: charsetOf(input.contentType) ?? xmlLabel(input.bytes), html })
  return textReaders[textType(input, source)](source, input)
}

function refuseLarge({ bytes }: DocumentInput): void {
  if (bytes.length <= maxBytes) return
  throw new ResearchError(
    `The document has ${Math.round(bytes.length / 1e6)} MB; at most ${maxBytes / 1e6} MB are read.`,
    {
      kind: 'too_large',
      fix: 'Read a smaller part of it: a single page or chapter, or save the part you need and read that file.',
    },
  )
}

/** East Asian scripts beat what a document states, which templates often get wrong. */
function languageFor({ text, language }: Parsed): string | undefined {
  const found = languageOf(text)
  return found === 'zh' || found === 'ja' || found === 'ko' ? found : (language ?? found)
}

/** Turns bytes into a document in the thread that calls it. The worker runs this; nobody else should, since a hostile page can hang it. */
export async function parseDocument(given: DocumentInput): Promise<ParsedDocument> {
  refuseLarge(given)
  const input = unpacked(given, maxBytes)
  const binary = binaryType(input.bytes)
  if (binary === undefined) refuseBinary(input)
  const parsed = await (binary === undefined ? parseText(input) : binaryReaders[binary](input))
  const language = languageFor(parsed)
  const instructions = instructionsIn(parsed)
  return {
    ...parsed,
    status: parsed.status ?? (parsed.text === '' ? 'empty' : 'ok'),
    ...(language === undefined ? {} : { language }),
    ...(instructions.length === 0 ? {} : { instructions }),
  }
}
