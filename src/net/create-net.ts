import type { Clock } from '../call.ts'
import type { CacheStore } from './cache-store.ts'
import type { Lookup } from './connect.ts'
import type { Net } from './net.ts'

export interface NetOptions {
  readonly clock: Clock
  /** Lets `foreign` reach private addresses, on any port. */
  readonly allowPrivate: boolean
  /** Such as `http://127.0.0.1:8888`; what `configured` may reach. */
  readonly configuredOrigins: readonly string[]
  /** Says who we are and where to complain; its part before the `/` is what robots.txt knows us by. */
  readonly userAgent: string
  readonly lookup?: Lookup
  /** Where answers outlive the process; opened with the first request. */
  readonly openCache?: () => Promise<CacheStore>
  readonly random?: () => number
  /** Of one decoded body. */
  readonly maxBytes?: number
  /** For a foreign page with all its redirects and retries. */
  readonly timeoutMs?: number
}

/** Opens the doors to the network at their first use, so that a start does not pay for them. */
export function createNet(options: NetOptions): Net {
  let opened: Promise<Net> | undefined
  const doors = () => {
    opened ??= import('./doors.ts').then(({ openDoors }) => openDoors(options))
    return opened
  }
  return {
    foreign: async (url, request) => (await doors()).foreign(url, request),
    configured: async (url, request) => (await doors()).configured(url, request),
    close: async () => (await opened)?.close(),
  }
}
