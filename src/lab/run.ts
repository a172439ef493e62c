import type { Call, Clock } from '../call.ts'
import { ResearchError } from '../errors.ts'
import { type AuditDoor, type AuditLook, lookAtCitations } from './judging/citations.ts'
import type { Judging, LabJudge } from './judging/judging.ts'
import { lookForMarks, type MarksLook } from './judging/marks.ts'
import { lookAtPair, type Order, orders, type Pair, type PairLook } from './judging/pair.ts'
import { lookForGrades, type RaceLook } from './judging/race.ts'
import { inPool } from './pool.ts'
import { BudgetEnded, type Purse } from './purse.ts'
import { reportOf, type Subject, subjectOf } from './report.ts'
import type { RunFolder } from './run-folder.ts'
import type { System } from './systems/system.ts'
import type { LabTask } from './task.ts'

export const benchNames = ['adr', 'rubrics', 'race', 'fact', 'drb2'] as const
export type BenchName = (typeof benchNames)[number]

export interface RunPlan {
  readonly bench: BenchName
  readonly tasks: readonly LabTask[]
  readonly systems: readonly System[]
  readonly judges: readonly LabJudge[]
  readonly trials: number
  readonly perRequest: number
  /** Names of the systems that all others are held against, where reports are compared. */
  readonly baselines: readonly string[]
  readonly atOnce: number
  readonly retryFailed: boolean
}

export interface RunPorts {
  readonly folder: RunFolder
  readonly purse: Purse
  readonly clock: Clock
  readonly audit?: AuditDoor | undefined
}

/** What could not be done this time; the next run tries it again. */
export interface OpenWork {
  readonly what: string
  readonly why: string
}

export interface Ran {
  readonly subjects: readonly Subject[]
  readonly marks: readonly MarksLook[]
  readonly pairs: readonly PairLook[]
  readonly grades: readonly RaceLook[]
  readonly audits: readonly AuditLook[]
  readonly open: readonly OpenWork[]
  /** Why the run ended before all was done. */
  readonly stopped?: string
}

/** tasks × systems → reports → looks of the judges. Everything that is done is on disk; what is on disk is not done again. */
export async function runBench(plan: RunPlan, ports: RunPorts, call: Call): Promise<Ran> {
  const attempt = createAttempts(ports, call)
  const { tasks, systems, atOnce } = plan
  const wanted = tasks.flatMap(task => systems.map(system => ({ task, system })))
  await Promise.all(systems.map(system => system.ready?.()))
  let done = 0
  const reports = await inPool(wanted, atOnce, async ({ task, system }) => {
    const what = `report of ${system.name} on ${task.id}`
    const report = await attempt.run(what, () =>
      reportOf(system, task, { ...ports, retryFailed: plan.retryFailed }, call),
    )
    call.progress(++done, wanted.length, what)
    return report && subjectOf(task, report)
  })
  const subjects = reports.flatMap(one => one ?? [])
  const looks = await inPool(jobsOf(plan, subjects, ports, call), atOnce, job => attempt.run(job.what, job.look))
  const of = <K extends Look['kind']>(kind: K) =>
    looks.flatMap(one => (one?.kind === kind ? [one.look as Extract<Look, { kind: K }>['look']] : [])) // By its kind.
  return {
    subjects,
    marks: of('marks'),
    pairs: of('pair'),
    grades: of('grades'),
    audits: of('audit'),
    open: attempt.open,
    ...(attempt.stopped() !== undefined && { stopped: attempt.stopped() ?? '' }),
  }
}

type Look =
  | { readonly kind: 'marks'; readonly look: MarksLook }
  | { readonly kind: 'pair'; readonly look: PairLook }
  | { readonly kind: 'grades'; readonly look: RaceLook }
  | { readonly kind: 'audit'; readonly look: AuditLook }

interface Job {
  readonly what: string
  look(): Promise<Look>
}

function jobsOf(plan: RunPlan, subjects: readonly Subject[], ports: RunPorts, call: Call): Job[] {
  const judgings = plan.judges.flatMap(judge =>
    Array.from({ length: plan.trials }, (_, i): Judging => {
      const { folder, clock } = ports
      return { judge, trial: i + 1, perRequest: plan.perRequest, folder, clock, call }
    }),
  )
  const written = subjects.filter(({ report }) => report.failure === undefined)
  const marked = written.filter(({ task }) => isMarked(plan.bench, task))
  const pairs = pairsOf(plan, written)
  return [
    ...marked.flatMap(subject => judgings.map(judging => marksJob(subject, judging))),
    ...pairs.flatMap(pair =>
      judgings.flatMap(judging => orders.map(order => pairJob(plan.bench, pair, order, judging))),
    ),
    ...(plan.bench === 'fact' ? written.flatMap(subject => auditJob(subject, ports, call)) : []),
  ]
}

/** Whether a report on this task is held against its checklist. */
export const isMarked = (bench: BenchName, { track }: LabTask): boolean =>
  bench === 'rubrics' || bench === 'drb2' || (bench === 'adr' && track === 'professional')

/** Whether reports on this task are held against each other. */
export const isPaired = (bench: BenchName, { track }: LabTask): boolean =>
  bench === 'race' || (bench === 'adr' && track === 'general')

/** Every system against every baseline, on the tasks where both have a report. */
export function pairsOf(
  { bench, baselines }: Pick<RunPlan, 'bench' | 'baselines'>,
  subjects: readonly Subject[],
): Pair[] {
  const of = (task: LabTask, system: string) =>
    subjects.find(one => one.task.id === task.id && one.report.system === system)
  return subjects.flatMap(a => {
    if (!isPaired(bench, a.task)) return []
    const at = baselines.indexOf(a.report.system)
    // Baselines meet each other once.
    const opponents = at < 0 ? baselines : baselines.slice(at + 1)
    return opponents.flatMap(name => {
      const b = of(a.task, name)
      return b ? [{ a, b }] : []
    })
  })
}

function marksJob(subject: Subject, judging: Judging): Job {
  const { task, report } = subject
  return {
    what: `marks of ${judging.judge.name} for ${report.system} on ${task.id}, trial ${judging.trial}`,
    look: async () => ({ kind: 'marks', look: await lookForMarks(subject, judging) }),
  }
}

function pairJob(bench: BenchName, pair: Pair, order: Order, judging: Judging): Job {
  const { a, b } = pair
  return {
    what: `${judging.judge.name} on ${a.report.system} against ${b.report.system} on ${a.task.id}, trial ${judging.trial}`,
    look: async () =>
      bench === 'race'
        ? { kind: 'grades', look: await lookForGrades(pair, order, judging) }
        : { kind: 'pair', look: await lookAtPair(pair, order, judging) },
  }
}

function auditJob(subject: Subject, { audit, folder }: RunPorts, call: Call): Job[] {
  if (!audit) return []
  const what = `audit of ${subject.report.system} on ${subject.task.id}`
  return [
    { what, look: async () => ({ kind: 'audit', look: await lookAtCitations(subject, { audit, folder, call }) }) },
  ]
}

/** As often in a row an endpoint may fail before the rest is left for another time. */
const FAILURES = 3

/** Does work that may fail: says what is left open, and asks no more once the budget or the endpoint has ended. */
function createAttempts({ purse }: RunPorts, { signal }: Call) {
  const open: OpenWork[] = []
  let stopped: string | undefined
  let failures = 0
  const missed = (what: string, error: unknown): undefined => {
    if (error instanceof BudgetEnded) {
      stopped ??= error.message
      open.push({ what, why: error.message })
      return undefined
    }
    // A key that is not accepted will not be better for the next one.
    if (!(error instanceof ResearchError) || error.kind === 'no_key') throw error
    open.push({ what, why: error.message })
    failures = ['unreachable', 'timeout', 'rate_limited'].includes(error.kind) ? failures + 1 : 0
    if (failures >= FAILURES) purse.close('the endpoint failed several times in a row')
    return undefined
  }
  return {
    open,
    stopped: () => stopped,
    async run<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
      signal.throwIfAborted()
      try {
        const done = await work()
        failures = 0
        return done
      } catch (error) {
        return missed(what, error)
      }
    },
  }
}
