import { type Blocks, type BlockWriter, createBlockWriter } from '../blocks.ts'
import { addCode } from '../code-blocks.ts'
import { plainTextBlocks } from '../plain-text.ts'

/** Where the differences between two texts begin. */
const differences = /^(?:diff (?:--git|-\S+) |Index: \S|--- \S.*$(?=\n\+\+\+ \S))/m
/** What ends a note on a patch, before the list of its files. */
const cut = /^---$/m
const signature = /^-- $/m

/** The plain text of a letter: lines that answer others are quotes, a patch is a listing. */
export function letterBlocks(text: string): Blocks {
  const writer = createBlockWriter()
  const lines = text.replace(/\r\n?/g, '\n')
  const at = patchIn(lines)
  const patch = lines.slice(at)
  const end = at === lines.length ? 0 : patch.search(signature)
  addWords(writer, lines.slice(0, at))
  addCode(writer, (end < 0 ? patch : patch.slice(0, end)).split('\n'))
  if (end >= 0) addWords(writer, patch.slice(end))
  return writer.finish()
}

function patchIn(text: string): number {
  const at = text.search(differences)
  if (at < 0) return text.length
  const noted = text.slice(0, at).search(cut)
  return noted < 0 ? at : noted
}

function addWords(writer: BlockWriter, text: string): void {
  let run: string[] = []
  const flush = (): void => {
    const joined = run.join('\n')
    if (joined.startsWith('>')) writer.add('quote', joined.replace(/^[>\s]+/gm, ''))
    else writer.append(plainTextBlocks(joined))
    run = []
  }
  for (const line of text.split('\n')) {
    if (run.length > 0 && line.startsWith('>') !== run[0]?.startsWith('>')) flush()
    run.push(line)
  }
  flush()
}
