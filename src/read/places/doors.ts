import { setTimeout as sleep } from 'node:timers/promises'
import type * as z from 'zod'
import type { Clock } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
import { abortFailure } from '../../net/failure.ts'
import type { Fetched, Net } from '../../net/net.ts'
import type { DoorRequest, DoorSpec, PlaceDoor } from './place.ts'

export interface DoorPorts {
  readonly net: Net
  readonly clock: Clock
  /** Addresses of the environment, by variable. */
  readonly urls: Readonly<Record<string, string>>
}

/** A door for as long as the server runs: it remembers when its place asked to be left alone. */
export type Door = (signal: AbortSignal) => PlaceDoor

export function createDoor({ variable, base, everyMs = 0 }: DoorSpec, { net, clock, urls }: DoorPorts): Door {
  const own = urls[variable]?.replace(/\/+$/, '')
  const inTurn = own === undefined && everyMs > 0 ? createTurns(everyMs) : undefined
  let notBefore = 0
  const ask = async (path: string, { accept, lang = 'en', anyStatus = false }: DoorRequest, signal: AbortSignal) => {
    const waitMs = notBefore - clock.now()
    if (waitMs > 0) throw resting(waitMs)
    await inTurn?.(signal)
    const url = (own ?? base).replaceAll('{lang}', lang) + path
    // A host that depends on the language is no exact origin, so it goes through the guarded door.
    if (own === undefined || own.includes('{lang}')) return net.foreign(url, { accept, anyStatus, signal, api: true })
    return net.configured(url, { headers: { accept }, anyStatus, signal })
  }
  return signal => {
    const get = async (path: string, request: DoorRequest): Promise<Fetched> => ask(path, request, signal)
    return {
      get,
      json: async (path, schema, request = {}) => {
        const { bytes } = await get(path, { accept: 'application/json', ...request })
        return jsonOf(bytes, schema)
      },
      rest: seconds => {
        notBefore = Math.max(notBefore, clock.now() + seconds * 1000)
      },
    }
  }
}

/** Callers wait for their turn this long; to the others the service is busy. */
const longestQueueMs = 6_000

/** Spaces requests by monotonic time. */
function createTurns(everyMs: number): (signal: AbortSignal) => Promise<void> {
  let next = 0
  return async signal => {
    const now = performance.now()
    const waitMs = Math.max(0, next - now)
    if (waitMs > longestQueueMs) throw resting(waitMs)
    next = now + waitMs + everyMs
    await sleep(waitMs, undefined, { signal }).catch(() => {
      throw abortFailure(signal)
    })
  }
}

export function jsonOf<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    // No JSON, of another shape, or nested deeper than the stack: in each case nothing that can be used.
    throw notAsDocumented()
  }
}

export function notAsDocumented(): ResearchError {
  return new ResearchError('The service did not answer in the form that it documents.', {
    kind: 'unreachable',
    fix: 'Read the page itself, or another source.',
  })
}

function resting(waitMs: number): ResearchError {
  return new ResearchError('The service asked to be left alone for a while.', {
    kind: 'rate_limited',
    fix: `Try again in ${Math.ceil(waitMs / 1000)} s.`,
  })
}
