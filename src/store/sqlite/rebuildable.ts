import { rmSync } from 'node:fs'
import { type Database, type DatabaseOptions, openDatabase } from './database.ts'
import { isDamaged } from './failure.ts'
import { rebuild } from './schema.ts'

export interface Rebuildable extends Omit<DatabaseOptions, 'synchronous'> {
  /** Version of the schema; a file of another one is begun afresh. */
  readonly format: number
  readonly schema: string
}

/** Opens a file whose content can be made again: one that cannot be read, or is of another format, is begun afresh. */
export async function openRebuildable(options: Rebuildable): Promise<Database> {
  try {
    return await openAndPrepare(options)
  } catch (error) {
    if (!(error instanceof Error) || !isDamaged(error.cause)) throw error
    for (const suffix of ['', '-wal', '-shm']) rmSync(options.path + suffix, { force: true })
    return openAndPrepare(options)
  }
}

async function openAndPrepare({ format, schema, ...options }: Rebuildable): Promise<Database> {
  const database = await openDatabase({ ...options, synchronous: 'normal' })
  try {
    await rebuild(database, format, schema)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
