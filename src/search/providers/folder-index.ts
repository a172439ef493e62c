import type { DocumentParser } from '../../documents/parser.ts'
import { twinPaths } from '../../domain/file-twin.ts'
import type { Passage, PassageHit, PassageIndex, PassageQuery } from '../../rank/passage-index.ts'
import type { FoundFile, Roots } from '../roots.ts'
import { createFileLoader, type FileLoader, type LoadedFile } from './file-loader.ts'

/** Goes up when passages are cut in another way, so that what is stored is made anew. */
const scheme = '3'
const inFlight = 3
/** A step of writing is over after so many files or so long, so that others get their turn. */
const stepFiles = 16
const stepMs = 100

export interface FolderParts {
  readonly root: string
  readonly roots: Roots
  readonly parser: DocumentParser
  readonly openIndex: (root: string) => Promise<PassageIndex>
  /** A scan that ended less long ago still holds. */
  readonly rescanMs: number
}

export interface FolderStatus {
  readonly total: number
  readonly indexed: number
  readonly unreadable: number
  readonly tooLarge: number
  readonly linksOut: number
  readonly truncated: boolean
  /** Whether what lies in the folder is known by now. */
  readonly isKnown: boolean
}

/** The passages of one root, kept up with its files in the background. */
export interface FolderIndex {
  /** Settles when what is indexed is what lies in the folder. Several calls share the work. */
  refresh(): Promise<void>
  status(): FolderStatus
  search(query: PassageQuery): readonly PassageHit[]
  /** Undefined when the file can no longer be read. */
  load(path: string): Promise<LoadedFile | undefined>
  /** The same for files with the same bytes. */
  contentHash(path: string): string
  /** The same page in other formats beside it. */
  twinsOf(path: string): readonly string[]
  close(): Promise<void>
}

export function openFolderIndex({ root, roots, parser, openIndex, rescanMs }: FolderParts): FolderIndex {
  const closing = new AbortController()
  const loader = createFileLoader(parser, closing.signal)
  const state: State = {
    versions: new Map(),
    unreadable: new Set(),
    total: 0,
    indexed: 0,
    tooLarge: 0,
    linksOut: 0,
    truncated: false,
    isKnown: false,
  }
  let index: PassageIndex | undefined
  let running: Promise<void> | undefined
  let scanned = Number.NEGATIVE_INFINITY

  const scan = async () => {
    index ??= await openIndex(root)
    if (state.versions.size === 0) for (const [path, version] of index.versions()) state.versions.set(path, version)
    const stale = await compare(await roots.walk(root), state, index)
    await indexFiles(stale, { index, loader, state, signal: closing.signal })
    scanned = performance.now()
  }
  return {
    refresh: () => {
      if (running === undefined && performance.now() - scanned < rescanMs) return Promise.resolve()
      running ??= scan().finally(() => {
        running = undefined
      })
      return running
    },
    status: () => ({ ...state, unreadable: state.unreadable.size }),
    search: query => index?.search(query) ?? [],
    load: path => loader.load(path, hashIn(state.versions.get(path))),
    contentHash: path => hashIn(state.versions.get(path)) ?? path,
    twinsOf: path => twinPaths(path).filter(twin => state.versions.has(twin)),
    close: async () => {
      closing.abort()
      await running?.catch(() => {})
      index?.close()
    },
  }
}

interface State {
  readonly versions: Map<string, string>
  readonly unreadable: Set<string>
  total: number
  indexed: number
  tooLarge: number
  linksOut: number
  truncated: boolean
  isKnown: boolean
}

/** Takes out what is gone and gives what is new or touched. */
async function compare(
  walk: Awaited<ReturnType<Roots['walk']>>,
  state: State,
  index: PassageIndex,
): Promise<FoundFile[]> {
  const { files, ...rest } = walk
  const present = new Set(files.map(({ path }) => path))
  const gone = [...state.versions.keys()].filter(path => !present.has(path))
  if (gone.length > 0) {
    await index.batch(() => {
      for (const path of gone) index.remove(path)
    })
  }
  for (const path of gone) {
    state.versions.delete(path)
    state.unreadable.delete(path)
  }
  const stale = files.filter(file => state.versions.get(file.path)?.startsWith(versionOf(file, '')) !== true)
  Object.assign(state, { total: files.length, indexed: files.length - stale.length, ...rest, isKnown: true })
  return stale
}

interface IndexingParts {
  readonly index: PassageIndex
  readonly loader: FileLoader
  readonly state: State
  readonly signal: AbortSignal
}

interface Ready {
  readonly path: string
  readonly version: string
  /** Undefined where what is indexed still holds. */
  readonly passages: readonly Passage[] | undefined
}

async function indexFiles(files: readonly FoundFile[], { index, loader, state, signal }: IndexingParts): Promise<void> {
  let ready: Ready[] = []
  let written = performance.now()
  const write = async () => {
    const step = ready
    if (step.length === 0) return
    ready = []
    written = performance.now()
    await index.batch(() => {
      for (const { path, version, passages } of step) if (passages !== undefined) index.put(path, version, passages)
    })
    for (const { path, version } of step) state.versions.set(path, version)
    state.indexed += step.length
  }
  const left = files.values()
  const lane = async () => {
    for (const file of left) {
      if (signal.aborted) return
      const one = await prepare(file, loader, state)
      if (one !== undefined) ready.push(one)
      else state.total--
      if (ready.length >= stepFiles || performance.now() - written > stepMs) await write()
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: inFlight }, lane))
  if (!signal.aborted) await write()
  for (const end of lanes) if (end.status === 'rejected') throw end.reason
}

/** Undefined for a file that went away. One that cannot be parsed has no passages until it changes. */
async function prepare(
  found: FoundFile,
  loader: FileLoader,
  { versions, unreadable }: State,
): Promise<Ready | undefined> {
  const { path } = found
  const file = await loader.read(path)
  if (file === undefined) return undefined
  const version = versionOf(found, file.hash)
  if (hashIn(versions.get(path)) === file.hash) return { path, version, passages: undefined }
  const parsed = await loader.parse(file)
  if (parsed === undefined) unreadable.add(path)
  else unreadable.delete(path)
  return { path, version, passages: parsed?.passages ?? [] }
}

function versionOf({ mtimeMs, size }: FoundFile, hash: string): string {
  return `${scheme}:${mtimeMs}:${size}:${hash}`
}

function hashIn(version: string | undefined): string | undefined {
  return version?.startsWith(`${scheme}:`) ? version.split(':').at(-1) : undefined
}
