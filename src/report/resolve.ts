import type { ReadSource, StoredText } from '../domain/source.ts'
import type { CitedPlace } from '../evidence/citation.ts'
import { sentences } from '../text/sentences.ts'

/** A place of a source as it stands in the stored text. */
export interface Quote {
  readonly source: ReadSource
  readonly paragraph?: number
  /** Page of the source that the paragraph begins on, where it has pages. */
  readonly page?: number
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
  return { ...at, start, end, text: stored.text.slice(start, end) }
}

/** The headings above a quote, outermost first. */
export function headingsAbove({ paragraph }: Quote, { text, paragraphs }: StoredText): string[] {
  const under = paragraph === undefined ? [] : (paragraphs[paragraph - 1]?.under ?? [])
  return under.flatMap(n => paragraphs[n - 1] ?? []).map(({ start, end }) => text.slice(start, end))
}
