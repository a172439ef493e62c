import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FailureKind, ResearchError } from '../errors.ts'

/** One recorded outcome: an answer whose bytes are in a file named by their hash, or a failure. */
export type Take =
  | { readonly key: string; readonly sha256: string; readonly answer: Readonly<Record<string, unknown>> }
  | {
      readonly key: string
      readonly failure: { readonly message: string; readonly fix: string; readonly kind: FailureKind }
    }

/** Writes takes in the order in which they are added. A line per take, so that a killed process loses at most its last. */
export function createTape(dir: string) {
  let written: Promise<unknown> = Promise.resolve()
  return {
    add: (take: Take, bytes?: Uint8Array): Promise<unknown> => {
      written = written.then(async () => {
        await mkdir(dir, { recursive: true })
        if (bytes !== undefined && 'sha256' in take) await writeFile(join(dir, take.sha256), bytes)
        await appendFile(indexFile(dir), `${JSON.stringify(take)}\n`)
      })
      return written
    },
  }
}

/** Takes by key. Each use of a key gives the next one; the last stands for all further uses. */
export async function loadTape(dir: string): Promise<{ next(key: string): Take | undefined }> {
  const index = await readFile(indexFile(dir), 'utf8').catch(cause => {
    throw new ResearchError('The folder holds no recording.', {
      fix: 'Name a folder that --record has written.',
      cause,
    })
  })
  const lines = index.split('\n').filter(line => line.endsWith('}'))
  const takes = new Map<string, Take[]>()
  for (const line of lines) {
    // Written by createTape.
    const take = JSON.parse(line) as Take
    takes.set(take.key, [...(takes.get(take.key) ?? []), take])
  }
  return {
    next: key => {
      const left = takes.get(key) ?? []
      return left.length > 1 ? left.shift() : left[0]
    },
  }
}

export function takeBytes(dir: string, sha256: string): Promise<Uint8Array> {
  return readFile(join(dir, sha256))
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

function indexFile(dir: string): string {
  return join(dir, 'index.jsonl')
}
