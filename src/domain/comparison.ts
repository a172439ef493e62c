/** The labels of ADR-Bench's general track. */
export const pairLabels = ['left', 'right', 'both_good', 'both_fair', 'both_poor'] as const
export type PairLabel = (typeof pairLabels)[number]

export const pairDimensions = ['completeness', 'depth', 'fitness', 'readability'] as const
export type PairDimension = (typeof pairDimensions)[number]

/** One look at two reports. On serious topics a factual error vetoes the report that has it. */
export interface PairVerdict {
  readonly overall: PairLabel
  readonly dimensions?: Readonly<Partial<Record<PairDimension, PairLabel>>>
  readonly veto?: 'left' | 'right' | 'both'
}

export type Preference = 'a' | 'b' | 'tie'

/** What both orders came to for reports a and b. */
export interface PairResult {
  readonly overall: Preference
  readonly dimensions: Readonly<Record<PairDimension, Preference | undefined>>
  /** The preference changed with the order: it is a tie. */
  readonly flipped: boolean
  readonly vetoed: readonly ('a' | 'b')[]
}

/** A report that is compared: a draft, or a stored text by its SHA-256. */
export interface ReportRef {
  readonly draft?: string
  readonly report?: string
}

/** Two reports held against each other in both orders. `v1`, `v2`, … */
export interface Comparison {
  readonly id: string
  readonly a: ReportRef
  readonly b: ReportRef
  /** The first with a on the left, the second with b there. */
  readonly looks: readonly PairVerdict[]
  readonly result?: PairResult
  /** ISO 8601. */
  readonly at: string
}
