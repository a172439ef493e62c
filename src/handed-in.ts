import { readFile, stat } from 'node:fs/promises'
import type { Desk } from './desk.ts'
import { ResearchError } from './errors.ts'

/** The files that may be read. */
export interface FileRoots {
  readonly roots: { resolve(path: string): Promise<string> }
}

const MAX_BYTES = 5_000_000

/** One line that ends like a file or begins like a path. */
export function looksLikePath(text: string): boolean {
  const line = text.trim()
  if (line === '' || line.length > 500 || /[\r\n]/.test(line)) return false
  return (
    /^(?:file:|~?\.{0,2}[\\/]|[A-Za-z]:[\\/])/.test(line) ||
    /^[^?!。]*\.(?:md|markdown|txt|jsonl?|html?|pdf|docx|rst|adoc|ya?ml)$/i.test(line)
  )
}

/** The text of an allowed file. */
export async function textOfFile(path: string, { roots }: FileRoots): Promise<string> {
  const real = await roots.resolve(path.trim())
  if ((await stat(real)).size > MAX_BYTES)
    throw new ResearchError('That file is larger than 5 MB.', {
      kind: 'too_large',
      fix: 'Hand in the part that counts.',
    })
  const text = (await readFile(real)).toString('utf8')
  if (/\.(?:html?|pdf|docx)$/i.test(real) || /\0|\ufffd.*\ufffd.*\ufffd/s.test(text.slice(0, 4_000)))
    throw new ResearchError('That file is no text.', {
      kind: 'unsupported_type',
      fix: 'Give Markdown, plain text or JSON; `read path` takes in other documents, and their id (s1) will do here.',
    })
  return text
}

const sourceId = /^\s*(s\d+)\s*$/i

/** Whether a text is the id of a source. */
export const namesSource = (text: string): boolean => sourceId.test(text)

/** The stored text of a source that was read. */
export async function textOfSource(id: string, desk: Desk): Promise<string> {
  const key = id.trim().toLowerCase()
  const source = desk.state.sources.find(one => one.id === key)
  if (source?.state === 'read') return (await desk.text(source.textSha256)).text
  throw new ResearchError(source ? `${key} was not read.` : `There is no source ${key}.`, {
    kind: source ? 'not_read' : 'unknown_id',
    fix: source ? `read source: ["${key}"] first.` : 'recall kind: "sources" lists them.',
  })
}

/** A text that a call hands in: as it stands, as a file, or as a source that was read. */
export async function handedIn(text: string, desk: Desk, ports: FileRoots): Promise<string> {
  if (namesSource(text)) return textOfSource(text, desk)
  return looksLikePath(text) ? textOfFile(text, ports) : text
}
