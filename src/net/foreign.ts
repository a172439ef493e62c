import type { Clock } from '../call.ts'
import { createHttpCache, type Kept } from './cache.ts'
import type { CacheStore } from './cache-store.ts'
import { exchangePatiently, waitMs } from './exchange.ts'
import { statusFailure } from './failure.ts'
import { admit } from './guard.ts'
import { createLimiter } from './limiter.ts'
import type { Fetched, ForeignRequest, Net } from './net.ts'
import { follow, type Landed, redirectTarget } from './redirects.ts'
import { createRobots } from './robots.ts'
import { createSharing } from './sharing.ts'
import { isSuccess, type Transport } from './transport.ts'

const defaultAccept = 'text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.7'
const cacheBytes = 12_000_000

export interface ForeignParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly allowPrivate: boolean
  readonly timeoutMs: number
  readonly userAgent: string
  readonly store: CacheStore
  /** From 0 up to 1, for the spread of retries. */
  readonly random: () => number
}

interface Asked {
  readonly accept: string
  readonly api: boolean
  readonly anyStatus: boolean
  readonly signal: AbortSignal
}

export function foreignDoor(parts: ForeignParts): Net['foreign'] {
  const { transport, clock, allowPrivate, timeoutMs, userAgent, store, random } = parts
  const limiter = createLimiter({ total: 8, perHost: 2 })
  const cache = createHttpCache({ clock, maxBytes: cacheBytes, store })
  const share = createSharing<Fetched>()

  const guard = (url: URL) => admit(url.href, allowPrivate)
  const ask = (url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal, anyStatus = false) =>
    exchangePatiently({ url, method: 'GET', headers, signal, anyStatus }, { transport, clock, limiter, random })
  const mayRead = createRobots({
    userAgent,
    fetch: async (url, signal) =>
      (await follow(url, hop => ask(guard(hop), { accept: 'text/plain' }, signal))).response,
    space: limiter.space,
  })
  const hop = async (url: URL, { accept, api, anyStatus, signal }: Asked): Promise<Kept> => {
    guard(url)
    // What was had where private addresses may be reached is not for a process that may not.
    const key = `${allowPrivate ? 'private ' : ''}${accept} ${url.href}`
    const stored = await cache.fresh(key)
    if (stored !== undefined) return stored
    return cache.ask(key, async conditions => {
      if (!api) await mayRead(url, signal)
      return ask(url, { accept, ...conditions }, signal, anyStatus)
    })
  }
  const fetch = async (start: URL, asked: Omit<Asked, 'signal'>, callers: AbortSignal): Promise<Fetched> => {
    const signal = AbortSignal.any([callers, AbortSignal.timeout(timeoutMs)])
    return fetched(await follow(start, url => hop(url, { ...asked, signal })), asked, clock)
  }

  return async (
    address: string,
    { accept = defaultAccept, api = false, anyStatus = false, signal }: ForeignRequest,
  ) => {
    const url = admit(address, allowPrivate)
    const asked = { accept, api, anyStatus }
    const key = `${JSON.stringify(asked)} ${url.href}`
    const answer = await share(key, signal, callers => fetch(url, asked, callers))
    return { ...answer, bytes: new Uint8Array(answer.bytes) }
  }
}

/** What the caller gets for the last hop; without `anyStatus` anything but a success is a failure by now. */
function fetched({ url, response }: Landed<Kept>, { anyStatus }: Pick<Asked, 'anyStatus'>, clock: Clock): Fetched {
  const { status, headers, bytes, retrieved, fromCache, stale } = response
  const retryAfterMs = waitMs(response, clock)
  if (!anyStatus && (!isSuccess(status) || redirectTarget(response, url) !== undefined)) {
    throw statusFailure(status, url, retryAfterMs)
  }
  const contentType = headers.get('content-type')
  return {
    url: url.href,
    status,
    ...(contentType !== null && { contentType }),
    bytes,
    retrieved,
    fromCache,
    ...(stale && { stale }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}
