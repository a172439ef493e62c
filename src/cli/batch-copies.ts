import * as z from 'zod'
import { findCopies } from '../evidence/copies.ts'
import type { Command } from './command.ts'
import { readJsonLines } from './json-lines.ts'

const id = z.union([z.string(), z.number()])
const lineSchema = z.object({ id, texts: z.array(z.object({ id: id.transform(String), text: z.string() })) })

export const batchCopies: Command = {
  name: 'batch copies',
  usage: '< texts.jsonl > groups.jsonl',
  summary: 'Groups the texts of each line that are copies of one another.',

  async run(_args, { stdin, out, signal }) {
    for await (const line of readJsonLines(stdin, lineSchema)) {
      signal.throwIfAborted()
      out(`${JSON.stringify({ id: line.id, ...findCopies(line.texts) })}\n`)
    }
    return 0
  },
}
