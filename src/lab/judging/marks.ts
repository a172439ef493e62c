import * as z from 'zod'
import { type Criterion, type Mark, type Marking, marks } from '../../domain/rubric.ts'
import { judgeByModel } from '../../judge/by-model.ts'
import { promptVersion } from '../../judge/model-prompts.ts'
import { present } from '../../present.ts'
import { trialOf } from '../kept-model.ts'
import type { Subject } from '../report.ts'
import { type Judging, madeSchema } from './judging.ts'

const marksSchema = z.object({
  ...madeSchema,
  task: z.string(),
  system: z.string(),
  judge: z.string(),
  trial: z.number(),
  perRequest: z.number(),
  markings: z.array(
    z
      .object({
        criterion: z.string(),
        mark: z.enum(marks),
        place: z.string().optional(),
        quote: z.string().optional(),
        by: z.enum(['checks', 'host', 'model']),
      })
      .transform(present),
  ),
  /** Verdicts that do not hold count as none. */
  refused: z.array(z.object({ criterion: z.string(), reason: z.string() })),
  missing: z.array(z.string()),
})

/** One trial of one judge over a whole checklist. */
export type MarksLook = z.output<typeof marksSchema>

/** Marks every criterion that the checks leave open, once; a look that is on disk is not asked for again. */
export async function lookForMarks(subject: Subject, judging: Judging): Promise<MarksLook> {
  const { judge, trial, perRequest, folder, clock, call } = judging
  const { task, report, cut, decided, broken, about } = subject
  const path = ['verdicts', judge.name, report.system, `${task.id}.${trial}`] as const
  const known = await folder.read(path, marksSchema)
  if (known?.about === about && known.prompt === promptVersion && known.perRequest === perRequest) return known
  const started = performance.now()
  const input = { criteria: task.criteria, report: cut, decided, broken, trials: 1, perRequest }
  const asked = task.question === '' ? input : { ...input, question: task.question }
  const { markings, refused, missing, judge: by, usage } = await judgeByModel(asked, trialOf(judge.model, trial), call)
  const look: MarksLook = {
    about,
    task: task.id,
    system: report.system,
    judge: judge.name,
    trial,
    perRequest,
    model: by.model,
    prompt: by.prompt,
    markings: [...markings],
    refused: refused.map(({ criterion = '', reason }) => ({ criterion, reason })),
    missing: [...missing],
    usage,
    ms: Math.round(performance.now() - started),
    at: new Date(clock.now()).toISOString(),
  }
  await folder.write(path, look)
  return look
}

const order: readonly Mark[] = ['none', 'partial', 'full']

/** The median of all trials for each criterion, with the passage of a trial that says so; of an even number the lower one. The checks' marks stand. */
export function medianMarks(
  criteria: readonly Criterion[],
  decided: readonly Marking[],
  looks: readonly Pick<MarksLook, 'markings'>[],
): Marking[] {
  return criteria.flatMap(({ id }) => {
    const fixed = decided.find(one => one.criterion === id)
    if (fixed) return [fixed]
    const own = looks.map(({ markings }) => markings.find(one => one.criterion === id))
    const sorted = own.map(one => one?.mark ?? 'none').sort((a, b) => order.indexOf(a) - order.indexOf(b))
    const mark = sorted[Math.floor((sorted.length - 1) / 2)]
    if (mark === undefined) return []
    return [own.find(one => one?.mark === mark) ?? { criterion: id, mark, by: 'model' as const }]
  })
}
