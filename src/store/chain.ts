import { createHash } from 'node:crypto'
import type { Event } from '../domain/event.ts'

/** What the first event of a research follows. */
export const chainStart = '0'.repeat(64)

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** JSON with sorted keys and no white space, so that equal values have equal hashes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (isPlainObject(item) ? sortedByKey(item) : item))
}

function isPlainObject(item: unknown): item is object {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
}

function sortedByKey(item: object): object {
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** SHA-256 over the previous hash and the canonical JSON of the event without its payload. */
export function eventHash(previousHash: string, event: Omit<Event, 'hash' | 'previousHash' | 'payload'>): string {
  const { seq, time, tool, changed, payloadHash } = event
  return sha256(previousHash + canonicalJson({ seq, time, tool, changed, payloadHash }))
}

export type ChainVerdict = { readonly ok: true } | { readonly ok: false; readonly seq: number; readonly reason: string }

/** Whether a log, or a stretch of one, is as it was written: numbers without a gap, every hash right, every payload its own. */
export function verifyChain(events: readonly Event[]): ChainVerdict {
  let previous: Event | undefined
  for (const event of events) {
    const reason = flawOf(event, previous)
    if (reason !== undefined) return { ok: false, seq: event.seq, reason }
    previous = event
  }
  return { ok: true }
}

function flawOf(event: Event, previous: Event | undefined): string | undefined {
  if (previous !== undefined && event.seq !== previous.seq + 1) return `event ${previous.seq + 1} is missing`
  const before = previous?.hash ?? (event.seq === 1 ? chainStart : event.previousHash)
  if (event.previousHash !== before) return 'it does not follow the event before it'
  if (event.hash !== eventHash(before, event)) return 'it was changed after it was written'
  if (event.payload !== undefined && sha256(canonicalJson(event.payload)) !== event.payloadHash) {
    return 'its payload was changed after it was written'
  }
  return undefined
}
