import type * as z from 'zod'
import type { Clock } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
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

export function createDoor({ variable, base }: DoorSpec, { net, clock, urls }: DoorPorts): Door {
  const own = urls[variable]?.replace(/\/+$/, '')
  let notBefore = 0
  const ask = (path: string, { accept, lang = 'en', anyStatus = false }: DoorRequest, signal: AbortSignal) => {
    const waitMs = notBefore - clock.now()
    if (waitMs > 0) throw resting(waitMs)
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
