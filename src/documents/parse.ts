import { ResearchError } from '../errors.ts'
import { languageOf } from '../text/script.ts'
import type { Blocks } from './blocks.ts'
import { charsetOf, decode } from './charset.ts'
import { fold } from './clean.ts'
import { frontMatter } from './front-matter.ts'
import { parseHtml } from './html/parse-html.ts'
import { instructionsIn } from './instructions.ts'
import { markdownBlocks } from './markdown.ts'
import type { DocumentInput, Parsed, ParsedDocument } from './parser.ts'
import { plainTextBlocks, separatedBlocks } from './plain-text.ts'
import { refuseBinary, textType } from './sniff.ts'

const maxBytes = 20_000_000

function fileTitle(input: DocumentInput): string {
  const path = input.fileName ?? (input.url !== undefined && URL.canParse(input.url) ? new URL(input.url).pathname : '')
  const name = path.split(/[\\/]/).findLast(part => part !== '') ?? ''
  try {
    return fold(decodeURIComponent(name))
  } catch {
    return fold(name)
  }
}

function firstHeading({ text, paragraphs }: Blocks): string | undefined {
  const heading = paragraphs.find(paragraph => paragraph.kind === 'heading')
  return heading && text.slice(heading.start, heading.end)
}

function parseMarkdown(source: string, input: DocumentInput): Parsed {
  const { body, title, ...meta } = frontMatter(source)
  const blocks = markdownBlocks(body)
  return {
    ...blocks,
    ...meta,
    title: fold(title ?? firstHeading(blocks) ?? fileTitle(input)),
    mediaType: 'text/markdown',
    kind: 'documentation',
    extractor: 'markdown/1',
    ...(input.markdown ? { markdown: body.trim() } : {}),
  }
}

function parsePlain(source: string, input: DocumentInput, mediaType: 'text/plain' | 'text/csv'): Parsed {
  const blocks = mediaType === 'text/csv' ? separatedBlocks(source) : plainTextBlocks(source)
  const first = blocks.paragraphs[0]
  const opening =
    first && first.end - first.start <= 120 && first.kind !== 'table_row'
      ? blocks.text.slice(first.start, first.end)
      : ''
  return {
    ...blocks,
    title: firstHeading(blocks) ?? (input.fileName === undefined && opening !== '' ? opening : fileTitle(input)),
    mediaType,
    kind: 'text',
    extractor: 'text/1',
    ...(input.markdown ? { markdown: blocks.text } : {}),
  }
}

async function parseText(source: string, input: DocumentInput): Promise<Parsed> {
  const type = textType(input, source)
  if (type === 'text/html') return parseHtml(source, input)
  return type === 'text/markdown' ? parseMarkdown(source, input) : parsePlain(source, input, type)
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

/** Turns bytes into a document in the thread that calls it. The worker runs this; nobody else should, since a hostile page can hang it. */
export async function parseDocument(input: DocumentInput): Promise<ParsedDocument> {
  refuseLarge(input)
  refuseBinary(input)
  const html = !/markdown|plain|csv/.test(input.contentType ?? '')
  const source = decode(input.bytes, { label: charsetOf(input.contentType), html })
  const parsed = await parseText(source, input)
  const language = parsed.language ?? languageOf(parsed.text)
  const instructions = instructionsIn(parsed)
  return {
    ...parsed,
    status: parsed.status ?? (parsed.text === '' ? 'empty' : 'ok'),
    ...(language === undefined ? {} : { language }),
    ...(instructions.length === 0 ? {} : { instructions }),
  }
}
