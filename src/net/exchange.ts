import { setTimeout as sleep } from 'node:timers/promises'
import type { Headers } from 'undici'
import type { Clock } from '../call.ts'
import { abortFailure, exchangeFailure, isReset } from './failure.ts'
import type { Limiter } from './limiter.ts'
import type { HttpRequest, HttpResponse, Transport } from './transport.ts'

const retries = 2
const firstBackoffMs = 250
/** A server that wants a longer pause gets it: the caller is told to come back. */
const longestWaitMs = 5_000
const passing = new Set([429, 502, 503, 504])

export interface ExchangeParts {
  readonly transport: Transport
  readonly clock: Clock
  /** Left out for origins of ours, whose load the caller knows. */
  readonly limiter?: Limiter
  /** From 0 up to 1: callers that failed together do not come back together. */
  readonly random: () => number
}

/** An exchange that minds the host's limits and asks again where a failure is likely to pass. Only a GET is ever repeated. */
export async function exchangePatiently(request: HttpRequest, parts: ExchangeParts): Promise<HttpResponse> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await exchangeOnce(request, parts)
    const pauseMs = attempt < retries && request.method === 'GET' ? retryWaitMs(outcome, attempt, parts) : undefined
    if (pauseMs === undefined || pauseMs > longestWaitMs) {
      if (outcome.error !== undefined) throw outcome.error
      return outcome.response
    }
    parts.limiter?.pause(request.url.host, pauseMs)
    await sleep(pauseMs, undefined, { signal: request.signal }).catch(() => {
      throw abortFailure(request.signal)
    })
  }
}

type Outcome =
  | { readonly response: HttpResponse; readonly error?: undefined }
  | { readonly error: Error; readonly reset: boolean }

async function exchangeOnce(request: HttpRequest, { transport, limiter }: ExchangeParts): Promise<Outcome> {
  const exchange = () => transport.exchange(request)
  try {
    const { host } = request.url
    return { response: await (limiter === undefined ? exchange() : limiter.run(host, request.signal, exchange)) }
  } catch (error) {
    return {
      error: exchangeFailure(error, request.url, request.signal),
      reset: isReset(error) && !request.signal.aborted,
    }
  }
}

function retryWaitMs(outcome: Outcome, attempt: number, { clock, random }: ExchangeParts): number | undefined {
  const backoffMs = firstBackoffMs * 2 ** attempt * (0.5 + random())
  if (outcome.error !== undefined) return outcome.reset ? backoffMs : undefined
  if (!passing.has(outcome.response.status)) return undefined
  return waitMs(outcome.response, clock) ?? backoffMs
}

/**
 * How long the server wants to be left alone: RFC 9110 §10.2.3 `Retry-After`, else the end of a used-up limit as GitHub tells it.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function waitMs({ status, headers }: HttpResponse, clock: Clock): number | undefined {
  const asked = retryAfterMs(headers, clock)
  if (asked !== undefined || status < 400 || headers.get('x-ratelimit-remaining') !== '0') return asked
  const resetSeconds = Number(headers.get('x-ratelimit-reset') ?? Number.NaN)
  return Number.isNaN(resetSeconds) ? undefined : Math.max(0, resetSeconds * 1000 - clock.now())
}

function retryAfterMs(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (value === undefined) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now())
}
