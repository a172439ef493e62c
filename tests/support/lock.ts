import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { loadDriver } from '../../src/store/sqlite/driver.ts'

/** Another process holds the write lock of a database until the returned function ends it. */
export async function lockedByAnother(path: string): Promise<() => Promise<void>> {
  const script = `
    const sqlite = process.getBuiltinModule('node:sqlite') ?? (await import('@photostructure/sqlite'))
    const database = new sqlite.DatabaseSync(process.argv[1])
    database.exec('BEGIN IMMEDIATE')
    process.stdout.write('locked')
    // Also keeps the connection, which ends with its last reference.
    setInterval(() => database, 1e6)`
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
}

/** Runs SQL on a database file from outside the product. */
export async function tamper(path: string, sql: string): Promise<void> {
  const { DatabaseSync } = await loadDriver()
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}
