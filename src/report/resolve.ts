import type { ReadSource, StoredText } from '../domain/source.ts'
import type { CitedPlace } from '../evidence/citation.ts'
import { unitOf } from '../evidence/terms.ts'
import { sentences } from '../text/sentences.ts'

/** A place of a source as it stands in the stored text. */
export interface Quote {
  readonly source: ReadSource
  readonly paragraph?: number
  /** Page of the source that the paragraph begins on, where it has pages. */
  readonly page?: number
  readonly sentence?: number
  /** `[start, end)` of the stored text. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The stored words under a place; the whole text where it names no paragraph. Undefined where the place is not there. */
export function quoteOf(place: CitedPlace, source: ReadSource, stored: StoredText): Quote | undefined {
  if (place.paragraph === undefined) return { source, start: 0, end: stored.text.length, text: stored.text }
  const paragraph = stored.paragraphs[place.paragraph - 1]
  if (!paragraph) return undefined
  const text = stored.text.slice(paragraph.start, paragraph.end)
  const at = { source, paragraph: place.paragraph, ...(paragraph.page !== undefined && { page: paragraph.page }) }
  if (place.sentence === undefined) return { ...at, start: paragraph.start, end: paragraph.end, text }
  const sentence = sentences(text)[place.sentence - 1]
  if (!sentence) return undefined
  const start = paragraph.start + sentence.start
  const end = paragraph.start + sentence.end
  return { ...at, sentence: place.sentence, start, end, text: stored.text.slice(start, end) }
}

/** The words that a quote stands for: a heading or a term with the blocks that it names. */
export function unitText({ paragraph, sentence, text }: Quote, stored: StoredText): string {
  if (paragraph === undefined || sentence !== undefined) return text
  const unit = unitOf(stored.text, stored.paragraphs, paragraph - 1)
  return unit
    .flatMap(i => stored.paragraphs[i] ?? [])
    .map(({ start, end }) => stored.text.slice(start, end))
    .join('\n')
}

/** The headings above a quote, outermost first. */
export function headingsAbove({ paragraph }: Quote, { text, paragraphs }: StoredText): string[] {
  const under = paragraph === undefined ? [] : (paragraphs[paragraph - 1]?.under ?? [])
  return under.flatMap(n => paragraphs[n - 1] ?? []).map(({ start, end }) => text.slice(start, end))
}
