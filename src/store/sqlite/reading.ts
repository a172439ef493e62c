import type { Research } from '../../domain/research.ts'
import type { StoredText } from '../../domain/source.ts'
import { ResearchError } from '../../errors.ts'
import type { SessionSummary } from '../store.ts'
import type { Database } from './database.ts'

export interface ResearchRow {
  readonly id: string
  readonly revision: number
  readonly head: string
  readonly json: string
}

export function researchRow(database: Database, session: string): ResearchRow | undefined {
  return database.get<ResearchRow>('SELECT id, revision, head, json FROM research WHERE id = ?', session)
}

export function knownResearch(database: Database, session: string): ResearchRow {
  const row = researchRow(database, session)
  if (row === undefined) throw unknownSession(database, session)
  return row
}

export function readText(database: Database, sha256: string): StoredText | undefined {
  const row = database.get<{ text: string; paragraphs: string }>(
    'SELECT text, paragraphs FROM text WHERE sha256 = ?',
    sha256,
  )
  if (row === undefined) return undefined
  return { sha256, text: row.text, paragraphs: JSON.parse(row.paragraphs) as StoredText['paragraphs'] }
}

interface SummaryRow {
  readonly id: string
  readonly json: string
  readonly updated: string
  readonly read: number
  readonly drafts: number
}

export function listSessions(database: Database, limit: number): readonly SessionSummary[] {
  const rows = database.all<SummaryRow>(
    `SELECT id, json, updated,
       (SELECT count(*) FROM entity WHERE session = research.id AND kind = 'source' AND state = 'read') AS read,
       (SELECT count(*) FROM entity WHERE session = research.id AND kind = 'draft') AS drafts
     FROM research ORDER BY touched DESC LIMIT ?`,
    limit,
  )
  return rows.map(({ id, json, updated, read, drafts }) => {
    const { question, created, scratch } = JSON.parse(json) as Research
    return { id, question, created, updated, scratch, sourcesRead: read, drafts }
  })
}

function unknownSession(database: Database, session: string): ResearchError {
  const last = database.all<{ id: string }>('SELECT id FROM research ORDER BY touched DESC LIMIT 3')
  const known = last.map(row => row.id).join(', ')
  return new ResearchError(`There is no research ${session}.`, {
    kind: 'unknown_id',
    fix:
      known === ''
        ? 'Leave session out: there is no research yet, and one is begun.'
        : `Use one of the last ones (${known}), or leave session out to begin a new one.`,
  })
}
