/** A place cited by one sentence, as written and as it resolves. */
export interface Citation {
  /** As it stands in the bracket: `s1:12.2`, `c4`, `n1`. */
  readonly key: string
  readonly source?: string
  readonly paragraph?: number
  /** `[start, end)` of the stored text. */
  readonly start?: number
  readonly end?: number
}

/** What is wrong with a sentence of the draft and what would mend it. `p1`, `p2`, … */
export interface Repair {
  readonly id: string
  readonly section: string
  /** The sentence as it stands in the draft. */
  readonly sentence: string
  /** Of a table's row the words that it is about. */
  readonly cell?: string
  /** What a verdict on it is about, where that is not the whole sentence: a row with this cell alone. */
  readonly claim?: string
  readonly problem: RepairProblem
  /** Our words: what is wrong. */
  readonly message: string
  /** Our words: what to do. */
  readonly fix: string
  /** A replacement that resolves it, applied by `edits: ["p1"]`. */
  readonly replacement?: string
}

export type RepairProblem =
  | 'unknown_source'
  | 'not_read'
  | 'excluded_source'
  | 'missing_place'
  | 'wrong_place'
  | 'figure_not_found'
  | 'contradicted'
  | 'misquoted'
  | 'literal_not_found'
  | 'claim_refuted'
  | 'claim_not_supported'
  | 'claim_contested'
  | 'unknown_claim'
  | 'unknown_search'
  | 'bad_citation'
  | 'bad_chart'

export interface Section {
  /** Stable within the draft, made from the heading. */
  readonly id: string
  /** Empty for what stands before the first `##`. */
  readonly heading: string
  /** Markdown without the heading line. */
  readonly text: string
  /** White space before and after the text, where it is not one blank line: what was written comes back as it was. */
  readonly space?: readonly [before: string, after: string]
  /** Requirements that it answers. */
  readonly for: readonly string[]
  /** Requirements and tasks that the outline gave it, where it did. */
  readonly planned?: readonly string[]
  /** Words that the outline gave it; Chinese characters count as words. */
  readonly words?: number
}

/** One revision of a report: revisions are kept, each a draft of its own (`d1`, `d2`, …). */
export interface Draft {
  readonly id: string
  readonly title: string
  readonly sections: readonly Section[]
  /** Open repairs; empty when it can be exported in strict mode. */
  readonly repairs: readonly Repair[]
  /** The highest number that a repair had until then: none is used again. */
  readonly lastRepair?: number
  /** ISO 8601. */
  readonly at: string
  /** The revision that it was made from. */
  readonly after?: string
}
