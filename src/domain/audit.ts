export const pageStates = ['read', 'archived', 'dead', 'fabricated', 'unfetched', 'late'] as const
/**
 * What became of a cited page. `archived` is gone and was read from an archive; `dead` is gone (404, 410); `fabricated` was never there
 * as far as can be told: no such host or page, and no archive ever kept one; `unfetched` says nothing of the page: blocked, out of reach;
 * `late` is still to be fetched.
 */
export type PageState = (typeof pageStates)[number]

export interface AuditedPage {
  readonly url: string
  readonly state: PageState
  /** The source that it was read into. */
  readonly source?: string
  /** Our words: `404, never archived`. */
  readonly why?: string
  /** Calls that waited for it in vain. */
  readonly waited?: number
}

export const rowOutcomes = [
  'refuted',
  'fabricated',
  'dangling',
  'dead',
  'partial',
  'insufficient',
  'unfetched',
  'late',
  'supported',
] as const
/** What became of a citing sentence: by its cited pages where one of them was read, else by what is wrong with its citations. */
export type RowOutcome = (typeof rowOutcomes)[number]

/** One citation of a row. */
export interface AuditedCitation {
  /** The number that the report gives it. */
  readonly number?: string
  /** `unlisted` is a number without an entry, `unaddressed` an entry without an address. */
  readonly state: PageState | 'unlisted' | 'unaddressed'
  readonly source?: string
  /** What this source alone says of the sentence. */
  readonly verdict?: 'supported' | 'partial' | 'refuted' | 'insufficient'
}

/** One citing sentence of the audited report. */
export interface AuditRow {
  readonly claim: string
  /** `[start, end)` of the report. */
  readonly start: number
  readonly end: number
  readonly outcome: RowOutcome
  readonly citations: readonly AuditedCitation[]
}

/** The citations of a report that was written elsewhere, held against the pages that they lead to. `a1`, `a2`, … */
export interface Audit {
  readonly id: string
  /** Its whole text. */
  readonly report: string
  /** ISO 8601. */
  readonly at: string
  readonly pages: readonly AuditedPage[]
  /** In the order of the report. */
  readonly rows: readonly AuditRow[]
}
