import type { Role } from './role.ts'

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
  /** What would meet it, or would be the flaw: they show what is meant, not all of them must be there. */
  readonly examples?: readonly string[]
  /** What counts as evidence for it, where not everything does. */
  readonly evidence?: string
  /** The weight as a data set gave it, where that is another one: below zero for a flaw, a share of a dimension. */
  readonly given?: number
}

/** Where a rubric's words come from: only those of a file are foreign. */
export type RubricOrigin = 'plan' | 'builtin' | 'list' | 'file'

export interface Rubric {
  readonly name: string
  readonly language: string
  readonly origin: RubricOrigin
  readonly criteria: readonly Criterion[]
}

export interface Marking {
  readonly criterion: string
  readonly mark: Mark
  /** Where in the report: `2.3` is paragraph 3 of section 2. */
  readonly place?: string
  /** The passage of the report that earned it. */
  readonly quote?: string
  readonly by: 'checks' | 'host' | 'model'
}

/** What a report got against a rubric. `j1`, `j2`, … */
export interface Scorecard {
  readonly id: string
  /** The rubric's name. */
  readonly rubric: string
  readonly origin: RubricOrigin
  /** As judged: a plan that changes later does not change what was judged. */
  readonly criteria: readonly Criterion[]
  /** The draft that was judged, or the stored text (its SHA-256) of a report that was handed in. */
  readonly draft?: string
  readonly report?: string
  /** Criteria without a mark; they count as `none` until they have one. */
  readonly open: readonly string[]
  readonly markings: readonly Marking[]
  /** Strict mapping: positive only `full`, negative already `partial`; Σ w·s / Σ positive w. */
  readonly score: number
  /** Ternary compliance, same denominator. */
  readonly raw: number
  /** ISO 8601. */
  readonly at: string
}
