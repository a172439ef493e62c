import { LRUCache } from 'lru-cache'
import { Headers } from 'undici'
import type { Clock } from '../call.ts'
import { ResearchError } from '../errors.ts'
import type { CacheStore } from './cache-store.ts'
import { conditions, freshForMs, mayServeStale, mayStore } from './freshness.ts'
import type { HttpResponse } from './transport.ts'

export interface Kept extends HttpResponse {
  /** ISO 8601, when the bytes came. */
  readonly retrieved: string
  readonly fromCache: boolean
  /** The server could not be asked, so an older answer stands in. */
  readonly stale?: true
}

type Ask = (conditions: Readonly<Record<string, string>>) => Promise<HttpResponse>

/** Answers to GET requests by RFC 9111: fresh ones are used, stale ones are asked about. */
export interface HttpCache {
  /** A stored answer that may be used as it is. */
  fresh(key: string): Promise<Kept | undefined>
  /** Asks the server, with the stored answer's validators where there is one. A server that fails leaves the stored answer: RFC 5861 §4. */
  ask(key: string, ask: Ask): Promise<Kept>
}

interface Entry {
  readonly response: HttpResponse
  readonly retrieved: string
  readonly freshUntil: number
}

/** Answers that cannot be kept but show that the one before them holds no longer. */
const replacesStored: ReadonlySet<number> = new Set([200, 203, 301, 302, 303, 307, 308, 404, 410])

export interface HttpCacheParts {
  readonly clock: Clock
  /** Of what is kept in memory, in front of the store. */
  readonly maxBytes: number
  readonly store: CacheStore
}

export function createHttpCache({ clock, maxBytes, store }: HttpCacheParts): HttpCache {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    maxEntrySize: maxBytes / 4,
    sizeCalculation: ({ response }) => response.bytes.length + 2_000,
  })
  const find = async (key: string): Promise<Entry | undefined> => {
    const known = entries.get(key)
    if (known !== undefined) return known
    const answer = await store.get(key)
    if (answer === undefined) return undefined
    const { status, headers, bytes, retrieved, freshUntil } = answer
    const entry = { response: { status, headers: headersOf(headers), bytes }, retrieved, freshUntil }
    entries.set(key, entry)
    return entry
  }
  const forget = (key: string) => {
    entries.delete(key)
    store.delete(key)
  }
  const keep = (key: string, response: HttpResponse, headers: Headers, retrieved: string) => {
    const now = clock.now()
    if (!mayStore(response.status, headers)) {
      if (replacesStored.has(response.status)) forget(key)
      return
    }
    const freshUntil = now + freshForMs(headers, now)
    entries.set(key, { response: { ...response, headers }, retrieved, freshUntil })
    store.set(key, { ...response, headers: [...headers], retrieved, freshUntil })
  }
  return {
    fresh: async key => {
      const entry = await find(key)
      if (entry === undefined || entry.freshUntil <= clock.now()) return undefined
      return { ...entry.response, retrieved: entry.retrieved, fromCache: true }
    },
    ask: async (key, ask) => {
      const stored = await find(key)
      const outcome = await attempt(ask((stored && conditions(stored.response.headers)) ?? {}))
      if (stored !== undefined && hasFailed(outcome) && mayServeStale(stored.response.headers)) {
        return { ...stored.response, retrieved: stored.retrieved, fromCache: true, stale: true }
      }
      if (outcome instanceof Error) throw outcome
      if (stored !== undefined && outcome.status === 304) {
        keep(key, stored.response, updated(stored.response.headers, outcome.headers), stored.retrieved)
        return { ...stored.response, retrieved: stored.retrieved, fromCache: true }
      }
      const retrieved = new Date(clock.now()).toISOString()
      keep(key, outcome, outcome.headers, retrieved)
      return { ...outcome, retrieved, fromCache: false }
    },
  }
}

function attempt(asking: Promise<HttpResponse>): Promise<HttpResponse | Error> {
  return asking.catch((error: unknown) =>
    error instanceof Error ? error : new Error('exchange failed', { cause: error }),
  )
}

/** The network or the server, that is; a refusal or a page that is gone is an answer. */
function hasFailed(outcome: HttpResponse | Error): boolean {
  if (outcome instanceof ResearchError) return outcome.kind === 'unreachable' || outcome.kind === 'timeout'
  return !(outcome instanceof Error) && outcome.status >= 500
}

/** RFC 9111 §3.2: what the 304 says anew replaces what was stored. */
function updated(stored: Headers, anew: Headers): Headers {
  const merged = new Headers(stored)
  merged.delete('age')
  for (const [name, value] of anew) if (!/^content-(length|encoding|type)$/.test(name)) merged.set(name, value)
  return merged
}

function headersOf(pairs: readonly (readonly [string, string])[]): Headers {
  const headers = new Headers()
  for (const [name, value] of pairs) headers.append(name, value)
  return headers
}
