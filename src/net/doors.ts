import { isReachable } from './address.ts'
import { noCacheStore } from './cache-store.ts'
import { configuredDoor } from './configured.ts'
import { foreignDoor } from './foreign.ts'
import type { Net } from './net.ts'
import type { NetOptions } from './options.ts'
import { proxyChoice } from './proxies.ts'
import { createTransport } from './transport.ts'

const connectTimeoutMs = 10_000
const defaultMaxBytes = 20_000_000
const defaultTimeoutMs = 20_000

/** Each door has connections of its own: none that was opened for a configured origin can be reached from the foreign side. */
export async function openDoors(options: NetOptions): Promise<Net> {
  const {
    allowPrivate,
    clock,
    configuredOrigins,
    maxBytes = defaultMaxBytes,
    timeoutMs = defaultTimeoutMs,
    userAgent,
    random = Math.random,
    proxies,
    lookup,
  } = options
  const store = (await options.openCache?.()) ?? noCacheStore
  const common = {
    maxBytes,
    timeoutMs: connectTimeoutMs,
    userAgent,
    ...(lookup && { lookup }),
    ...(proxies && { proxyFor: proxyChoice(proxies) }),
  }
  const guarded = createTransport({ ...common, isReachable: address => isReachable(address, allowPrivate) })
  const trusted = createTransport({ ...common, isReachable: () => true })
  const foreign = foreignDoor({ transport: guarded, clock, allowPrivate, timeoutMs, userAgent, store, random })
  return {
    foreign,
    configured: configuredDoor({ transport: trusted, clock, origins: configuredOrigins, foreign, random }),
    close: async () => {
      await Promise.all([guarded.close(), trusted.close(), store.close()])
    },
  }
}
