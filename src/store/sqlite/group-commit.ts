import type { ResearchState } from '../../domain/research.ts'
import type { Database } from './database.ts'

/** States as of the units of the same transaction that came before, by research. */
export type Pending = Map<string, ResearchState>

interface Unit {
  run(pending: Pending): unknown
  resolve(value: unknown): void
  reject(cause: unknown): void
}

type Result = { readonly value: unknown } | { readonly cause: unknown }

/**
 * Runs units of work in one write transaction where several come at the same time, so that they wait for the disk together. Each resolves
 * when all are on disk; one that throws leaves nothing and holds up no other.
 */
export function createGroup(database: Database): <T>(run: (pending: Pending) => T) => Promise<T> {
  let waiting: Unit[] = []
  let isBusy = false

  async function flush(): Promise<void> {
    const units = waiting
    waiting = []
    try {
      const results = await database.transaction(() => runAll(database, units))
      for (const [index, result] of results.entries()) settle(units[index], result)
    } catch (cause) {
      for (const unit of units) unit.reject(cause)
    }
    isBusy = waiting.length > 0
    if (isBusy) setImmediate(flush)
  }

  return <T>(run: (pending: Pending) => T) =>
    new Promise<T>((resolve, reject) => {
      // Cast: what a unit's own run returns is what its promise is for.
      waiting.push({ run, resolve: value => resolve(value as T), reject })
      if (!isBusy) setImmediate(flush)
      isBusy = true
    })
}

function settle(unit: Unit | undefined, result: Result): void {
  if ('cause' in result) unit?.reject(result.cause)
  else unit?.resolve(result.value)
}

function runAll(database: Database, units: readonly Unit[]): readonly Result[] {
  const pending: Pending = new Map()
  const [only, ...others] = units
  if (only && others.length === 0) return [{ value: only.run(pending) }]
  return units.map(unit => runApart(database, unit, pending))
}

/** What one unit did before it failed is undone. Where that cannot be, the transaction is over, and the failure is everybody's. */
function runApart(database: Database, unit: Unit, pending: Pending): Result {
  database.run('SAVEPOINT unit')
  const before = new Map(pending)
  try {
    const value = unit.run(pending)
    database.run('RELEASE unit')
    return { value }
  } catch (cause) {
    undo(database, cause)
    pending.clear()
    for (const [session, state] of before) pending.set(session, state)
    return { cause }
  }
}

function undo(database: Database, cause: unknown): void {
  try {
    database.run('ROLLBACK TO unit')
    database.run('RELEASE unit')
  } catch {
    throw cause
  }
}
