import type { Role } from './research.ts'

/** Of a criterion; for a negative one `full` means that the flaw is there. */
export const marks = ['full', 'partial', 'none'] as const
export type Mark = (typeof marks)[number]

export interface Criterion {
  readonly id: string
  readonly text: string
  /** Positive; the role says the sign. */
  readonly weight: number
  readonly role: Role
  readonly axis?: string
  readonly dimension?: string
  readonly fatal?: boolean
}

export interface Rubric {
  readonly name: string
  readonly language: string
  readonly criteria: readonly Criterion[]
}

export interface Marking {
  readonly criterion: string
  readonly mark: Mark
  /** The passage of the report that earned it. */
  readonly quote?: string
  readonly by: 'checks' | 'host' | 'model'
}

/** What a report got against a rubric. `j1`, `j2`, … */
export interface Scorecard {
  readonly id: string
  readonly rubric: string
  readonly draft?: string
  readonly markings: readonly Marking[]
  /** Strict mapping: positive only `full`, negative already `partial`; Σ w·s / Σ positive w. */
  readonly score: number
  /** Ternary compliance, same denominator. */
  readonly raw: number
  /** ISO 8601. */
  readonly at: string
}
