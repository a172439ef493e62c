import type { Call } from '../call.ts'
import type { Origin } from '../domain/source.ts'

export const searchKinds = ['web', 'scholarly', 'news', 'encyclopedia', 'code', 'qa', 'local'] as const
export type SearchKind = (typeof searchKinds)[number]

export interface ProviderQuery {
  readonly text: string
  readonly limit: number
  /** BCP 47 primary language. */
  readonly language: string
  readonly site?: string
  /** `YYYY-MM-DD`. */
  readonly since?: string
  readonly until?: string
}

/** One result. Title and snippet are foreign text. */
export interface Hit {
  readonly origin: Origin
  readonly title: string
  readonly snippet?: string
  readonly published?: string
  /** Paragraph (1-based) that matched, where the provider knows it. */
  readonly paragraph?: number
}

export interface ProviderAnswer {
  readonly hits: readonly Hit[]
  /** Our words about completeness, such as `412 of 499 files indexed`. */
  readonly note?: string
  /** Not everything was searched, so that no hit does not mean nothing there. */
  readonly partial?: boolean
}

/** One file per provider. Rejects with ResearchError, so that blocked, rate limited and no result stay different answers. */
export interface SearchProvider {
  readonly name: string
  readonly kind: SearchKind
  search(query: ProviderQuery, call: Call): Promise<ProviderAnswer>
}
