import type { FailureKind } from '../errors.ts'
import type { PageKind, Paragraph } from './document.ts'

/** Where a source came from: a web address, a file below an allowed folder, or text that was handed in. */
export type Origin =
  | { readonly type: 'web'; readonly url: string }
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'text'; readonly url?: string }

interface SourceBase {
  /** `s1`, `s2`, … */
  readonly id: string
  /** Canonical address: the URL or `file:` URL without fragment and tracking, or `text:` and the hash. One current source each. */
  readonly address: string
  readonly origin: Origin
  readonly title: string
  /** As the search provider told it, or from the document. ISO 8601. */
  readonly published?: string
  /** Task that it was found or read for. */
  readonly task?: string
  /** What found it: provider name and query. */
  readonly found?: { readonly provider: string; readonly query: string; readonly kind: string }
  readonly snippet?: string
}

/** The immutable copy that citations resolve to. */
export interface StoredCopy {
  /** SHA-256 (hex) of the bytes as they came and of the stored text. */
  readonly rawSha256: string
  readonly textSha256: string
  readonly extractor: string
  /** ISO 8601. */
  readonly retrieved: string
  readonly mediaType: string
  readonly pageKind: PageKind
  readonly author?: string
  readonly siteName?: string
  readonly language?: string
  readonly paragraphs: number
  /** Where the format has pages. */
  readonly pages?: number
  readonly chars: number
  /** Sentences that speak to an agent, `[start, end)` of the text. */
  readonly instructions?: readonly (readonly [number, number])[]
  /** The text says that it was published outside the research's window. */
  readonly outsideWindow?: boolean
  /** The read source whose changed text this one replaces. */
  readonly supersedes?: string
}

/** A source has a state: a hit, a stored copy, or a failure with its reason. Only a copy can be cited. */
export type Source = SourceBase &
  (
    | { readonly state: 'found' }
    | ({ readonly state: 'read' } & StoredCopy)
    | { readonly state: 'failed'; readonly failure: { readonly kind: FailureKind; readonly message: string } }
  )

export type ReadSource = Extract<Source, { state: 'read' }>

/** A search that found nothing, citable for "none found". `n1`, `n2`, … */
export interface EmptySearch {
  readonly id: string
  readonly query: string
  readonly providers: readonly string[]
  /** ISO 8601. */
  readonly at: string
}

/** A text by its hash, with its blocks. */
export interface StoredText {
  readonly sha256: string
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
}

/** A place in a source: `s1:12` is its paragraph 12, `s1:12.2` the second sentence of that. All counted from 1. */
export interface Place {
  readonly source: string
  readonly paragraph?: number
  readonly sentence?: number
}
