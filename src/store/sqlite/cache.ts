import type { Clock } from '../../call.ts'
import { type CacheStore, type KeptAnswer, noCacheStore } from '../../net/cache-store.ts'
import type { Database } from './database.ts'
import { openRebuildable } from './rebuildable.ts'

/** Another number in the file has it begun afresh. */
const format = 1

/** Bodies stand apart, so that noting a use does not write them again. */
const schema = `
  CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    used INTEGER NOT NULL,
    size INTEGER NOT NULL,
    json TEXT NOT NULL
  );
  CREATE INDEX answer_used ON answer (used, size);
  CREATE TABLE body (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
`

/** Writes wait for each other this long, to go together; many large ones at once would hold up the calls. */
const writeAfterMs = 300
const mostWaiting = 8

export interface CacheStoreOptions {
  readonly path: string
  readonly clock: Clock
  /** Of all bodies; the least lately used ones go first. */
  readonly maxBytes: number
  /** A cache that fails costs time, not results: its failures are told here and nowhere else. */
  report(failure: unknown): void
}

/** Answers in an SQLite file of their own, without a wait for the disk: what a power cut takes can be fetched again. */
export async function openCacheStore(options: CacheStoreOptions): Promise<CacheStore> {
  try {
    return cacheOn(await openRebuildable({ path: options.path, patienceMs: 1_000, format, schema }), options)
  } catch (error) {
    options.report(error)
    return noCacheStore
  }
}

/** Undefined stands for an answer that is to go. */
type Waiting = Map<string, KeptAnswer | undefined>

function cacheOn(database: Database, { clock, maxBytes, report }: CacheStoreOptions): CacheStore {
  let waiting: Waiting = new Map()
  let used = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let closing: Promise<void> | undefined

  const write = async () => {
    clearTimeout(timer)
    timer = undefined
    const [changes, uses] = [waiting, used]
    waiting = new Map()
    used = new Set()
    if (changes.size + uses.size === 0) return
    await database.transaction(() => writeAll(database, changes, uses, clock.now(), maxBytes)).catch(report)
  }
  const soon = () => {
    if (waiting.size >= mostWaiting) void write()
    else timer ??= setTimeout(() => void write(), writeAfterMs).unref()
  }
  const change = (key: string, answer: KeptAnswer | undefined) => {
    waiting.set(key, answer)
    soon()
  }
  return {
    get: async key => {
      if (waiting.has(key)) return waiting.get(key)
      const answer = await database.snapshot(() => read(database, key)).catch(report)
      if (answer === undefined) return undefined
      used.add(key)
      soon()
      return answer
    },
    set: change,
    delete: key => change(key, undefined),
    close: () => {
      closing ??= write().then(() => database.close())
      return closing
    },
  }
}

interface Row {
  readonly json: string
  readonly bytes: Uint8Array
}

function read(database: Database, key: string): KeptAnswer | undefined {
  const row = database.get<Row>('SELECT json, bytes FROM answer JOIN body USING (id) WHERE key = ?', key)
  if (row === undefined) return undefined
  // Cast: written by `put`.
  return { ...(JSON.parse(row.json) as Omit<KeptAnswer, 'bytes'>), bytes: row.bytes }
}

function writeAll(
  database: Database,
  changes: Waiting,
  uses: ReadonlySet<string>,
  now: number,
  maxBytes: number,
): void {
  for (const key of uses) database.run('UPDATE answer SET used = ? WHERE key = ?', now, key)
  for (const [key, answer] of changes) {
    if (answer === undefined) remove(database, 'key = ?', key)
    else put(database, key, answer, now)
  }
  evict(database, maxBytes)
}

function put(
  database: Database,
  key: string,
  { status, headers, retrieved, freshUntil, bytes }: KeptAnswer,
  now: number,
) {
  const row = database.get<{ id: number }>(
    `INSERT INTO answer (key, used, size, json) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET used = excluded.used, size = excluded.size, json = excluded.json RETURNING id`,
    key,
    now,
    bytes.length,
    JSON.stringify({ status, headers, retrieved, freshUntil }),
  )
  database.run('INSERT OR REPLACE INTO body VALUES (?, ?)', row?.id ?? null, bytes)
}

function remove(database: Database, where: string, value: string | number): void {
  database.run(`DELETE FROM body WHERE id IN (SELECT id FROM answer WHERE ${where})`, value)
  database.run(`DELETE FROM answer WHERE ${where}`, value)
}

/** Down to nine tenths, so that not every further answer has to make room for itself. */
function evict(database: Database, maxBytes: number): void {
  const total = database.get<{ bytes: number }>('SELECT coalesce(sum(size), 0) AS bytes FROM answer')?.bytes ?? 0
  let excess = total <= maxBytes ? 0 : total - maxBytes * 0.9
  const oldest =
    excess > 0 ? database.all<{ id: number; size: number }>('SELECT id, size FROM answer ORDER BY used, id') : []
  for (const { id, size } of oldest) {
    if (excess <= 0) break
    remove(database, 'id = ?', id)
    excess -= size
  }
}
