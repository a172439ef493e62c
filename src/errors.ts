export interface ResearchErrorOptions {
  readonly fix: string
  readonly kind?: FailureKind
  readonly cause?: unknown
  readonly retryAfterMs?: number | undefined
}

/** A failure that the model or the person can act on. Anything else that is thrown is a bug of ours. */
export class ResearchError extends Error {
  override readonly name = 'ResearchError'
  /** What to do instead, as one sentence addressed to the caller. */
  readonly fix: string
  /** Says which failure it is to code that must tell them apart, such as `not_found` or `blocked`. */
  readonly kind: FailureKind
  /** When a server that refuses us may be asked again, where it says so. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, { fix, kind = 'invalid', cause, retryAfterMs }: ResearchErrorOptions) {
    super(message, cause === undefined ? undefined : { cause })
    this.fix = fix
    this.kind = kind
    this.retryAfterMs = retryAfterMs
  }
}

/** Failures are different answers: a transport failure is not a dead link, a challenge page is not an empty one. */
export type FailureKind =
  | 'invalid'
  | 'unknown_id'
  | 'not_read'
  | 'conflict'
  | 'store_busy'
  | 'store_full'
  | 'store_version'
  | 'forbidden'
  | 'blocked'
  | 'challenge'
  | 'empty'
  | 'not_found'
  | 'gone'
  | 'rate_limited'
  | 'timeout'
  | 'unreachable'
  | 'too_large'
  | 'unsupported_type'
  | 'no_key'
  | 'cancelled'
