import type { Audit } from '../domain/audit.ts'
import type { Claim } from '../domain/claim.ts'
import type { Comparison } from '../domain/comparison.ts'
import type { Draft } from '../domain/draft.ts'
import type { Event, EventPayload } from '../domain/event.ts'
import type { Job, JobChange } from '../domain/job.ts'
import type { Requirement, Research, ResearchState, Task } from '../domain/research.ts'
import type { Scorecard } from '../domain/rubric.ts'
import type { EmptySearch, SearchRecord, Source, StoredText } from '../domain/source.ts'

/** What is kept under an id, by kind. The id's letter is the kind's. */
export interface Entities {
  requirement: Requirement
  task: Task
  source: Source
  empty_search: EmptySearch
  search: SearchRecord
  claim: Claim
  draft: Draft
  scorecard: Scorecard
  comparison: Comparison
  audit: Audit
}
export type EntityKind = keyof Entities

/** What the ids of a kind begin with. */
export const idLetters = {
  requirement: 'q',
  task: 't',
  source: 's',
  empty_search: 'n',
  search: 'w',
  claim: 'c',
  draft: 'd',
  scorecard: 'j',
  comparison: 'v',
  audit: 'a',
} as const satisfies Record<EntityKind, string>

/** An entity before the store gave it an id. A union stays a union. */
export type New<T> = T extends unknown ? Omit<T, 'id'> : never

/** One change of a research, as data. Ids of new entities are allocated inside the transaction. */
export type Change =
  | { readonly op: 'research'; readonly value: Partial<Omit<Research, 'id' | 'created'>> }
  | {
      readonly [K in EntityKind]: { readonly op: 'add'; readonly kind: K; readonly value: New<Entities[K]> }
    }[EntityKind]
  | { readonly [K in EntityKind]: { readonly op: 'put'; readonly kind: K; readonly value: Entities[K] } }[EntityKind]
  | { readonly op: 'remove'; readonly kind: EntityKind; readonly id: string }
  /**
   * Adds a source unless its address has one already: then that one's id is the answer. A stored `found` or `failed` source
   * becomes the given `read` one under its old id; the same text again changes nothing; another text is a new id that
   * supersedes the old, which keeps its copy.
   */
  | { readonly op: 'ensure_source'; readonly value: New<Source> }
  | { readonly op: 'text'; readonly value: StoredText }

export interface Commit {
  readonly event: { readonly tool: string } & EventPayload
  readonly changes: readonly Change[]
  /** Refused with a `conflict` when the research has moved on since. Left out where the changes commute. */
  readonly expectedRevision?: number
}

export interface Committed {
  readonly revision: number
  /** One id per change, in order; empty for `research` and `text`. */
  readonly ids: readonly string[]
}

export interface SessionSummary {
  readonly id: string
  readonly question: string
  readonly created: string
  readonly updated: string
  readonly scratch: boolean
  readonly sourcesRead: number
  readonly drafts: number
}

/**
 * Durable state of all researches. Each method is a whole unit of work: what resolved is on disk, what rejected left nothing.
 * Rejects with ResearchError `unknown_id`, `conflict`, `store_busy`, `store_full`, `store_version`.
 */
export interface Store {
  /** Begins a research; its id is allocated here. */
  begin(
    research: Omit<Research, 'id' | 'created'>,
    commit: Omit<Commit, 'expectedRevision'>,
  ): Promise<{ readonly id: string } & Committed>
  commit(session: string, commit: Commit): Promise<Committed>
  load(session: string): Promise<ResearchState>
  text(sha256: string): Promise<StoredText | undefined>
  /** The log from `after` (exclusive) on, oldest first. */
  events(session: string, after?: number): Promise<readonly Event[]>
  /** Last worked on first. */
  sessions(limit: number): Promise<readonly SessionSummary[]>
  /** The long work on a research, if there is any. */
  job(session: string): Promise<Job | undefined>
  /** The job after the change; undefined where it does not apply: not running, not the owner, not stale. */
  changeJob(session: string, change: JobChange): Promise<Job | undefined>
  /** Drops a payload's content; its hash stays in the chain. */
  forget(payloadHash: string): Promise<void>
  close(): Promise<void>
}
