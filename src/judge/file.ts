import { readFile, stat } from 'node:fs/promises'
import { ResearchError } from '../errors.ts'
import type { JudgePorts } from './ports.ts'

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
export async function textOfFile(path: string, { roots }: JudgePorts): Promise<string> {
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
      fix: 'Give Markdown, plain text or JSON; `read path` turns other documents into text.',
    })
  return text
}
