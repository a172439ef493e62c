import type { Source } from '../../domain/source.ts'
import { ResearchError } from '../../errors.ts'
import { type Entities, type EntityKind, idLetters, type New } from '../store.ts'
import type { Database } from './database.ts'

/** The rows of one research. Every function here runs within the caller's transaction. */
export interface Scope {
  readonly database: Database
  readonly session: string
}

/** Stores a new entity under the next id of its kind. Ids of removed ones are not given out again. */
export function addEntity<K extends EntityKind>(scope: Scope, kind: K, value: New<Entities[K]>): string {
  const { database, session } = scope
  const counter = database.get<{ last: number }>(
    'INSERT INTO counter VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last',
    session,
    kind,
  )
  const seq = counter?.last ?? 1
  const id = `${idLetters[kind]}${seq}`
  const columns = sourceColumns(kind, value)
  if (columns.address !== null) refuseTaken(scope, columns.address)
  database.run(
    'INSERT INTO entity (session, kind, seq, id, state, address, json) VALUES (?, ?, ?, ?, ?, ?, ?)',
    session,
    kind,
    seq,
    id,
    columns.state,
    columns.address,
    JSON.stringify({ ...value, id }),
  )
  return id
}

/** Replaces an entity that exists. A stored copy stays what it is. */
export function putEntity<K extends EntityKind>(scope: Scope, kind: K, value: Entities[K]): void {
  const { database, session } = scope
  const row = database.get<{ json: string; address: string | null }>(
    'SELECT json, address FROM entity WHERE session = ? AND kind = ? AND id = ?',
    session,
    kind,
    value.id,
  )
  if (row === undefined) throw unknownId(value.id, session)
  const columns = sourceColumns(kind, value)
  if (columns.state !== null) keepCopy(row.json, value as Source)
  // A superseded source has given its address away and does not get it back.
  const address = row.address === null ? null : columns.address
  if (address !== row.address && address !== null) refuseTaken(scope, address)
  database.run(
    'UPDATE entity SET state = ?, address = ?, json = ? WHERE session = ? AND id = ?',
    columns.state,
    address,
    JSON.stringify(value),
    session,
    value.id,
  )
}

export function removeEntity({ database, session }: Scope, kind: EntityKind, id: string): void {
  const removed = database.all(
    'DELETE FROM entity WHERE session = ? AND kind = ? AND id = ? RETURNING id',
    session,
    kind,
    id,
  )
  if (removed.length === 0) throw unknownId(id, session)
}

/** The source that an address belongs to now. */
export function sourceAt({ database, session }: Scope, address: string): Source | undefined {
  const row = database.get<{ json: string }>(
    'SELECT json FROM entity WHERE session = ? AND address = ?',
    session,
    address,
  )
  return row === undefined ? undefined : (JSON.parse(row.json) as Source)
}

/** Makes room for the source that supersedes this one. */
export function releaseAddress({ database, session }: Scope, id: string): void {
  database.run('UPDATE entity SET address = NULL WHERE session = ? AND id = ?', session, id)
}

interface SourceColumns {
  readonly state: string | null
  readonly address: string | null
}

function sourceColumns<K extends EntityKind>(kind: K, value: Entities[K] | New<Entities[K]>): SourceColumns {
  if (kind !== 'source') return { state: null, address: null }
  // Cast: the kind says that it is a source.
  const { state, address } = value as New<Source>
  return { state, address }
}

function refuseTaken(scope: Scope, address: string): void {
  const owner = sourceAt(scope, address)
  if (owner !== undefined) throw new Error(`${owner.id} has this address already: use ensure_source`)
}

function keepCopy(storedJson: string, value: Source): void {
  const stored = JSON.parse(storedJson) as Source
  if (stored.state !== 'read') return
  if (value.state !== 'read' || value.textSha256 !== stored.textSha256) {
    throw new Error(`${stored.id} is a stored copy, which never changes: use ensure_source`)
  }
}

function unknownId(id: string, session: string): ResearchError {
  return new ResearchError(`There is no ${id} in ${session}.`, {
    kind: 'unknown_id',
    fix: `Call recall with session ${session} to see its ids.`,
  })
}
