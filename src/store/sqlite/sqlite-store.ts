import type { Clock } from '../../call.ts'
import type { Store } from '../store.ts'
import { type Database, openDatabase } from './database.ts'
import { readEvents } from './events.ts'
import { changeJob, readJob } from './jobs.ts'
import { knownResearch, listSessions, loadState, readText, researchRow, type StateCache } from './reading.ts'
import { migrate } from './schema.ts'
import { freeSessionId, type RandomId, randomCharacters } from './session-id.ts'
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

function unitsOfWork(
  database: Database,
  { clock, randomId = randomCharacters }: Omit<SqliteStoreOptions, 'path'>,
): Store {
  const states: StateCache = new Map()
  const now = () => new Date(clock.now()).toISOString()
  const isTaken = (id: string) => researchRow(database, id) !== undefined
  return {
    begin: (research, commit) =>
      database.transaction(() => {
        const id = freeSessionId(isTaken, randomId)
        const created = now()
        const row = insertResearch(database, { ...research, id, created })
        return { id, ...writeCommit(database, row, commit, created) }
      }),
    commit: (session, commit) =>
      database.transaction(() => {
        const row = knownResearch(database, session)
        refuseOutdated(row, commit)
        return writeCommit(database, row, commit, now())
      }),
    load: session => database.snapshot(() => loadState(database, knownResearch(database, session), states)),
    text: sha256 => database.snapshot(() => readText(database, sha256)),
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
