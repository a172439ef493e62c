import type { Call } from '../call.ts'
import type { Notice, Origin } from '../domain/source.ts'

export const searchKinds = ['web', 'scholarly', 'news', 'encyclopedia', 'code', 'qa', 'local'] as const
export type SearchKind = (typeof searchKinds)[number]

/** What a query can ask for beside its words. */
export const operators = ['site', 'exact', 'not', 'filetype', 'since', 'until'] as const
export type Operator = (typeof operators)[number]

export interface ProviderQuery {
  /** The words, without operators. */
  readonly text: string
  readonly limit: number
  /** BCP 47 primary language. */
  readonly language: string
  /** Phrases that have to stand as they are. */
  readonly exact: readonly string[]
  /** What must not stand there; `site:example.org` among them means the site. */
  readonly not: readonly string[]
  readonly site?: string
  /** Such as `pdf`. */
  readonly filetype?: string
  /** `YYYY-MM-DD`. */
  readonly since?: string
  readonly until?: string
  /** `YYYY-MM-DD` of the call, by which "latest" and "this year" are understood. */
  readonly today: string
}

/** Names of a work that hold wherever it lies. */
export interface WorkIds {
  /** Lower case, without the resolver: `10.1000/182`. */
  readonly doi?: string
  /** Without its version: `2512.20491`. */
  readonly arxiv?: string
  /** `PMC123`. */
  readonly pmc?: string
}

/** One result. Title and snippet are foreign text. */
export interface Hit {
  readonly origin: Origin
  readonly title: string
  readonly snippet?: string
  /** ISO 8601 date or a beginning of one. */
  readonly published?: string
  /** Paragraph (1-based) that matched, where the provider knows it. */
  readonly paragraph?: number
  readonly ids?: WorkIds
  /** Paths of the same page in other formats. */
  readonly twins?: readonly string[]
}

export interface ProviderAnswer {
  readonly hits: readonly Hit[]
  /** Our words about completeness, such as `2 files could not be read`. */
  readonly note?: string
  /** Not everything was searched, so that no hit does not mean nothing there. */
  readonly partial?: boolean
  /** There was nothing to search, such as an empty folder: it has no part in saying that nothing is there. */
  readonly hasNothing?: boolean
  /** The service answered and asks not to be asked again so soon. */
  readonly pauseMs?: number
}

/** One file per provider. Rejects with ResearchError, so that blocked, rate limited and no result stay different answers. */
export interface SearchProvider {
  readonly name: string
  readonly kind: SearchKind
  /** What it asks its source for itself; the rest is applied to what it answers. */
  readonly applies?: readonly Operator[]
  /** Operators that it passes on in the query without knowing whether they are read there. */
  readonly passesOn?: readonly Operator[]
  /** Its part in the fusion beside the others; 1 where left out. */
  readonly weight?: number
  /** Milliseconds that its terms ask for between two requests. */
  readonly spacingMs?: number
  /** How long it needs where it works on this machine: the others do not hurry it, and being slow is no failure. */
  readonly ownTimeMs?: number
  /** Asked only for questions of its field, unless its kind is named. */
  readonly fits?: (query: ProviderQuery) => boolean
  search(query: ProviderQuery, call: Call): Promise<ProviderAnswer>
  /** What it has registered against a work since that was published; none where it does not know the DOI. */
  notices?(doi: string, call: Pick<Call, 'signal'>): Promise<readonly Notice[]>
}
