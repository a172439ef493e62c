import type { Research } from '../../domain/research.ts'
import { ResearchError } from '../../errors.ts'
import { chainStart } from '../chain.ts'
import type { Change, Commit, Committed } from '../store.ts'
import type { Database } from './database.ts'
import { ensureSource } from './ensure-source.ts'
import { addEntity, putEntity, removeEntity, type Scope } from './entities.ts'
import { appendEvent } from './events.ts'
import type { ResearchRow } from './reading.ts'

/** A research before its first commit. */
export function insertResearch(database: Database, research: Research): ResearchRow {
  const row = { id: research.id, revision: 0, head: chainStart, json: JSON.stringify(research) }
  database.run(
    `INSERT INTO research (id, revision, head, updated, touched, json) VALUES (?, 0, ?, ?, ${nextTouch}, ?)`,
    row.id,
    row.head,
    research.created,
    row.json,
  )
  return row
}

/** Counts over all researches, so that "last worked on" does not hang on a clock. */
const nextTouch = '(SELECT coalesce(max(touched), 0) + 1 FROM research)'

export function refuseOutdated(row: ResearchRow, { expectedRevision }: Commit): void {
  if (expectedRevision === undefined || expectedRevision === row.revision) return
  throw new ResearchError(`${row.id} is at revision ${row.revision} by now, not ${expectedRevision}.`, {
    kind: 'conflict',
    fix: 'Someone else worked on this research meanwhile: look at it with recall and repeat the call.',
  })
}

export interface Written extends Committed {
  /** Ids of what was added, changed or removed; the research's own for its settings. */
  readonly changed: readonly string[]
}

/** Makes all changes of a commit and logs it. `time` is ISO 8601. */
export function writeCommit(database: Database, row: ResearchRow, commit: Commit, time: string): Written {
  const scope: Scope = { database, session: row.id }
  const outcomes = commit.changes.map(change => apply(scope, change))
  const revision = row.revision + 1
  const changed = new Set(outcomes.flatMap(outcome => outcome.changed))
  if (revision === 1) changed.add(row.id)
  const head = appendEvent(scope, {
    event: commit.event,
    seq: revision,
    time,
    changed: [...changed],
    previousHash: row.head,
  })
  database.run(
    `UPDATE research SET revision = ?, head = ?, updated = ?, touched = ${nextTouch} WHERE id = ?`,
    revision,
    head,
    time,
    row.id,
  )
  return { revision, ids: outcomes.map(outcome => outcome.id), changed: [...changed] }
}

interface Outcome {
  /** The answer to the caller. */
  readonly id: string
  readonly changed: readonly string[]
}

function apply(scope: Scope, change: Change): Outcome {
  switch (change.op) {
    case 'add':
      return changedEntity(addEntity(scope, change.kind, change.value))
    case 'put':
      putEntity(scope, change.kind, change.value)
      return changedEntity(change.value.id)
    case 'remove':
      removeEntity(scope, change.kind, change.id)
      return changedEntity(change.id)
    case 'ensure_source': {
      const { id, changed } = ensureSource(scope, change.value)
      return { id, changed: changed ? [id] : [] }
    }
    case 'research':
      updateResearch(scope, change.value)
      return { id: '', changed: [scope.session] }
    case 'text': {
      const { sha256, text, paragraphs } = change.value
      scope.database.run('INSERT OR IGNORE INTO text VALUES (?, ?, ?)', sha256, text, JSON.stringify(paragraphs))
      return { id: '', changed: [] }
    }
  }
}

function changedEntity(id: string): Outcome {
  return { id, changed: [id] }
}

function updateResearch({ database, session }: Scope, value: Partial<Research>): void {
  const row = database.get<{ json: string }>('SELECT json FROM research WHERE id = ?', session)
  const { id, created, ...rest } = { ...(JSON.parse(row?.json ?? '{}') as Research), ...value }
  database.run('UPDATE research SET json = ? WHERE id = ?', JSON.stringify({ id, created, ...rest }), session)
}
