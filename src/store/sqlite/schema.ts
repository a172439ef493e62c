import { ResearchError } from '../../errors.ts'
import type { Database } from './database.ts'

/**
 * Brings a file to the newest schema. `migrations[i]` leads from version i to i + 1; a file from a later version is refused,
 * untouched. `writtenBy` is left in the file for that message.
 */
export async function migrate(database: Database, migrations: readonly string[], writtenBy: string): Promise<void> {
  if (versionOf(database) === migrations.length) return
  await database.transaction(() => {
    const version = versionOf(database)
    if (version > migrations.length) throw tooNew(database, version, migrations.length)
    for (const sql of migrations.slice(version)) database.exec(sql)
    database.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID')
    database.run("INSERT OR REPLACE INTO meta VALUES ('written_by', ?)", writtenBy)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
  })
}

/** Makes the schema of a cache afresh where the file has another version of it: what was in it can be made again. */
export async function rebuild(database: Database, version: number, sql: string): Promise<void> {
  if (versionOf(database) === version) return
  await database.transaction(() => {
    if (versionOf(database) === version) return
    for (const name of tables(database)) database.exec(`DROP TABLE IF EXISTS "${name.replaceAll('"', '""')}"`)
    database.exec(sql)
    database.exec(`PRAGMA user_version = ${version}`)
  })
}

function versionOf(database: Database): number {
  return Number(database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0)
}

/** Virtual tables first: dropping one takes its shadow tables along. */
function tables(database: Database): readonly string[] {
  const rows = database.all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'",
  )
  return rows.map(row => row.name)
}

function tooNew(database: Database, version: number, known: number): ResearchError {
  const writer = database.all("SELECT 1 FROM sqlite_master WHERE name = 'meta'").length > 0 ? writerOf(database) : ''
  return new ResearchError(
    `The store at ${database.path} has schema version ${version}${writer}; this version of deepresearch-mcp knows up to ${known}.`,
    { kind: 'store_version', fix: 'Upgrade deepresearch-mcp, or set DEEPRESEARCH_HOME to another folder.' },
  )
}

function writerOf(database: Database): string {
  const writer = database.get<{ value: string }>("SELECT value FROM meta WHERE key = 'written_by'")
  return writer === undefined ? '' : `, written by ${writer.value}`
}
