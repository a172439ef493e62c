import type { Clock } from '../call.ts'
import { ResearchError } from '../errors.ts'

/** Failures in a row after which a provider is left alone for a while. */
const TOLERATED = 3
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 600_000
/** What a provider that does not say when gets after it refused us for asking too often. */
const RATE_PAUSE_MS = 60_000

interface Health {
  failures: number
  pauses: number
  /** Not before. Milliseconds since the epoch. */
  until: number
  reason: 'failing' | 'rate_limited'
  /** When the next request may go out. */
  next: number
}

/** Says whether a provider may be asked now, and learns from what it does. */
export interface Availability {
  /** Milliseconds to wait for its turn, or why it is not to be asked now, which a wait of more than `longestMs` is too. */
  admit(provider: string, spacingMs: number, longestMs: number): number | ResearchError
  /** `pauseMs` where the service wants to be left alone for a while. */
  succeeded(provider: string, pauseMs?: number): void
  /** One that is not counted is none of those in a row: another query of the same call failed before it. */
  failed(provider: string, error: ResearchError, options?: { readonly isCounted: boolean }): void
}

/** A circuit breaker and the spacing of requests for each provider. A failing one is tried again after a pause that doubles. */
export function createAvailability(clock: Clock): Availability {
  const all = new Map<string, Health>()
  const healthOf = (provider: string) => {
    const health = all.get(provider) ?? { failures: 0, pauses: 0, until: 0, reason: 'failing', next: 0 }
    all.set(provider, health)
    return health
  }
  return {
    admit: (provider, spacingMs, longestMs) => {
      const health = healthOf(provider)
      const now = clock.now()
      if (health.until > now) return paused(health)
      const at = Math.max(now, health.next)
      if (at - now > longestMs) return noTurn(spacingMs)
      health.next = at + spacingMs
      return at - now
    },
    succeeded: (provider, pauseMs = 0) => {
      const until = pauseMs > 0 ? clock.now() + pauseMs : 0
      Object.assign(healthOf(provider), { failures: 0, pauses: 0, until, reason: 'rate_limited' })
    },
    failed: (provider, { kind, retryAfterMs = RATE_PAUSE_MS }, { isCounted } = { isCounted: true }) => {
      const health = healthOf(provider)
      const now = clock.now()
      if (kind === 'rate_limited') Object.assign(health, { until: now + retryAfterMs, reason: 'rate_limited' })
      if (!isCounted || !['unreachable', 'timeout', 'blocked', 'challenge'].includes(kind)) return
      health.failures += 1
      if (health.failures < TOLERATED) return
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** health.pauses, LONGEST_PAUSE_MS)
      Object.assign(health, {
        until: now + pauseMs,
        pauses: health.pauses + 1,
        failures: TOLERATED - 1,
        reason: 'failing',
      })
    },
  }
}

/** For a query whose turn does not come within the call. */
export function noTurn(spacingMs: number): ResearchError {
  return new ResearchError(
    `Not asked: it takes one request every ${spacingMs / 1000} s, and others were before this one.`,
    {
      kind: 'rate_limited',
      fix: 'Search with fewer queries at once, or go on with what the others found.',
    },
  )
}

function paused({ until, reason }: Health): ResearchError {
  const time = `${new Date(until).toISOString().slice(11, 19)} UTC`
  return reason === 'rate_limited'
    ? new ResearchError(`Not asked: it had too many requests; again from ${time}.`, {
        kind: 'rate_limited',
        fix: 'Go on with what the others found.',
      })
    : new ResearchError(`Not asked: it failed several times in a row; again from ${time}.`, {
        kind: 'unreachable',
        fix: 'Go on with what the others found.',
      })
}
