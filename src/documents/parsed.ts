import type { PageKind } from '../domain/document.ts'
import type { Blocks } from './blocks.ts'
import { blocksMarkdown } from './blocks-markdown.ts'
import { visibleDate } from './dates.ts'
import type { DocumentInput, Parsed } from './parser.ts'
import { titleFrom } from './title.ts'

const topBlocks = 12
const maxDateLine = 160
const maxTitleChars = 500

/** A date on a short line near the top of a text, as title pages and bylines have it. */
export function dateNearTop({ text, paragraphs }: Blocks): string | undefined {
  return paragraphs
    .slice(0, topBlocks)
    .filter(({ start, end, kind, page }) => end - start <= maxDateLine && kind !== 'table_row' && (page ?? 1) === 1)
    .map(({ start, end }) => visibleDate(text.slice(start, end)))
    .find(date => date !== undefined)
}

interface Facts {
  readonly mediaType: string
  readonly kind: PageKind
  readonly extractor: string
  readonly title?: string
  readonly author?: string
  readonly published?: string
  readonly language?: string
  readonly pages?: number
}

/** What a format's own reader found, as a document: title, and Markdown where it is asked for, are made alike for all formats. */
export function parsedFrom(blocks: Blocks, facts: Facts, input: DocumentInput): Parsed {
  return {
    ...blocks,
    ...facts,
    title: titleFrom(facts.title, blocks, input).slice(0, maxTitleChars),
    ...(input.markdown ? { markdown: blocksMarkdown(blocks) } : {}),
  }
}

/** Shape of `published` for spreading: nothing where there is no date. */
export const publishedAs = (date: string | undefined): { readonly published?: string } =>
  date === undefined ? {} : { published: date }
