export const jobStatuses = ['running', 'done', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

/** Long work on a research that outlives the call it was asked for in. One per research; its id is the research's. */
export interface Job {
  readonly session: string
  readonly question: string
  readonly depth: string
  readonly status: JobStatus
  /** The process that works on it. */
  readonly owner: string
  /** ISO 8601; a sign of life of the owner. When it is older than the lease the work may be taken over. */
  readonly heartbeat: string
  readonly done: number
  readonly total: number
  /** Our words. */
  readonly message: string
  /** Somebody asked to stop; the owner sees it at its next sign of life. */
  readonly cancelRequested: boolean
  /** Goes up with every change. */
  readonly revision: number
}

export type JobChange =
  | { readonly op: 'submit'; readonly question: string; readonly depth: string; readonly owner: string }
  /** Takes over from an owner whose heartbeat is older than `staleBefore` (ISO 8601). */
  | { readonly op: 'claim'; readonly owner: string; readonly staleBefore: string }
  | {
      readonly op: 'beat'
      readonly owner: string
      readonly done: number
      readonly total: number
      readonly message: string
    }
  | {
      readonly op: 'finish'
      readonly owner: string
      readonly status: Exclude<JobStatus, 'running'>
      readonly message: string
    }
  | { readonly op: 'cancel' }
