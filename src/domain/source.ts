import type { FailureKind } from '../errors.ts'
import type { PageKind, Paragraph } from './document.ts'

/** Where a source came from: a web address, a file below an allowed folder, or text that was handed in; of the last two `url` is the page that they are a copy of. */
export type Origin =
  | { readonly type: 'web'; readonly url: string }
  | { readonly type: 'file'; readonly path: string; readonly url?: string }
  | { readonly type: 'text'; readonly url?: string }

interface SourceBase {
  /** `s1`, `s2`, … */
  readonly id: string
  /** Canonical address: the URL or `file:` URL without fragment and tracking, or `text:` and the hash. One current source each. */
  readonly address: string
  /** Other addresses that led to the same text, by redirects or by what the page calls its own address. */
  readonly aliases?: readonly string[]
  readonly origin: Origin
  readonly title: string
  /** As the search provider told it, or from the document. ISO 8601. */
  readonly published?: string
  /** Task that it was found or read for. */
  readonly task?: string
  /** Tasks that calls of `read` named. */
  readonly readFor?: readonly string[]
  /** Requirements of which a passage of it speaks. */
  readonly serves?: readonly string[]
  /** What found it: provider name and query. */
  readonly found?: { readonly provider: string; readonly query: string; readonly kind: string }
  readonly snippet?: string
}

/** How a copy was had, where it is not simply the page as the site serves it now. */
export interface Access {
  /** Known place whose own door gave it, such as `arXiv`. */
  readonly place?: string
  /** What a reader should know of it, in our words: `revision 12 of 2026-05-01`, `retracted`. */
  readonly notes?: readonly string[]
  /** ISO 8601: the page is gone, and this is what an archive kept of it then. */
  readonly archived?: string
  /** The site did not answer: an older copy, of the time that `retrieved` says. */
  readonly stale?: true
}

/** What the registry of its DOI says happened to a work after it was published. */
export interface Notice {
  readonly kind: 'retracted' | 'withdrawn' | 'concern' | 'corrected'
  /** ISO 8601 date or a beginning of one. */
  readonly date?: string
  readonly registry: 'Crossref'
}

/** The immutable copy that citations resolve to. */
export interface StoredCopy {
  /** SHA-256 (hex) of the bytes as they came, or as they were put together from a known place's answers, and of the stored text. */
  readonly rawSha256: string
  readonly textSha256: string
  readonly extractor: string
  /** ISO 8601. */
  readonly retrieved: string
  readonly mediaType: string
  readonly pageKind: PageKind
  readonly author?: string
  readonly siteName?: string
  /** ISO 8601, as the content itself states its last change. */
  readonly modified?: string
  /** Name or address of the licence that the content states. */
  readonly licence?: string
  readonly doi?: string
  readonly arxiv?: string
  /** As of when the registry was asked, ISO 8601. */
  readonly notices?: { readonly asked: string; readonly found: readonly Notice[] }
  /** What of it was not read, in our words. */
  readonly omitted?: readonly string[]
  readonly language?: string
  readonly paragraphs: number
  /** Where the format has pages. */
  readonly pages?: number
  readonly chars: number
  /** Sentences that speak to an agent, `[start, end)` of the text. */
  readonly instructions?: readonly (readonly [number, number])[]
  readonly access?: Access
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

/** As of when a source speaks: its last change where it states one after its publication. ISO 8601. */
export function lastDated({
  published,
  modified,
}: {
  readonly published?: string
  readonly modified?: string
}): string | undefined {
  if (published === undefined || modified === undefined) return modified ?? published
  return modified.slice(0, 10) > published.slice(0, 10) ? modified : published
}

/** Whether an address leads to a source. */
export function isAt({ address, aliases = [] }: Pick<Source, 'address' | 'aliases'>, wanted: string): boolean {
  return address === wanted || aliases.includes(wanted)
}

/** A search that found nothing, citable for "none found". `n1`, `n2`, … */
export interface EmptySearch {
  readonly id: string
  readonly query: string
  readonly providers: readonly string[]
  /** ISO 8601. */
  readonly at: string
  /** Hits that it brought all the same, none of which shares a telling word with it. */
  readonly beside?: number
}

/** One query as it was searched: what it brought, and how much of that was new. `w1`, `w2`, … */
export interface SearchRecord {
  readonly id: string
  readonly query: string
  readonly providers: readonly string[]
  /** ISO 8601. */
  readonly at: string
  readonly task?: string
  /** Hits that stood best under this query. */
  readonly hits: number
  /** Of these, what no search of the research had found before. */
  readonly fresh: number
  /** Providers that failed, with how: `arxiv rate_limited`. */
  readonly failed?: readonly string[]
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
