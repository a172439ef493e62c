import { LRUCache } from 'lru-cache'
import { Headers } from 'undici'
import type { Clock } from '../call.ts'
import { conditions, freshForMs, mayStore } from './freshness.ts'
import type { HttpResponse } from './transport.ts'

export interface Kept extends HttpResponse {
  /** ISO 8601, when the bytes came. */
  readonly retrieved: string
  readonly fromCache: boolean
}

type Ask = (conditions: Readonly<Record<string, string>>) => Promise<HttpResponse>

/** Answers to GET requests of this session, by RFC 9111: fresh ones are used, stale ones are asked about. */
export interface HttpCache {
  /** A stored answer that may be used as it is. */
  fresh(key: string): Kept | undefined
  /** Asks the server, with the stored answer's validators where there is one. */
  ask(key: string, ask: Ask): Promise<Kept>
}

interface Entry {
  readonly response: HttpResponse
  readonly retrieved: string
  readonly freshUntil: number
}

export function createHttpCache({ clock, maxBytes }: { readonly clock: Clock; readonly maxBytes: number }): HttpCache {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    maxEntrySize: maxBytes / 4,
    sizeCalculation: ({ response }) => response.bytes.length + 2_000,
  })
  const keep = (key: string, response: HttpResponse, headers: Headers, retrieved: string) => {
    const now = clock.now()
    if (!mayStore(response.status, headers)) entries.delete(key)
    else entries.set(key, { response: { ...response, headers }, retrieved, freshUntil: now + freshForMs(headers, now) })
  }
  return {
    fresh: key => {
      const entry = entries.get(key)
      if (entry === undefined || entry.freshUntil <= clock.now()) return undefined
      return { ...entry.response, retrieved: entry.retrieved, fromCache: true }
    },
    ask: async (key, ask) => {
      const stored = entries.get(key)
      const response = await ask((stored && conditions(stored.response.headers)) ?? {})
      if (stored !== undefined && response.status === 304) {
        keep(key, stored.response, updated(stored.response.headers, response.headers), stored.retrieved)
        return { ...stored.response, retrieved: stored.retrieved, fromCache: true }
      }
      const retrieved = new Date(clock.now()).toISOString()
      keep(key, response, response.headers, retrieved)
      return { ...response, retrieved, fromCache: false }
    },
  }
}

/** RFC 9111 §3.2: what the 304 says anew replaces what was stored. */
function updated(stored: Headers, anew: Headers): Headers {
  const merged = new Headers(stored)
  merged.delete('age')
  for (const [name, value] of anew) if (!/^content-(length|encoding|type)$/.test(name)) merged.set(name, value)
  return merged
}
