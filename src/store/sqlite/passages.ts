import type { Passage, PassageIndex } from '../../rank/passage-index.ts'
import type { Database } from './database.ts'
import { searchPassages } from './passage-search.ts'
import { type PassageStatistics, readStatistics } from './passage-statistics.ts'
import { vectorOf } from './passage-vector.ts'
import { type Postings, postingsOf } from './postings.ts'
import { openRebuildable } from './rebuildable.ts'

/** Counts the changes of this schema and of how texts become terms: another number in the file has it built afresh. */
const format = 1

const schema = `
  CREATE TABLE document (
    name TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX document_last ON document (last);
  CREATE TABLE passage (
    seq INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    id TEXT NOT NULL,
    title INTEGER NOT NULL,
    context INTEGER NOT NULL,
    body INTEGER NOT NULL
  );
  CREATE TABLE vector (seq INTEGER PRIMARY KEY, terms BLOB NOT NULL);
  CREATE VIRTUAL TABLE inverted USING fts5(
    terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '.+#'"
  );
  CREATE VIRTUAL TABLE frequency USING fts5vocab(inverted, 'row');
`

export interface PassageIndexOptions {
  /** A file of its own or `:memory:`. */
  readonly path: string
}

/** A passage index in an SQLite file. What it holds can be made again, so a file that cannot be read is begun afresh. */
export async function openPassageIndex({ path }: PassageIndexOptions): Promise<PassageIndex> {
  return passageIndexOn(await openRebuildable({ path, busyTimeoutMs: 1000, format, schema }))
}

/** What is in memory of an index. Undefined where it has to be read again. */
interface Memory {
  statistics: PassageStatistics | undefined
  postings: Postings | undefined
  fileVersion: number
}

function passageIndexOn(database: Database): PassageIndex {
  const memory: Memory = { statistics: undefined, postings: undefined, fileVersion: 0 }

  function current(): { statistics: PassageStatistics; postings: Postings } {
    const fileVersion = database.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0
    if (fileVersion !== memory.fileVersion) forgetAll(memory)
    memory.fileVersion = fileVersion
    memory.statistics ??= readStatistics(database)
    memory.postings ??= postingsOf(database)
    return { statistics: memory.statistics, postings: memory.postings }
  }
  function write(work: () => void): void {
    try {
      database.transactionNow(work)
      memory.postings = undefined
    } catch (error) {
      forgetAll(memory)
      throw error
    }
  }
  return {
    put: (document, version, passages) =>
      write(() => {
        removeDocument(database, memory, document)
        insertDocument(database, memory, { document, version, passages })
      }),
    remove: document => write(() => removeDocument(database, memory, document)),
    batch: async work => {
      try {
        return await database.transaction(work)
      } catch (error) {
        forgetAll(memory)
        throw error
      }
    },
    versions: () => {
      const rows = database.all<{ name: string; version: string }>('SELECT name, version FROM document ORDER BY first')
      return new Map(rows.map(row => [row.name, row.version]))
    },
    search: query => searchPassages({ database, ...current() }, query),
    size: () => current().statistics.count,
    close: () => database.close(),
  }
}

function forgetAll(memory: Memory): void {
  memory.statistics = undefined
  memory.postings = undefined
}

interface NewDocument {
  readonly document: string
  readonly version: string
  readonly passages: readonly Passage[]
}

/** A document's passages have consecutive numbers, behind all others. */
function insertDocument(database: Database, memory: Memory, { document, version, passages }: NewDocument): void {
  const first = (database.get<{ last: number }>('SELECT max(last) last FROM document')?.last ?? 0) + 1
  for (const [i, passage] of passages.entries()) {
    const { bytes, lengths, terms } = vectorOf(passage)
    const { title, context, body } = lengths
    const seq = first + i
    database.run('INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)', seq, document, passage.id, title, context, body)
    database.run('INSERT INTO vector VALUES (?, ?)', seq, bytes)
    database.run('INSERT INTO inverted (rowid, terms) VALUES (?, ?)', seq, terms)
    memory.statistics?.add(seq, lengths)
  }
  database.run('INSERT INTO document VALUES (?, ?, ?, ?)', document, version, first, first + passages.length - 1)
}

function removeDocument(database: Database, memory: Memory, document: string): void {
  const range = database.get<{ first: number; last: number }>(
    'SELECT first, last FROM document WHERE name = ?',
    document,
  )
  if (range === undefined) return
  const { first, last } = range
  const rows = database.all<{ seq: number; title: number; context: number; body: number }>(
    'DELETE FROM passage WHERE seq BETWEEN ? AND ? RETURNING seq, title, context, body',
    first,
    last,
  )
  for (const { seq, ...lengths } of rows) {
    database.run('DELETE FROM inverted WHERE rowid = ?', seq)
    memory.statistics?.remove(seq, lengths)
  }
  database.run('DELETE FROM vector WHERE seq BETWEEN ? AND ?', first, last)
  database.run('DELETE FROM document WHERE name = ?', document)
}
