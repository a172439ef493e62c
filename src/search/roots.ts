import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isPackedName, isProseName, isReadableName } from '../documents/file-names.ts'
import { ResearchError } from '../errors.ts'

/** A folder with one of these holds a project, whose `dist` and `build` are made from the rest. */
const projectMarks = new Set(['package.json', 'pyproject.toml', 'Cargo.toml', 'go.mod', 'pom.xml', 'Makefile', '.git'])

const mostFolders = 50_000

export interface WalkLimits {
  readonly maxFiles?: number
  readonly maxBytes?: number
  /** For files that are larger than the text in them, such as PDFs. */
  readonly maxPackedBytes?: number
}

export interface FoundFile {
  /** Real path. */
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
}

export interface Walk {
  /** By path. */
  readonly files: readonly FoundFile[]
  readonly tooLarge: number
  /** Links that lead out of the folders that may be read; they are not followed. */
  readonly linksOut: number
  /** There is more than the limits let through. */
  readonly truncated: boolean
}

/** The folders that may be read. Files and folders whose name begins with a dot, below a root, never are. */
export interface Roots {
  readonly dirs: readonly string[]
  /** The real path of a file, given absolute, as a `file:` URL, or relative to a root. Rejects with `forbidden`, `not_found` or `invalid`. */
  resolve(path: string): Promise<string>
  /** The documents below a root. */
  walk(root: string, limits?: WalkLimits): Promise<Walk>
}

/** `inbox` is where a person is told to put files. A root may come to exist later. */
export function createRoots(dirs: readonly string[], { inbox = dirs[0] }: { readonly inbox?: string } = {}): Roots {
  const roots = dirs.map(dir => resolve(dir))
  const realRoots = async () => (await Promise.all(roots.map(realPathOf))).filter(root => root !== undefined)
  const isAllowed = async (path: string) => (await realRoots()).some(root => isOpenBelow(root, path))

  const settle = async (candidate: string): Promise<string> => {
    const named = [...roots, ...(await realRoots())].some(root => isOpenBelow(root, candidate))
    if (!named) throw outside(inbox)
    const real = await realPathOf(candidate)
    if (real === undefined) throw missing()
    if (!(await isAllowed(real)))
      throw (await realRoots()).some(root => isBelow(root, real)) ? outside(inbox) : leadsOut(inbox)
    if ((await stat(real)).isDirectory()) throw isFolder()
    return real
  }
  return {
    dirs: roots,
    resolve: async path => {
      const wanted = path.startsWith('file:') ? fromFileUrl(path) : path
      const candidates = isAbsolute(wanted) ? [resolve(wanted)] : roots.map(root => resolve(root, wanted))
      const results = await Promise.allSettled(candidates.map(settle))
      const found = results.find(result => result.status === 'fulfilled')
      if (found !== undefined) return found.value
      throw results.find(result => result.status === 'rejected')?.reason ?? outside(inbox)
    },
    walk: async (root, { maxFiles = 20_000, maxBytes = 5_000_000, maxPackedBytes = 20_000_000 } = {}) => {
      const real = await realPathOf(root)
      if (real === undefined) return { files: [], tooLarge: 0, linksOut: 0, truncated: false }
      return walkFrom(real, { maxFiles, maxBytes, maxPackedBytes, isDocument: namesIn(real), isAllowed })
    },
  }
}

interface WalkRules extends Required<WalkLimits> {
  isDocument(name: string): boolean
  isAllowed(path: string): Promise<boolean>
}

async function walkFrom(root: string, rules: WalkRules): Promise<Walk> {
  const inPackages = root.split(sep).includes('node_modules')
  const folders = [root]
  const seen = new Set(folders)
  const found: FoundFile[] = []
  let linksOut = 0
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (found.length > rules.maxFiles || seen.size > mostFolders)
      return walked(found, rules, { linksOut, truncated: true })
    const reached = await Promise.all((await entriesOf(folder, inPackages)).map(entry => reach(folder, entry, rules)))
    linksOut += reached.filter(one => one === 'out').length
    const fresh = reached
      .filter(one => one !== undefined && one !== 'out')
      .filter(({ path }) => !seen.has(path) && seen.add(path))
    folders.push(...fresh.filter(({ isFolder }) => isFolder).map(({ path }) => path))
    found.push(...fresh.filter(({ isFolder }) => !isFolder))
  }
  return walked(found, rules, { linksOut, truncated: found.length > rules.maxFiles })
}

function walked(
  found: readonly FoundFile[],
  { maxBytes, maxPackedBytes, maxFiles }: WalkRules,
  rest: Pick<Walk, 'linksOut' | 'truncated'>,
): Walk {
  const most = (path: string): number => (isPackedName(path) ? maxPackedBytes : maxBytes)
  const small = found.filter(({ path, size }) => size <= most(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
  const files = small.slice(0, maxFiles).map(({ path, size, mtimeMs }) => ({ path, size, mtimeMs }))
  return { files, tooLarge: found.length - small.length, ...rest }
}

async function entriesOf(folder: string, inPackages: boolean): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const skipped = inPackages ? new Set<string>() : madeFolders(entries)
  return entries.filter(({ name }) => !name.startsWith('.') && !skipped.has(name))
}

function madeFolders(entries: readonly Dirent[]): ReadonlySet<string> {
  const isProject = entries.some(({ name }) => projectMarks.has(name))
  return new Set(isProject ? ['node_modules', 'dist', 'build'] : ['node_modules'])
}

interface Reached extends FoundFile {
  readonly isFolder: boolean
}

/** A folder or document where an entry leads, links followed as long as they stay inside the roots. */
async function reach(folder: string, entry: Dirent, rules: WalkRules): Promise<Reached | 'out' | undefined> {
  const isLink = entry.isSymbolicLink()
  const path = isLink ? await realPathOf(join(folder, entry.name)) : join(folder, entry.name)
  if (path === undefined) return undefined
  if (isLink && !(await rules.isAllowed(path))) return 'out'
  if (entry.isDirectory()) return { path, isFolder: true, size: 0, mtimeMs: 0 }
  if (!isLink && !rules.isDocument(entry.name)) return undefined
  const info = await stat(path).catch(() => undefined)
  if (info === undefined) return undefined
  const isFolder = info.isDirectory()
  if (!isFolder && (!info.isFile() || !rules.isDocument(entry.name))) return undefined
  return { path, isFolder, size: info.size, mtimeMs: info.mtimeMs }
}

/** Of installed packages only what was written to be read: their code and data would bury it. */
function namesIn(root: string): (name: string) => boolean {
  return root.split(sep).includes('node_modules') ? isProseName : isReadableName
}

/** Whether a path lies in a root with no name on the way that begins with a dot. */
function isOpenBelow(root: string, path: string): boolean {
  const below = relative(root, path)
  return !isAbsolute(below) && !below.split(sep).some(name => name.startsWith('.'))
}

const isBelow = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)

async function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}

function fromFileUrl(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    throw missing()
  }
}

function outside(inbox: string | undefined): ResearchError {
  const put = inbox === undefined ? '' : `Put the file into ${inbox}, or `
  const fix = `${put}add its folder to DEEPRESEARCH_ROOTS; names that begin with a dot are never read.`
  return new ResearchError('That file is outside the folders that may be read.', {
    fix: `${fix.charAt(0).toUpperCase()}${fix.slice(1)}`,
    kind: 'forbidden',
  })
}

/** Where it leads is not said: that is the person's to know. */
function leadsOut(inbox: string | undefined): ResearchError {
  const where = inbox ?? 'a folder that may be read'
  return new ResearchError('That file is a link, or lies behind one, that leads out of the folders that may be read.', {
    fix: `Copy the file itself into ${where}, or add the folder that the link leads to to DEEPRESEARCH_ROOTS.`,
    kind: 'forbidden',
  })
}

function missing(): ResearchError {
  const fix = 'Check the path, or search with kinds ["local"] to see what is there.'
  return new ResearchError('There is no such file.', { fix, kind: 'not_found' })
}

function isFolder(): ResearchError {
  const fix = 'Name a file in it, or search with kinds ["local"].'
  return new ResearchError('That is a folder.', { fix, kind: 'invalid' })
}
