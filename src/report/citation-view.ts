import type { ReadSource } from '../domain/source.ts'

/** One cited place, resolved. Everything but the numbers and ids is foreign text. */
export interface CitationView {
  /** As written: `s1:12`. */
  readonly key: string
  /** Number of its source in the list of references. */
  readonly n: number
  readonly source: ReadSource
  readonly paragraph?: number
  /** Page of the source, where it has pages. */
  readonly page?: number
  readonly start: number
  readonly end: number
  /** `[start, end)` of the stored text; `shownQuote` says it to people. */
  readonly quote: string
  /** The source goes on after the quote: it is cited as a whole, and this is its beginning. */
  readonly goesOn?: true
  /** What the report says where it cites the place, as far as that is known. */
  readonly said?: string
}
