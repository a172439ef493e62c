import type { Audit } from './audit.ts'
import type { Claim } from './claim.ts'
import type { Comparison } from './comparison.ts'
import type { Draft } from './draft.ts'
import type { Role } from './role.ts'
import type { Scorecard } from './rubric.ts'
import type { EmptySearch, SearchRecord, Source } from './source.ts'

/** A question under research, with what it asks for and what has been found. Ids look like `r-7k2m`. */
export interface Research {
  readonly id: string
  readonly question: string
  /** Language of the question; reports, labels and rubrics follow it. */
  readonly language: string
  /** ISO 8601. */
  readonly created: string
  /** Defaults for searches, `YYYY-MM-DD`; a source read outside of them is flagged. */
  readonly since?: string
  readonly until?: string
  /** URLs, domains or titles that may not be used. */
  readonly exclude: readonly string[]
  /** Begun for one piece of work on text that was handed in. */
  readonly scratch: boolean
}

/** Which words of the question a requirement was read from; `context` are those on who asks. */
export const requirementKinds = [
  'part',
  'figure',
  'date',
  'region',
  'context',
  'format',
  'exclusion',
  'language',
  'other',
] as const
export type RequirementKind = (typeof requirementKinds)[number]

/** What the answer must have, may have, or (`negative`) must not have. `q1`, `q2`, … */
export interface Requirement {
  readonly id: string
  readonly text: string
  readonly role: Role
  /** Positive; the role says the sign. */
  readonly weight: number
  readonly kind: RequirementKind
  readonly origin: 'rule' | 'host'
}

export const taskStatuses = ['pending', 'active', 'done', 'blocked'] as const
export type TaskStatus = (typeof taskStatuses)[number]

/** One line of the to-do list. `t1`, `t2`, … */
export interface Task {
  readonly id: string
  readonly title: string
  readonly status: TaskStatus
  /** Position in the list, from 1. */
  readonly order: number
  /** Requirements that it serves. */
  readonly for: readonly string[]
  /** Tasks that come first. */
  readonly after: readonly string[]
  readonly doneWhen?: string
  readonly note?: string
}

/** Everything known of one research but the texts, which are fetched by their hash. */
export interface ResearchState {
  readonly research: Research
  /** Counts the commits. */
  readonly revision: number
  readonly requirements: readonly Requirement[]
  readonly tasks: readonly Task[]
  readonly sources: readonly Source[]
  readonly emptySearches: readonly EmptySearch[]
  readonly searches: readonly SearchRecord[]
  readonly claims: readonly Claim[]
  readonly drafts: readonly Draft[]
  readonly scorecards: readonly Scorecard[]
  readonly comparisons: readonly Comparison[]
  readonly audits: readonly Audit[]
}
