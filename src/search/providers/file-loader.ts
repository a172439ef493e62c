import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DocumentParser } from '../../documents/parser.ts'
import { ResearchError } from '../../errors.ts'
import { fileTitle, packageOf } from './file-title.ts'
import { type FilePassage, passagesOf } from './passages.ts'
import { createRecent } from './recent.ts'

/** Characters of documents that are kept parsed, for the passages of hits. */
const keptChars = 8_000_000

/** A file as it is found in. */
export interface LoadedFile {
  readonly title: string
  readonly published?: string
  readonly passages: readonly FilePassage[]
}

export interface FileBytes {
  readonly path: string
  readonly bytes: Uint8Array
  /** SHA-256. */
  readonly hash: string
}

export interface FileLoader {
  /** Undefined when the file is gone. */
  read(path: string): Promise<FileBytes | undefined>
  /** Undefined when it cannot be parsed; any failure that is not the document's own rejects. */
  parse(file: FileBytes): Promise<LoadedFile | undefined>
  /** What was parsed last of that content, else parsed now. */
  load(path: string, hash: string | undefined): Promise<LoadedFile | undefined>
}

export function createFileLoader(parser: DocumentParser, signal: AbortSignal): FileLoader {
  const recent = createRecent<LoadedFile>(keptChars)
  const read = async (path: string) => {
    const bytes = await readFile(path).catch(() => undefined)
    return bytes && { path, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
  }
  const parse = async ({ path, bytes, hash }: FileBytes) => {
    const document = await parser.parse({ bytes, fileName: basename(path) }, { signal }).catch(undefinedIfUnreadable)
    if (document === undefined) return undefined
    const title = fileTitle(path, document.title)
    const { published } = document
    const passages = passagesOf(document, title, packageOf(path))
    const file = { title, passages, ...(published !== undefined && { published }) }
    recent.set(`${path} ${hash}`, file, document.text.length)
    return file
  }
  return {
    read,
    parse,
    load: async (path, hash) => {
      const kept = recent.get(`${path} ${hash}`)
      if (kept !== undefined) return kept
      const file = await read(path)
      return file && parse(file)
    },
  }
}

function undefinedIfUnreadable(error: unknown): undefined {
  if (error instanceof ResearchError && error.kind !== 'cancelled') return undefined
  throw error
}
