import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Call } from '../call.ts'
import { ResearchError } from '../errors.ts'
import { criterionSchema, verdictSchema } from '../judge/arguments.ts'
import { judgeByPanel, type PanelJudgement } from '../judge/panel.ts'
import { judgeRecord, judgingOf } from '../judge/record.ts'
import type { Model } from '../model/model.ts'
import { splitReport } from '../report/sections.ts'
import type { Command, CommandPorts } from './command.ts'
import { readJsonLines } from './json-lines.ts'
import { replayFlags, replayOptions } from './replay-options.ts'

const id = z.union([z.string(), z.number()])

const lineSchema = z.object({
  id,
  report: z.string(),
  question: z.string().optional(),
  rubric: z.array(criterionSchema),
  verdicts: z.array(verdictSchema).optional(),
})
type Line = z.output<typeof lineSchema>

export const batchJudge: Command = {
  name: 'batch judge',
  usage: '[--model | --panel MODEL,MODEL…] [--trials 3] < in.jsonl > out.jsonl',
  summary:
    'Scores reports against rubrics, with verdicts that were made elsewhere, or those of the model endpoint, or of several of its models.',
  flags: {
    '--model': 'the model endpoint gives the verdicts',
    '--panel MODEL,…': 'several of its models give them',
    '--trials N': 'how often each is asked, 1 to 9; else 3',
    ...replayFlags,
  },

  async run(args, ports) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        model: { type: 'boolean' },
        panel: { type: 'string' },
        trials: { type: 'string', default: '3' },
        ...replayOptions,
      },
    })
    const { model, panel, trials, ...replay } = values
    if (!model && panel === undefined) return judgeLines(ports, async () => undefined)
    const product = ports.open({ web: false, ...replay })
    try {
      const models = modelsOf(await product.services(), panel)
      const call = { signal: ports.signal, progress: () => undefined }
      return await judgeLines(ports, line => judgedBy(models, line, numberOf(trials), call))
    } finally {
      await product.close()
    }
  },
}

interface Models {
  readonly model?: Model
  modelNamed?(name: string): Model
}

function modelsOf({ model, modelNamed }: Models, panel: string | undefined): readonly Model[] {
  if (model && modelNamed) return panel === undefined ? [model] : panel.split(',').map(name => modelNamed(name.trim()))
  throw new ResearchError('No model endpoint is configured.', {
    kind: 'no_key',
    fix: 'Set OPENAI_BASE_URL (any OpenAI-compatible endpoint), OPENAI_API_KEY and DEEPRESEARCH_MODEL; without them the verdicts come with the records.',
  })
}

function numberOf(text: string): number {
  const n = Number(text)
  if (Number.isInteger(n) && n >= 1 && n <= 9) return n
  throw new ResearchError(`"${text}" is no number of trials.`, { fix: 'Give a whole number from 1 to 9.' })
}

async function judgeLines(
  { stdin, out }: CommandPorts,
  judged: (line: Line) => Promise<PanelJudgement | undefined>,
): Promise<number> {
  const now = new Date().toISOString()
  for await (const line of readJsonLines(stdin, lineSchema))
    out(`${JSON.stringify(await judgeLine(line, now, judged))}\n`)
  return 0
}

/** What fails on one record leaves the others standing. */
async function judgeLine(
  line: Line,
  now: string,
  judged: (line: Line) => Promise<PanelJudgement | undefined>,
): Promise<object> {
  try {
    const panel = await judged(line)
    const record = { ...line, text: splitReport(line.report), now, ...(panel && { markings: panel.markings }) }
    return { id: line.id, ...judgeRecord(record), ...(panel && { panel: tellPanel(panel) }) }
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return { id: line.id, error: { message: error.message, fix: error.fix } }
  }
}

function judgedBy(models: readonly Model[], line: Line, trials: number, call: Call): Promise<PanelJudgement> {
  const judging = judgingOf({ ...line, text: splitReport(line.report), now: new Date().toISOString() })
  return judgeByPanel({ ...judging, trials }, models, call)
}

/** Which judges, how far they agree with themselves and with each other, and what it took. */
function tellPanel({ judges, alpha, split }: PanelJudgement): object {
  return {
    ...(alpha !== undefined && { alpha }),
    split,
    judges: judges.map(one => ({
      ...one.judge,
      ...(one.alpha !== undefined && { alpha: one.alpha }),
      missing: one.missing,
      refused: one.refused.length,
      usage: one.usage,
    })),
  }
}
