/** A passage to be found. `id` is the caller's and unique within its document. */
export interface Passage {
  readonly id: string
  readonly title?: string
  /** Headings above it. */
  readonly context?: string
  readonly text: string
}

export interface PassageHit {
  readonly document: string
  readonly id: string
  /** BM25F over title, context and text; higher is better. */
  readonly score: number
}

/** A full-text index over passages, one per collection (a folder, a research, a corpus file). */
export interface PassageIndex {
  /** Replaces what the document had. `version` is the caller's (a hash); see `versions`. */
  put(document: string, version: string, passages: readonly Passage[]): void
  remove(document: string): void
  /** Runs several `put` and `remove` as one step, which is much faster; waits for another process that is writing. */
  batch<T>(work: () => T): Promise<T>
  /** Every document with its version, for incremental indexing. */
  versions(): ReadonlyMap<string, string>
  /** Best first; ties in order of insertion. Terms the query shares with a passage decide; all are optional. */
  search(query: PassageQuery): readonly PassageHit[]
  size(): number
  close(): void
}

export interface PassageQuery {
  readonly text: string
  readonly limit: number
  /** Further words and phrases to look for, each with a weight in 0..1 beside the question's own 1. */
  readonly expansions?: ReadonlyMap<string, number>
  /** Only within these documents. */
  readonly documents?: ReadonlySet<string>
}
