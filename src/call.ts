/** What any long work gets from the call it is done for. */
export interface Call {
  /** Aborted when the client cancels, goes away, or the call's deadline passes. */
  readonly signal: AbortSignal
  /** Says how far the call is. `done` grows. */
  progress(done: number, total: number, message: string): void
}

/** The wall clock as a port, so that tests and replays say what time it is. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}
