import type { Paragraph } from '../domain/document.ts'
import { sentences } from '../text/sentences.ts'
import { acronymsIn, otherNames } from './acronyms.ts'
import { rowAt } from './tables/table.ts'
import { type Block, termAbove } from './terms.ts'

/** A text that claims are held against. */
export interface EvidenceText {
  readonly id: string
  readonly text: string
  /** Without them, blank lines part the text. */
  readonly paragraphs?: readonly Paragraph[]
  readonly title?: string
  /** ISO 8601. */
  readonly published?: string
  readonly modified?: string
  /** What it goes by beside its title: its site, its author, its host. */
  readonly called?: readonly string[]
  /** Texts of one publisher count once. */
  readonly publisher?: string
}

/** One sentence of a text; `[start, end)` of it. Numbers count from 1. */
export interface SourceSentence {
  readonly source: EvidenceText
  readonly paragraph: number
  readonly sentence: number
  /** How many its paragraph has. */
  readonly of: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** The term or short heading that its block explains; of a row the head of its table. */
  readonly term?: string
  /** Long forms of its abbreviations, and the other way round, where the source defines them. */
  readonly also?: string
}

/** Every sentence of a text, in order; headings are none. */
export function sentencesOf(source: EvidenceText): SourceSentence[] {
  const spans = blocksIn(source)
  const acronyms = acronymsIn(source.text)
  return spans.flatMap(({ kind, start, end }, i) => {
    if (kind === 'heading') return []
    const found = sentences(source.text.slice(start, end))
    const term = kind === 'table_row' ? headOf(source, i) : termAbove(source.text, spans, i)
    return found.map((span, n) => {
      const text = source.text.slice(start + span.start, start + span.end)
      const also = acronyms.length > 0 ? otherNames(text, acronyms) : ''
      return {
        source,
        paragraph: i + 1,
        sentence: n + 1,
        of: found.length,
        start: start + span.start,
        end: start + span.end,
        text,
        ...(term !== undefined && { term }),
        ...(also !== '' && { also }),
      }
    })
  })
}

const headOf = (source: EvidenceText, i: number): string | undefined =>
  rowAt(source, i + 1)?.columns.join(' | ') || undefined

export const blocksIn = (source: EvidenceText): readonly Block[] => source.paragraphs ?? blocksOf(source.text)

function blocksOf(text: string): Block[] {
  return Array.from(text.matchAll(/\S(?:(?!\n[^\S\n]*\n)[\s\S])*/g), ({ index, 0: block }) => ({
    kind: 'paragraph' as const,
    start: index,
    end: index + block.length,
  }))
}
