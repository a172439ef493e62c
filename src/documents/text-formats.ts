import type { Blocks } from './blocks.ts'
import { separatedBlocks } from './data/table-text.ts'
import { frontMatter } from './front-matter.ts'
import { markdownBlocks } from './markdown.ts'
import { parsedFrom } from './parsed.ts'
import type { DocumentInput, Parsed } from './parser.ts'
import { plainTextBlocks } from './plain-text.ts'
import { sourceBlocks } from './source-code.ts'
import { fileTitle, firstHeading, firstLine, titleFrom } from './title.ts'

export function parseMarkdown(source: string, input: DocumentInput): Parsed {
  const { body, title, ...meta } = frontMatter(source)
  const blocks = markdownBlocks(body)
  return {
    ...blocks,
    ...meta,
    title: titleFrom(title, blocks, input),
    mediaType: 'text/markdown',
    kind: 'documentation',
    extractor: 'markdown/1',
    ...(input.markdown ? { markdown: body.trim() } : {}),
  }
}

/** Text without a name is called by its first line. */
function plainTitle(blocks: Blocks, input: DocumentInput): string {
  const opening = input.fileName === undefined ? firstLine(blocks) : undefined
  return firstHeading(blocks) ?? opening ?? fileTitle(input)
}

export function parsePlain(source: string, input: DocumentInput): Parsed {
  const blocks = plainTextBlocks(source)
  const title = plainTitle(blocks, input)
  return parsedFrom(blocks, { title, mediaType: 'text/plain', kind: 'text', extractor: 'text/2' }, input)
}

export function parseSeparated(source: string, input: DocumentInput): Parsed {
  const facts = { title: fileTitle(input), mediaType: 'text/csv', kind: 'text', extractor: 'csv/1' } as const
  return parsedFrom(separatedBlocks(source), facts, input)
}

export function parseSource(source: string, input: DocumentInput): Parsed {
  const title = fileTitle(input)
  const facts = { title, mediaType: 'text/plain', kind: 'documentation', extractor: 'source/1' } as const
  return parsedFrom(sourceBlocks(source, title), facts, input)
}
