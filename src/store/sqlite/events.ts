import type { Event, EventPayload } from '../../domain/event.ts'
import { canonicalJson, eventHash, sha256 } from '../chain.ts'
import type { Commit } from '../store.ts'
import type { Database } from './database.ts'
import type { Scope } from './entities.ts'

export interface NewEvent {
  readonly event: Commit['event']
  readonly seq: number
  readonly time: string
  readonly changed: readonly string[]
  readonly previousHash: string
}

/** Writes one event behind the last; its hash is the new head of the chain. */
export function appendEvent(
  { database, session }: Scope,
  { event, seq, time, changed, previousHash }: NewEvent,
): string {
  const { tool, args, result } = event
  const json = canonicalJson({ args, result })
  const payloadHash = sha256(json)
  const hash = eventHash(previousHash, { seq, time, tool, changed, payloadHash })
  database.run('INSERT OR IGNORE INTO payload VALUES (?, ?)', payloadHash, json)
  database.run(
    'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    session,
    seq,
    time,
    tool,
    JSON.stringify(changed),
    payloadHash,
    previousHash,
    hash,
  )
  return hash
}

interface EventRow {
  readonly seq: number
  readonly time: string
  readonly tool: string
  readonly changed: string
  readonly payload_hash: string
  readonly previous_hash: string
  readonly hash: string
  readonly json: string | null
}

export function readEvents(database: Database, session: string, after: number): readonly Event[] {
  const rows = database.all<EventRow>(
    `SELECT event.*, payload.json FROM event LEFT JOIN payload ON payload.hash = event.payload_hash
     WHERE session = ? AND seq > ? ORDER BY seq`,
    session,
    after,
  )
  return rows.map(row => ({
    seq: row.seq,
    time: row.time,
    tool: row.tool,
    payload: row.json === null ? undefined : (JSON.parse(row.json) as EventPayload),
    changed: JSON.parse(row.changed) as readonly string[],
    payloadHash: row.payload_hash,
    hash: row.hash,
    previousHash: row.previous_hash,
  }))
}
