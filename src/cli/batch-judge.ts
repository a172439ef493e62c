import * as z from 'zod'
import { ResearchError } from '../errors.ts'
import { criterionSchema, verdictSchema } from '../judge/arguments.ts'
import { judgeRecord } from '../judge/record.ts'
import { splitReport } from '../report/sections.ts'
import type { Command } from './command.ts'
import { readJsonLines } from './json-lines.ts'

const id = z.union([z.string(), z.number()])

const lineSchema = z.object({
  id,
  report: z.string(),
  question: z.string().optional(),
  rubric: z.array(criterionSchema),
  verdicts: z.array(verdictSchema).optional(),
})

export const batchJudge: Command = {
  name: 'batch judge',
  usage: '< in.jsonl > out.jsonl',
  summary: 'Scores reports against rubrics, with verdicts that were made elsewhere.',

  async run(_args, { stdin, out }) {
    const now = new Date().toISOString()
    for await (const line of readJsonLines(stdin, lineSchema)) out(`${JSON.stringify(judgeLine(line, now))}\n`)
    return 0
  },
}

function judgeLine(line: z.output<typeof lineSchema>, now: string): object {
  try {
    return { id: line.id, ...judgeRecord({ ...line, text: splitReport(line.report), now }) }
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return { id: line.id, error: { message: error.message, fix: error.fix } }
  }
}
