import type { Clock } from '../call.ts'
import { ResearchError } from '../errors.ts'
import { exchangePatiently, waitMs } from './exchange.ts'
import { abortFailure, statusFailure, tooManyRedirects } from './failure.ts'
import type { ConfiguredRequest, Fetched, Net } from './net.ts'
import { redirectTarget } from './redirects.ts'
import { type HttpResponse, isSuccess, type Transport } from './transport.ts'

const mostRedirects = 5

export interface ConfiguredParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly origins: readonly string[]
  readonly foreign: Net['foreign']
  readonly random: () => number
}

/** Throws a plain Error for an origin that the configuration does not name: that is a bug of the calling code. */
export function configuredDoor({ transport, clock, origins, foreign, random }: ConfiguredParts): Net['configured'] {
  const known = new Set(origins.map(origin => new URL(origin).origin))

  const go = async (url: URL, request: ConfiguredRequest, hops: number): Promise<Fetched> => {
    const { method = 'GET', headers = {}, body, signal, anyStatus = false } = request
    if (signal.aborted) throw abortFailure(signal)
    const sent = { url, method, headers, signal, anyStatus, ...(body !== undefined && { body }) }
    const response = await exchangePatiently(sent, { transport, clock, random })
    const target = redirectTarget(response, url)
    if (target === undefined) return fetched(url, response, request, clock)
    if (hops === mostRedirects) throw tooManyRedirects(url)
    const next = redirected(request, response.status)
    if (target.origin === url.origin) return go(target, next, hops + 1)
    if (next.method !== undefined && next.method !== 'GET') throw leavesWithData(url)
    return foreign(target.href, { signal })
  }

  return async (address, request) => {
    const url = new URL(address)
    if (!known.has(url.origin)) throw new Error(`${url.origin} is not a configured origin`)
    return go(url, request, 0)
  }
}

/** A 307 or 308 repeats the request, any other redirect turns it into a GET. */
function redirected(request: ConfiguredRequest, status: number): ConfiguredRequest {
  if (request.method !== 'POST' || status === 307 || status === 308) return request
  const { body: _, ...rest } = request
  return { ...rest, method: 'GET' }
}

function fetched(url: URL, response: HttpResponse, { anyStatus, wanted }: ConfiguredRequest, clock: Clock): Fetched {
  const { status, headers, bytes } = response
  const pauseMs = waitMs(response, clock)
  if (!isSuccess(status) && !anyStatus) throw statusFailure(status, url, pauseMs)
  const contentType = headers.get('content-type')
  return {
    url: url.href,
    status,
    ...(contentType !== null && { contentType }),
    bytes,
    retrieved: new Date(clock.now()).toISOString(),
    fromCache: false,
    ...(pauseMs !== undefined && { retryAfterMs: pauseMs }),
    ...(wanted && { headers: Object.fromEntries([...headers].filter(([name]) => wanted.includes(name))) }),
  }
}

function leavesWithData(url: URL): ResearchError {
  return new ResearchError(`${url.host} sends the request on to another server.`, {
    fix: 'Configure the address that the service really has.',
    kind: 'forbidden',
  })
}
