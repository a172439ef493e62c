/** What a column holds or a parameter binds. */
export type Value = string | number | bigint | Uint8Array | null

/** The part of node:sqlite that we use. */
export interface Statement {
  run(...parameters: readonly Value[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint }
  get(...parameters: readonly Value[]): unknown
  all(...parameters: readonly Value[]): readonly unknown[]
}
export interface Driver {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}
export interface DriverModule {
  readonly DatabaseSync: new (path: string) => Driver
}

let loaded: Promise<DriverModule> | undefined

/** SQLite of the runtime where it has one (Node 22.13 and later), else the package with the same interface. */
export function loadDriver(): Promise<DriverModule> {
  loaded ??= loadOnce()
  return loaded
}

async function loadOnce(): Promise<DriverModule> {
  // Casts: both modules have this interface; the types of Node 20 know neither.
  const builtIn = withoutExperimentalWarning(() => process.getBuiltinModule('node:sqlite')) as DriverModule | undefined
  return builtIn ?? ((await import('@photostructure/sqlite')) as unknown as DriverModule)
}

/** Node says once that its SQLite is experimental; a host that shows stderr would take that for an error of ours. */
function withoutExperimentalWarning<T>(load: () => T): T {
  const { emitWarning } = process
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite is an experimental feature')) return
    Reflect.apply(emitWarning, process, [warning, ...rest])
  }
  try {
    return load()
  } finally {
    process.emitWarning = emitWarning
  }
}
