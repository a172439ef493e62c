import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Driver, loadDriver, type Statement, type Value } from './driver.ts'
import { asStoreError, busy, cannotWrite, isBusy } from './failure.ts'

/** An open SQLite file. Whatever it throws for a reason outside of the program is a ResearchError. */
export interface Database {
  readonly path: string
  /** Prepared once per SQL text. */
  run(sql: string, ...parameters: readonly Value[]): void
  /** The caller names the shape of the rows that the SQL gives. */
  get<T>(sql: string, ...parameters: readonly Value[]): T | undefined
  all<T>(sql: string, ...parameters: readonly Value[]): readonly T[]
  exec(sql: string): void
  /**
   * Runs `work` in a write transaction, waiting for other processes without blocking this one. Nothing stays of a failure. A
   * `relaxed` one outlives a killed process as any other, but does not wait for the disk: the next strict one takes it along.
   */
  transaction<T>(work: () => T, options?: { readonly relaxed?: boolean }): Promise<T>
  /** The same at once, for callers that cannot wait; within a transaction it is part of that. */
  transactionNow<T>(work: () => T): T
  /** Runs `work` on one snapshot. */
  snapshot<T>(work: () => T): Promise<T>
  close(): void
}

export interface DatabaseOptions {
  /** A file, whose folder is made where it is missing, or `:memory:`. */
  readonly path: string
  /** `full`: a commit is on disk when it returns. `normal`: a power cut may lose the last ones, a killed process none. */
  readonly synchronous: 'full' | 'normal'
  /** How long SQLite itself blocks for a lock. */
  readonly busyTimeoutMs?: number
  /** How long a transaction is tried again in all. */
  readonly patienceMs?: number
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { path, synchronous, busyTimeoutMs = 50, patienceMs = 5000 } = options
  const { DatabaseSync } = await loadDriver()
  if (path !== ':memory:') makeRoom(path)
  const driver = translated(path, () => new DatabaseSync(path))
  try {
    await patiently({ path, patienceMs }, () => {
      driver.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
      driver.exec('PRAGMA journal_mode = WAL')
      driver.exec(`PRAGMA synchronous = ${synchronous}`)
    })
  } catch (error) {
    driver.close()
    throw error
  }
  return databaseOn(driver, { path, patienceMs }, synchronous)
}

/** A statement keeps what was bound to it last, which for a large page is as large; one that is let go does not. */
const largeParameter = 65_536

function isLarge(value: Value): boolean {
  if (typeof value === 'string') return value.length > largeParameter
  return value instanceof Uint8Array && value.byteLength > largeParameter
}

interface Waiting {
  readonly path: string
  readonly patienceMs: number
}

function databaseOn(driver: Driver, waiting: Waiting, synchronous: DatabaseOptions['synchronous']): Database {
  const { path } = waiting
  const statements = new Map<string, Statement>()
  let inside = false

  function statement(sql: string): Statement {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const prepared = driver.prepare(sql)
    statements.set(sql, prepared)
    return prepared
  }
  function within<T>(begin: string, work: () => T): T {
    if (inside) return work()
    statement(begin).run()
    inside = true
    try {
      const result = work()
      statement('COMMIT').run()
      return result
    } catch (error) {
      rollBack(driver)
      throw error
    } finally {
      inside = false
    }
  }
  function relaxed<T>(work: () => T): T {
    statement('PRAGMA synchronous = normal').run()
    try {
      return within('BEGIN IMMEDIATE', work)
    } finally {
      statement(`PRAGMA synchronous = ${synchronous}`).run()
    }
  }

  return {
    path,
    run: (sql, ...parameters) => {
      translated(path, () => statement(sql).run(...parameters))
      if (parameters.some(isLarge)) statements.delete(sql)
    },
    // Casts: the shape of a row follows from the SQL beside which the caller wrote it.
    get: <T>(sql: string, ...parameters: readonly Value[]) =>
      translated(path, () => statement(sql).get(...parameters) as T | undefined),
    all: <T>(sql: string, ...parameters: readonly Value[]) =>
      translated(path, () => statement(sql).all(...parameters) as readonly T[]),
    exec: sql => translated(path, () => driver.exec(sql)),
    transaction: (work, options) =>
      patiently(waiting, () => (options?.relaxed === true ? relaxed(work) : within('BEGIN IMMEDIATE', work))),
    transactionNow: work => translated(path, () => within('BEGIN IMMEDIATE', work)),
    snapshot: work => patiently(waiting, () => within('BEGIN', work)),
    close: () => {
      statements.clear()
      driver.close()
    },
  }
}

function rollBack(driver: Driver): void {
  try {
    driver.exec('ROLLBACK')
  } catch {
    // A full disk has rolled it back already; the first error is the one to tell.
  }
}

function makeRoom(path: string): void {
  try {
    makeFolder(dirname(path))
  } catch (error) {
    // Another process may have made it meanwhile; what else is wrong shows again when the file is opened.
    if (!existsSync(dirname(path))) throw cannotWrite(path, error)
  }
}

/** Not mkdir's own recursion, which never ends where a parent refuses with "not found" (as /proc does). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function translated<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asStoreError(error, path)
  }
}

/** Tries again, after a pause of random length, while another process holds the lock. */
async function patiently<T>({ path, patienceMs }: Waiting, work: () => T): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 80)) {
    try {
      return work()
    } catch (error) {
      if (!isLockedOut(error)) throw asStoreError(error, path)
      if (performance.now() >= deadline) throw busy(path, error)
    }
    await wait(pauseMs * (0.5 + Math.random()))
  }
}

function isLockedOut(error: unknown): boolean {
  return isBusy(error) || (error instanceof Error && isBusy(error.cause))
}
