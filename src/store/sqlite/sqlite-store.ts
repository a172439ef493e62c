import { LRUCache } from 'lru-cache'
import type { Clock } from '../../call.ts'
import type { StoredText } from '../../domain/source.ts'
import type { Store } from '../store.ts'
import { type Database, openDatabase } from './database.ts'
import { readEvents } from './events.ts'
import { createGroup, type Pending } from './group-commit.ts'
import { changeJob, readJob } from './jobs.ts'
import { knownResearch, listSessions, readText, researchRow } from './reading.ts'
import { migrate } from './schema.ts'
import { freeSessionId, type RandomId, randomCharacters } from './session-id.ts'
import { createStates } from './states.ts'
import { migrations } from './store-schema.ts'
import { insertResearch, refuseOutdated, writeCommit } from './writing.ts'

export interface SqliteStoreOptions {
  readonly path: string
  readonly clock: Clock
  readonly randomId?: RandomId
  /** Name and version of the program; told to an older one that meets the file. */
  readonly writtenBy?: string
}

export async function openSqliteStore({ path, ...rest }: SqliteStoreOptions): Promise<Store> {
  return storeOn(await openDatabase({ path, synchronous: 'full' }), rest)
}

/** The store in a database that is open already, which it then owns. */
export async function storeOn(database: Database, options: Omit<SqliteStoreOptions, 'path'>): Promise<Store> {
  try {
    await migrate(database, migrations, options.writtenBy ?? 'deepresearch-mcp')
  } catch (error) {
    database.close()
    throw error
  }
  return unitsOfWork(database, options)
}

/** Of texts, which never change; a call often comes back to what the one before it read. */
const keptChars = 8_000_000

function unitsOfWork(
  database: Database,
  { clock, randomId = randomCharacters }: Omit<SqliteStoreOptions, 'path'>,
): Store {
  const states = createStates(database)
  const together = createGroup(database)
  const texts = new LRUCache<string, StoredText>({ maxSize: keptChars, sizeCalculation: ({ text }) => text.length + 1 })
  const now = () => new Date(clock.now()).toISOString()
  const isTaken = (id: string) => researchRow(database, id) !== undefined
  return {
    begin: (research, commit) =>
      database.transaction(() => {
        const id = freeSessionId(isTaken, randomId)
        const created = now()
        const row = insertResearch(database, { ...research, id, created })
        const { revision, ids } = writeCommit(database, row, commit, created)
        return { id, revision, ids }
      }),
    commit: async (session, commit) => {
      const write = (pending: Pending) => {
        const row = knownResearch(database, session)
        refuseOutdated(row, commit)
        const { changed, ...committed } = writeCommit(database, row, commit, now())
        const state = states.after(row, committed.revision, changed, pending.get(session))
        if (state) pending.set(session, state)
        return { ...committed, state }
      }
      // A call that only looked leaves a line in the log, which is not worth waiting for the disk.
      const isLook = commit.changes.length === 0
      const done = isLook ? database.transaction(() => write(new Map()), { relaxed: true }) : together(write)
      const { revision, ids, state } = await done
      if (state !== undefined) states.keep(state)
      return { revision, ids }
    },
    load: session => database.snapshot(() => states.load(knownResearch(database, session))),
    text: async sha256 => {
      const known = texts.get(sha256) ?? (await database.snapshot(() => readText(database, sha256)))
      if (known !== undefined) texts.set(sha256, known)
      return known
    },
    events: (session, after = 0) =>
      database.snapshot(() => readEvents(database, knownResearch(database, session).id, after)),
    sessions: limit => database.snapshot(() => listSessions(database, limit)),
    job: session => database.snapshot(() => readJob(database, knownResearch(database, session).id)),
    changeJob: (session, change) =>
      database.transaction(() => changeJob(database, knownResearch(database, session).id, change, now())),
    forget: payloadHash => database.transaction(() => database.run('DELETE FROM payload WHERE hash = ?', payloadHash)),
    close: async () => database.close(),
  }
}
