import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../../src/store/sqlite/database.ts'
import { storeOn } from '../../src/store/sqlite/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { StoreHarness } from './contract.ts'

const clock = { now: () => Date.now() }

export async function open(place: string, patienceMs = 5000): Promise<Store> {
  return storeOn(await openDatabase({ path: place, synchronous: 'full', patienceMs }), { clock })
}

function raw(place: string): Promise<Database> {
  return openDatabase({ path: place, synchronous: 'full' })
}

export const sqlite: StoreHarness = {
  open,
  openModule: fileURLToPath(import.meta.url),
  lock: async place => {
    const database = await raw(place)
    database.exec('BEGIN IMMEDIATE')
    return { release: () => database.close() }
  },
  cramped: async place => {
    const database = await raw(place)
    const store = await storeOn(database, { clock })
    database.get('PRAGMA max_page_count = 60')
    return { store, free: () => database.get('PRAGMA max_page_count = 1000000') }
  },
  pretendNewer: async place => {
    const database = await raw(place)
    database.exec("UPDATE meta SET value = 'deepresearch-mcp 99.0.0'")
    database.exec('PRAGMA user_version = 99')
    database.close()
  },
}
