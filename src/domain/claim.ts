export const verdicts = ['supported', 'refuted', 'mixed', 'insufficient'] as const
export type Verdict = (typeof verdicts)[number]

export const stances = ['supports', 'refutes', 'neutral'] as const
export type Stance = (typeof stances)[number]

/** What one comparison of a claim with a passage said. `unknown` is an answer. */
export interface Check {
  readonly name: 'figure' | 'derived_figure' | 'quantity' | 'date' | 'name' | 'negation' | 'entity' | 'quote'
  readonly result: 'agrees' | 'conflicts' | 'unknown'
  /** Our words, such as `derived: 59/52 − 1 = 13.5 %`. */
  readonly reason: string
}

/** One passage that bears on a claim; the quote is the stored text's `[start, end)`. */
export interface Evidence {
  readonly source: string
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly stance: Stance
  readonly checks: readonly Check[]
  /** Who took the stance. */
  readonly by: 'checks' | 'reader' | 'model'
  /** A second reading, or one that quotes the source where the checks had said otherwise: it closes the dispute with them. */
  readonly again?: boolean
}

/** A statement under verification. `c1`, `c2`, … */
export interface Claim {
  readonly id: string
  readonly text: string
  readonly verdict: Verdict
  readonly confidence: number
  /** A reader and the checks disagree. */
  readonly disputed: boolean
  readonly evidence: readonly Evidence[]
  /** Sources that said it independently of each other. */
  readonly independent: number
  readonly reasons: readonly string[]
  /** Places that it was last given with (`s1:12`, `s3`): by its id it is held against them again. */
  readonly cited?: readonly string[]
  /** Taken from a draft, and not given by anybody: it goes with its sentence. */
  readonly ofDraft?: true
  /** Its host wants it no more: it is kept, and nothing is asked of it. */
  readonly dropped?: true
}

/** The first reason of a claim that somebody read. */
export const READ = 'read'
export const READ_TWICE = 'read twice'
export const READ_WITH_QUOTE = 'read, with a quote'
export const DISPUTED = 'disputed'
const byReaders: readonly string[] = [READ, READ_TWICE, READ_WITH_QUOTE, DISPUTED]

/** Somebody gave a verdict on the claim, with a place or without. */
export const wasRead = ({ reasons }: Pick<Claim, 'reasons'>): boolean =>
  reasons.some(reason => byReaders.includes(reason))
