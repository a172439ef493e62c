import { type FailureKind, ResearchError } from '../errors.ts'

const tryLater = 'Try again later, or read another source.'

interface Answer {
  readonly kind: FailureKind
  readonly says: string
  readonly fix: string
}

const refused: Answer = {
  kind: 'blocked',
  says: 'it does not serve this page to us',
  fix: 'Read another source that says the same, or have the page saved as a file and read that.',
}

const tooMany: Answer = { kind: 'rate_limited', says: 'it asks for fewer requests', fix: tryLater }

const answers: Readonly<Record<number, Answer>> = {
  401: refused,
  403: refused,
  404: {
    kind: 'not_found',
    says: 'there is no such page',
    fix: 'Check the URL, or search for the title of the page.',
  },
  408: { kind: 'timeout', says: 'it gave up waiting', fix: tryLater },
  410: { kind: 'gone', says: 'the page was removed for good', fix: 'Search for another copy or another source.' },
  429: tooMany,
  451: refused,
}

/** What a status that is no success means. A refusal that says how long it holds is a limit. */
export function statusFailure(status: number, url: URL, retryAfterMs?: number): ResearchError {
  const answer = (status === 403 && retryAfterMs !== undefined ? tooMany : answers[status]) ?? {
    kind: 'unreachable',
    says: 'the page could not be had',
    fix: tryLater,
  }
  const wait = retryAfterMs === undefined ? undefined : `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`
  return new ResearchError(`${url.host} answered ${status}: ${answer.says}.`, {
    fix: wait ?? answer.fix,
    kind: answer.kind,
    retryAfterMs,
  })
}

const connectionFailures: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has no address (DNS)',
  ENODATA: 'has no address (DNS)',
  EAI_AGAIN: 'could not be looked up: DNS did not answer',
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke off the connection',
  UND_ERR_SOCKET: 'broke off the connection',
  ENETUNREACH: 'cannot be reached from this network',
  EHOSTUNREACH: 'cannot be reached from this network',
}

/** What a failed exchange means, by how far it came and whose signal ended it. */
export function exchangeFailure(error: unknown, url: URL, signal: AbortSignal): Error {
  if (error instanceof ResearchError) return error
  if (signal.aborted) return abortFailure(signal, url.host)
  const code = errorCode(error)
  if (code === undefined) return error instanceof Error ? error : new Error('exchange failed', { cause: error })
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return timedOut(url.host)
  if (/CERT|SSL|TLS|SELF_SIGNED|ISSUER/.test(code))
    return unreachable(url, 'has a certificate that cannot be trusted', error, ownAuthority)
  return unreachable(url, connectionFailures[code] ?? 'did not answer in a way that could be read', error)
}

/** Whether the name of the host is not known any more: the page is as gone as one that is answered 410. */
export function hasNoAddress(error: ResearchError): boolean {
  return errorCode(error.cause) === 'ENOTFOUND'
}

/** Whether the connection was lost, so that asking again may help. */
export function isReset(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(errorCode(error) ?? '')
}

/** The failure that an aborted signal stands for: the caller's own one, a time-out, or a cancellation. */
export function abortFailure(signal: AbortSignal, slow = 'The call'): ResearchError {
  const reason: unknown = signal.reason
  if (reason instanceof ResearchError) return reason
  if (reason instanceof Error && reason.name === 'TimeoutError') return timedOut(slow)
  return new ResearchError('The call was cancelled.', { fix: 'Call again if it is still wanted.', kind: 'cancelled' })
}

export function timedOut(what: string): ResearchError {
  return new ResearchError(`${what} took too long.`, { fix: tryLater, kind: 'timeout' })
}

export function tooManyRedirects(url: URL): ResearchError {
  return new ResearchError(`${url.host} redirects too many times.`, {
    fix: 'Give the address where the page finally is, or read another source.',
    kind: 'unreachable',
  })
}

/** Proxies that look into https sign with an authority of their own. */
const ownAuthority =
  'Read another source; where a company or a proxy signs for all sites, start this server with NODE_EXTRA_CA_CERTS naming its certificate.'

function unreachable(url: URL, what: string, cause: unknown, fix = `Check the address. ${tryLater}`): ResearchError {
  return new ResearchError(`${url.host} ${what}.`, {
    fix,
    kind: 'unreachable',
    cause,
  })
}

/** Several addresses that all failed come as one AggregateError. */
function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  // What is no HTTP at all has a name but no code.
  if (error.name === 'HTTPParserError') return 'HPE_INVALID'
  return error instanceof AggregateError ? errorCode(error.errors[0]) : undefined
}
