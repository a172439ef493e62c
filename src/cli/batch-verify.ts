import * as z from 'zod'
import { present } from '../present.ts'
import { verifyGiven } from '../verify/verify-given.ts'
import type { Command } from './command.ts'
import { readJsonLines } from './json-lines.ts'

const id = z.union([z.string(), z.number()])
const lineSchema = z.object({
  id,
  claim: z.string(),
  sources: z.array(
    z.object({
      id: id.transform(String),
      text: z.string(),
      url: z.string().optional(),
      published: z.string().optional(),
    }),
  ),
})

export const batchVerify: Command = {
  name: 'batch verify',
  usage: '< claims.jsonl > verdicts.jsonl',
  summary: 'Holds each claim against the texts of its line.',

  async run(_args, { stdin, out, signal }) {
    for await (const line of readJsonLines(stdin, lineSchema)) {
      signal.throwIfAborted()
      const started = performance.now()
      const result = verifyGiven(line.claim, line.sources.map(present))
      out(`${JSON.stringify({ id: line.id, ...result, ms: Math.round(performance.now() - started) })}\n`)
    }
    return 0
  },
}
