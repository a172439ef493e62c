import type { Clock } from '../call.ts'
import { createHttpCache, type Kept } from './cache.ts'
import { exchangePatiently, retryAfterMs } from './exchange.ts'
import { statusFailure } from './failure.ts'
import { admit } from './guard.ts'
import { createLimiter } from './limiter.ts'
import type { Fetched, ForeignRequest, Net } from './net.ts'
import { follow, type Landed, redirectTarget } from './redirects.ts'
import { createRobots } from './robots.ts'
import { createSharing } from './sharing.ts'
import { isSuccess, type Transport } from './transport.ts'

const defaultAccept = 'text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.7'
const cacheBytes = 32_000_000

export interface ForeignParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly allowPrivate: boolean
  readonly timeoutMs: number
  readonly userAgent: string
}

interface Asked {
  readonly accept: string
  readonly api: boolean
  readonly signal: AbortSignal
}

export function foreignDoor({ transport, clock, allowPrivate, timeoutMs, userAgent }: ForeignParts): Net['foreign'] {
  const limiter = createLimiter({ total: 8, perHost: 2 })
  const cache = createHttpCache({ clock, maxBytes: cacheBytes })
  const share = createSharing<Fetched>()

  const guard = (url: URL) => admit(url.href, allowPrivate)
  const ask = (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal) =>
    exchangePatiently({ url, method: 'GET', headers, signal }, { transport, clock, limiter })
  const mayRead = createRobots({
    userAgent,
    fetch: async (url, signal) =>
      (await follow(url, hop => ask(guard(hop), { accept: 'text/plain' }, signal))).response,
    space: limiter.space,
  })
  const hop = async (url: URL, { accept, api, signal }: Asked): Promise<Kept> => {
    const key = `${accept} ${url.href}`
    const stored = cache.fresh(key)
    if (stored !== undefined) return stored
    guard(url)
    if (!api) await mayRead(url, signal)
    return cache.ask(key, conditions => ask(url, { accept, ...conditions }, signal))
  }
  const fetch = async (start: URL, asked: Omit<Asked, 'signal'>, callers: AbortSignal): Promise<Fetched> => {
    const signal = AbortSignal.any([callers, AbortSignal.timeout(timeoutMs)])
    return fetched(await follow(start, url => hop(url, { ...asked, signal })), clock)
  }

  return async (address: string, { accept = defaultAccept, api = false, signal }: ForeignRequest) => {
    const url = admit(address, allowPrivate)
    const key = `${accept} ${api} ${url.href}`
    const answer = await share(key, signal, callers => fetch(url, { accept, api }, callers))
    return { ...answer, bytes: new Uint8Array(answer.bytes) }
  }
}

/** What the caller gets for the last hop; anything but a success is a failure by now. */
export function fetched({ url, response }: Landed<Kept>, clock: Clock): Fetched {
  const { status, headers, bytes, retrieved, fromCache } = response
  if (!isSuccess(status) || redirectTarget(response, url) !== undefined) {
    throw statusFailure(status, url, retryAfterMs(headers, clock))
  }
  const contentType = headers.get('content-type')
  return { url: url.href, status, ...(contentType !== null && { contentType }), bytes, retrieved, fromCache }
}
