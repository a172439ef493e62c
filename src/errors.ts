/** A failure that the model or the person can act on. Anything else that is thrown is a bug of ours. */
export class ResearchError extends Error {
  override readonly name = 'ResearchError'
  /** What to do instead, as one sentence addressed to the caller. */
  readonly fix: string
  /** Says which failure it is to code that must tell them apart, such as `not_found` or `blocked`. */
  readonly kind: FailureKind

  constructor(message: string, { fix, kind = 'invalid', cause }: { fix: string; kind?: FailureKind; cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause })
    this.fix = fix
    this.kind = kind
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
