import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type * as z from 'zod'
import { ResearchError } from '../errors.ts'

/** Where a value of a run is kept: folders, and a name without its ending. Any text will do as a part. */
export type Path = readonly [string, ...string[]]

/** The folder of a run: one JSON file per result, on disk before anything else is asked for. */
export interface RunFolder {
  readonly root: string
  /** Undefined where there is none. Rejects where the file is broken. */
  read<T>(path: Path, schema: z.ZodType<T>): Promise<T | undefined>
  write(path: Path, value: unknown): Promise<void>
  /** All values of one folder. */
  all<T>(folder: string, schema: z.ZodType<T>): Promise<T[]>
  /** Names of the folders in one, as `all` takes them. */
  folders(folder: string): Promise<string[]>
  /** A file for people, under its own name. */
  save(name: string, content: string): Promise<void>
}

export function openRunFolder(root: string): RunFolder {
  const fileOf = (path: Path) => `${join(root, ...path.map(fileName))}.json`
  return {
    root,
    async read(path, schema) {
      const text = await textOf(fileOf(path))
      return text === undefined ? undefined : parsed(text, schema, fileOf(path))
    },
    write: (path, value) => replace(fileOf(path), `${JSON.stringify(value, null, 1)}\n`),
    async all(folder, schema) {
      const names = await readdir(join(root, folder)).catch(ifMissing([]))
      const files = names.filter(name => name.endsWith('.json')).map(name => join(root, folder, name))
      return Promise.all(files.map(async file => parsed(await readFile(file, 'utf8'), schema, file)))
    },
    async folders(folder) {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(ifMissing([]))
      return entries.filter(one => one.isDirectory()).map(({ name }) => `${folder}/${name}`)
    },
    save: (name, content) => replace(join(root, name), content),
  }
}

/** The same text is the same name; what a file system may not take is replaced and told apart by a hash. */
function fileName(part: string): string {
  const plain = part
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 60)
  if (plain === part) return part
  return `${plain}-${createHash('sha256').update(part).digest('hex').slice(0, 8)}`
}

/** Whole or not at all, also where the machine goes down: written beside, synced, renamed. */
async function replace(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.tmp`
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}

const textOf = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(ifMissing(undefined))

const ifMissing =
  <T>(value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return value
    throw error
  }

function parsed<T>(text: string, schema: z.ZodType<T>, file: string): T {
  const fix = 'Remove it, and what it holds is made again; or give another --out.'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ResearchError(`${file} is not JSON.`, { fix, cause })
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ResearchError(`${file} is not a result of this program.`, { fix, cause: result.error })
}
