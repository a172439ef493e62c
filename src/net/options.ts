import type { Clock } from '../call.ts'
import type { CacheStore } from './cache-store.ts'
import type { Lookup } from './names.ts'
import type { ProxySettings } from './proxies.ts'

export interface NetOptions {
  readonly clock: Clock
  /** Lets `foreign` reach private addresses, on any port. */
  readonly allowPrivate: boolean
  /** Such as `http://127.0.0.1:8888`; what `configured` may reach. */
  readonly configuredOrigins: readonly string[]
  /** Says who we are and where to complain; its part before the `/` is what robots.txt knows us by. */
  readonly userAgent: string
  readonly lookup?: Lookup
  /** Through which requests leave, those of both doors. */
  readonly proxies?: ProxySettings
  /** Where answers outlive the process; opened with the first request. */
  readonly openCache?: () => Promise<CacheStore>
  readonly random?: () => number
  /** Of one decoded body. */
  readonly maxBytes?: number
  /** For a foreign page with all its redirects and retries. */
  readonly timeoutMs?: number
}
