import * as z from 'zod'
import { roles } from '../../domain/role.ts'
import { ResearchError } from '../../errors.ts'
import { type CutReport, cutReport } from '../../judge/places.ts'
import { present } from '../../present.ts'
import { splitReport } from '../../report/sections.ts'
import { type LabReport, reportSchema } from '../report.ts'
import { benchNames, isMarked, isPaired } from '../run.ts'
import type { RunFolder } from '../run-folder.ts'
import { digest, type LabTask } from '../task.ts'

const criterionSchema = z
  .object({
    id: z.string(),
    text: z.string(),
    weight: z.number(),
    role: z.enum(roles),
    axis: z.string().optional(),
    dimension: z.string().optional(),
    fatal: z.boolean().optional(),
    examples: z.array(z.string()).optional(),
    evidence: z.string().optional(),
    given: z.number().optional(),
  })
  .transform(present)

const tasksSchema = z.object({
  bench: z.enum(benchNames),
  baselines: z.array(z.string()),
  tasks: z.array(
    z
      .object({
        id: z.string(),
        question: z.string(),
        language: z.string().optional(),
        domain: z.string().optional(),
        track: z.enum(['general', 'professional']).optional(),
        criteria: z.array(criterionSchema),
        blocked: z.array(z.string()).optional(),
      })
      .transform(present),
  ),
})

interface ItemBase {
  /** Stands in addresses. */
  readonly id: string
  readonly task: LabTask
  /** Of everything that is shown. */
  readonly about: string
}

/** Two reports, to be shown without the names of their systems. */
export interface PairItem extends ItemBase {
  readonly kind: 'pair'
  readonly a: LabReport
  readonly b: LabReport
}

export interface ChecklistItem extends ItemBase {
  readonly kind: 'checklist'
  readonly report: LabReport
}

export type Item = PairItem | ChecklistItem

/** What people can judge of a run: the pairs and checklists that its models judge, or all of one kind. */
export async function labelItems(folder: RunFolder, kind?: Item['kind']): Promise<Item[]> {
  const run = await folder.read(['tasks'], tasksSchema)
  if (!run)
    throw new ResearchError('That folder holds no run of a benchmark.', {
      kind: 'not_found',
      fix: 'Run one first: bench rubrics FILE --systems … --out DIR.',
    })
  const systems = await folder.folders('reports')
  const reports = (await Promise.all(systems.map(name => folder.all(name, reportSchema)))).flat()
  return run.tasks.flatMap(task => {
    const own = reports
      .filter(one => one.task === task.id && one.failure === undefined && one.asked === digest(task.question))
      .sort((a, b) => (a.system < b.system ? -1 : 1))
    const hasPairs = kind === undefined ? isPaired(run.bench, task) : kind === 'pair'
    const hasLists = kind === undefined ? isMarked(run.bench, task) : kind === 'checklist'
    return [
      ...(hasPairs ? pairsAmong(task, own, run.baselines) : []),
      ...(hasLists && task.criteria.length > 0 ? own.map(report => checklistOf(task, report)) : []),
    ]
  })
}

/** Against the baselines; where there are none, each against each. */
function pairsAmong(task: LabTask, own: readonly LabReport[], baselines: readonly string[]): PairItem[] {
  return own.flatMap((a, i) =>
    own.slice(i + 1).flatMap(b => {
      const [isFirst, isSecond] = [baselines.includes(a.system), baselines.includes(b.system)]
      if (baselines.length > 0 && !isFirst && !isSecond) return []
      return [isFirst && !isSecond ? pairOf(task, b, a) : pairOf(task, a, b)]
    }),
  )
}

function pairOf(task: LabTask, a: LabReport, b: LabReport): PairItem {
  const id = digest('pair', task.id, a.system, b.system)
  return { kind: 'pair', id, task, a, b, about: digest(a.report, b.report, task.question) }
}

function checklistOf(task: LabTask, report: LabReport): ChecklistItem {
  const id = digest('checklist', task.id, report.system)
  return { kind: 'checklist', id, task, report, about: digest(report.report, task.question, task.criteria) }
}

export const cutOf = ({ report }: LabReport): CutReport => cutReport(splitReport(report))
