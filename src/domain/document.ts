/** What a block of a stored text is. */
export const paragraphKinds = ['heading', 'paragraph', 'list_item', 'table_row', 'code', 'quote', 'caption'] as const
export type ParagraphKind = (typeof paragraphKinds)[number]

/** One block of a stored text. Offsets are UTF-16 code units into that text, half-open `[start, end)`. */
export interface Paragraph {
  readonly kind: ParagraphKind
  readonly start: number
  readonly end: number
  /** 1–6 for a heading, nesting depth from 1 for a list item. */
  readonly level?: number
  /** Numbers (1-based, into the same list) of the headings above, outermost first. */
  readonly under?: readonly number[]
  /** Page of the document that it begins on, from 1, where the format has pages. */
  readonly page?: number
}

export type PageKind = 'article' | 'forum' | 'product' | 'collection' | 'listing' | 'documentation' | 'service' | 'text'
export type DocumentStatus = 'ok' | 'empty' | 'challenge'

/** What a file or page turned into. `text` is what is stored, quoted and cited; nothing outside it ever is. */
export interface Document {
  readonly status: DocumentStatus
  /** Media type as found by sniffing, such as `text/html`. */
  readonly mediaType: string
  readonly title: string
  readonly author?: string
  /** ISO 8601 date or date-time that the content itself states. Never a file's mtime. */
  readonly published?: string
  /** When the content says that it was last changed, in the same form. */
  readonly modified?: string
  /** BCP 47 primary language, such as `en` or `zh`. */
  readonly language?: string
  readonly siteName?: string
  readonly canonicalUrl?: string
  /** Address or name of the licence that the content states for itself. */
  readonly licence?: string
  readonly doi?: string
  /** Identifier such as `2401.01234`, without a version. */
  readonly arxiv?: string
  readonly kind: PageKind
  /** Plain text: blocks separated by a blank line, adjacent list items and table rows by one newline. */
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** How many pages the document has, where the format has pages. */
  readonly pages?: number
  /** Sentences of the page that speak to the reader's agent rather than to the reader, as `[start, end)` of `text`. */
  readonly instructions?: readonly (readonly [start: number, end: number])[]
  /** What of it was not read, in our words, such as `the last 12 pages are left out`. */
  readonly omitted?: readonly string[]
  /** Name and version of what made this text of those bytes. */
  readonly extractor: string
}
