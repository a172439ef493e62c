import type { Call } from '../../call.ts'
import type { DocumentParser } from '../../documents/parser.ts'
import type { PassageIndex, PassageQuery } from '../../rank/passage-index.ts'
import type { Hit, ProviderQuery, SearchProvider } from '../provider.ts'
import type { Roots } from '../roots.ts'
import { distinctFiles, type FileMatch } from './distinct-files.ts'
import { bestPart, questionTerms, snippetOf } from './excerpt.ts'
import { type FolderIndex, type FolderStatus, openFolderIndex } from './folder-index.ts'
import { untilCurrent } from './patience.ts'

export interface FolderProviderOptions {
  readonly roots: Roots
  readonly parser: DocumentParser
  openIndex(root: string): Promise<PassageIndex>
  /** How long the first searches wait for the index in all, before they answer with what there is. */
  readonly patienceMs?: number
  readonly rescanMs?: number
  /** Related words of a query, each with its weight. */
  expand?(query: string): ReadonlyMap<string, number>
}

/** A passage of a file. Title and texts are foreign. */
export interface FilePassageHit {
  readonly path: string
  readonly title: string
  readonly published?: string
  /** Paragraph (1-based) of the passage that matches best. */
  readonly paragraph: number
  readonly score: number
  /** The whole passage. */
  readonly text: string
  readonly snippet: string
  /** The same page in other formats beside it. */
  readonly twins: readonly string[]
}

export interface PassageAnswer {
  readonly passages: readonly FilePassageHit[]
  readonly note?: string
  readonly partial?: boolean
  readonly hasNothing?: boolean
}

export interface FolderProvider extends SearchProvider {
  /** Several passages of a file may be found; copies of a file are not. */
  searchPassages(query: Pick<ProviderQuery, 'text' | 'limit'>, call: Call): Promise<PassageAnswer>
  /** Settles when everything that lies in the folders is indexed; for work that has no deadline. */
  settled(call: Call): Promise<void>
  close(): Promise<void>
}

/** Searches the documents in the allowed folders. */
export function createFolderProvider({
  roots,
  parser,
  openIndex,
  patienceMs = 18_000,
  rescanMs = 2_000,
  expand = () => new Map(),
}: FolderProviderOptions): FolderProvider {
  const folders = roots.dirs.map(root => openFolderIndex({ root, roots, parser, openIndex, rescanMs }))
  const wait = untilCurrent(folders, patienceMs)

  const find = async (text: string, limit: number, call: Call, perFile: number): Promise<PassageAnswer> => {
    await wait(call)
    const terms = questionTerms(text)
    const found = enough(folders, { text, expansions: expand(text) }, limit, perFile)
    const passages: FilePassageHit[] = []
    for (const one of found) {
      if (passages.length >= limit) break
      const hit = await hitOf(one, terms)
      if (hit !== undefined) passages.push(hit)
    }
    const all = folders.map(folder => folder.status())
    const note = completeness(all)
    const partial = all.some(one => !one.isKnown || one.indexed + one.unreadable < one.total)
    const hasNothing = !partial && sumOf(all.map(readable)) === 0
    return {
      passages,
      ...(note !== undefined && { note }),
      ...(partial && { partial }),
      ...(hasNothing && { hasNothing }),
    }
  }

  return {
    name: 'files',
    kind: 'local',
    ownTimeMs: patienceMs + GRACE_MS,
    searchPassages: ({ text, limit }, call) => find(text, limit, call, limit),
    search: async (query, call) => {
      if (query.site !== undefined) return { hits: [], note: 'files have no site', hasNothing: true }
      const { passages, ...rest } = await find(query.text, query.limit, call, 1)
      return { hits: passages.filter(one => isWithin(one, query)).map(toHit), ...rest }
    },
    settled: call => indexed(folders, call),
    close: async () => {
      await Promise.all(folders.map(folder => folder.close()))
    },
  }
}

/** After the wait for the index there is still the search itself. */
const GRACE_MS = 4_000
const REPORT_MS = 500

async function indexed(folders: readonly FolderIndex[], { signal, progress }: Call): Promise<void> {
  const timer = setInterval(() => {
    const all = folders.map(folder => folder.status())
    const [done, total] = [sumOf(all.map(one => one.indexed)), sumOf(all.map(one => one.total))]
    if (total > 0) progress(done, total, `${done} of ${total} files read`)
  }, REPORT_MS)
  try {
    await Promise.race([Promise.all(folders.map(folder => folder.refresh())), abortOf(signal)])
  } finally {
    clearInterval(timer)
  }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

interface Found extends FileMatch {
  readonly folder: FolderIndex
  readonly id: string
}

/** Asks the indexes for more until there are as many results as wanted, since many passages may be of one file. */
function enough(
  folders: readonly FolderIndex[],
  query: Omit<PassageQuery, 'limit'>,
  wanted: number,
  perFile: number,
): Found[] {
  for (let limit = Math.max(50, wanted * 5); ; limit *= 5) {
    const matches = folders.flatMap(folder =>
      folder.search({ ...query, limit }).map(({ document, id, score }) => ({
        folder,
        path: document,
        contentHash: folder.contentHash(document),
        id,
        score,
      })),
    )
    const found = distinctFiles(matches, perFile)
    if (found.length >= wanted || matches.length < limit || limit > 5_000) return found
  }
}

async function hitOf(
  { folder, path, id, score }: Found,
  terms: ReadonlySet<string>,
): Promise<FilePassageHit | undefined> {
  const file = await folder.load(path)
  const passage = file?.passages.find(one => one.id === id)
  if (file === undefined || passage === undefined) return undefined
  const at = bestPart(passage.parts, terms)
  const { title, published } = file
  return {
    path,
    title,
    ...(published !== undefined && { published }),
    paragraph: passage.parts[at]?.paragraph ?? Number(id),
    score,
    text: passage.text,
    snippet: snippetOf(
      passage.parts
        .slice(at)
        .map(({ text }) => text)
        .join(' '),
      terms,
    ),
    twins: folder.twinsOf(path),
  }
}

function toHit({ path, title, published, paragraph, snippet, twins }: FilePassageHit): Hit {
  return {
    origin: { type: 'file', path },
    title,
    snippet,
    paragraph,
    ...(published !== undefined && { published }),
    ...(twins.length > 0 && { twins }),
  }
}

/** A file that does not say when it was published is not left out. */
function isWithin({ published }: FilePassageHit, { since, until }: ProviderQuery): boolean {
  const day = published?.slice(0, 10)
  if (day === undefined) return true
  return (since === undefined || day >= since) && (until === undefined || day <= until)
}

const readable = ({ indexed, unreadable }: FolderStatus) => Math.max(0, indexed - unreadable)

function completeness(statuses: readonly FolderStatus[]): string | undefined {
  const sum = (of: (status: FolderStatus) => number) => sumOf(statuses.map(of))
  const total = sum(status => status.total)
  const indexed = sum(status => status.indexed)
  const unreadable = sum(status => status.unreadable)
  const tooLarge = sum(status => status.tooLarge)
  const linksOut = sum(status => status.linksOut)
  const isReading = indexed < total || statuses.some(({ isKnown }) => !isKnown)
  const soFar = total > 0 ? ` (${indexed} of ${total} files)` : ''
  const parts = [
    ...(isReading ? [`local folders are still being read${soFar}: ask again`] : []),
    ...(!isReading && sum(readable) === 0 ? ['0 readable files in the allowed folders'] : []),
    ...(unreadable > 0 ? [`${unreadable} files could not be read`] : []),
    ...(tooLarge > 0 ? [`${tooLarge} files left out as too large`] : []),
    ...(linksOut > 0 ? [`links that lead out of the allowed folders, not followed: ${linksOut}`] : []),
    ...(statuses.some(({ truncated }) => truncated) ? [`only the first ${total} files are searched`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join('; ')
}
