import { readFileSync } from 'node:fs'
import { parseDocument } from '../../src/documents/parse.ts'
import type { DocumentInput, ParsedDocument } from '../../src/documents/parser.ts'

export const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/${name}`, import.meta.url))

export const parseFixture = (name: string, options: Omit<DocumentInput, 'bytes'> = {}): Promise<ParsedDocument> =>
  parseDocument({ bytes: fixture(name), fileName: name, ...options })

/** Blocks as `3 heading1: text`, with the page in front where there is one. */
export const pagedBlocks = ({ text, paragraphs }: ParsedDocument): readonly string[] =>
  paragraphs.map(
    ({ kind, start, end, level, page }) =>
      `${page === undefined ? '' : `${page} `}${kind}${level === undefined ? '' : level}: ${text.slice(start, end)}`,
  )
