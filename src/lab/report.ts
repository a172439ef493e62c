import * as z from 'zod'
import type { Call, Clock } from '../call.ts'
import type { Marking } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'
import { decidedBy, runChecks } from '../judge/checks/checks.ts'
import { brokenPlaces } from '../judge/checks/citations.ts'
import type { Finding } from '../judge/checks/finding.ts'
import { type CutReport, cutReport } from '../judge/places.ts'
import { present } from '../present.ts'
import { type Size, sizeOf } from '../prose/size.ts'
import { splitReport } from '../report/sections.ts'
import { languageOf } from '../text/script.ts'
import type { RunFolder } from './run-folder.ts'
import type { System } from './systems/system.ts'
import { digest, type LabTask } from './task.ts'

export const reportSchema = z
  .object({
    task: z.string(),
    system: z.string(),
    /** Of the question, so that a report on another wording is not taken for this one. */
    asked: z.string(),
    report: z.string(),
    failure: z.object({ message: z.string(), fix: z.string() }).optional(),
    model: z.string().optional(),
    usage: z.object({ input: z.number(), output: z.number() }).optional(),
    ms: z.number(),
    at: z.string(),
  })
  .transform(present)

/** What a system answered to a task, or why it gave no report. */
export type LabReport = z.output<typeof reportSchema>

export interface ReportParts {
  readonly folder: RunFolder
  readonly clock: Clock
  /** Asks again where a system had given no report. */
  readonly retryFailed: boolean
}

/** Says nothing of the system: it was not reached. */
const passing = new Set(['no_key', 'rate_limited', 'unreachable', 'cancelled', 'store_busy', 'store_full'])

/** The system's report on a task, produced once. Rejects where the system could not be asked. */
export async function reportOf(system: System, task: LabTask, parts: ReportParts, call: Call): Promise<LabReport> {
  const { folder, clock, retryFailed } = parts
  const path = ['reports', system.name, task.id] as const
  const asked = digest(task.question)
  const known = await folder.read(path, reportSchema)
  const mayChange = system.isFinished || (known?.failure && retryFailed)
  if (known?.asked === asked && !mayChange) return known
  const started = performance.now()
  const produced = await system.produce(task, call).catch(failureOf)
  if (known?.asked === asked && known.report === produced.report && known.report !== '') return known
  const kept = {
    task: task.id,
    system: system.name,
    asked,
    ...produced,
    // That a finished report was read says nothing of how long it took.
    ms: system.isFinished ? 0 : Math.round(performance.now() - started),
    at: new Date(clock.now()).toISOString(),
  }
  await folder.write(path, kept)
  return kept
}

function failureOf(error: unknown): Pick<LabReport, 'report' | 'failure'> {
  if (!(error instanceof ResearchError) || passing.has(error.kind)) throw error
  return { report: '', failure: { message: error.message, fix: error.fix } }
}

/** A report cut for judging, with all that can be said of it without a model. */
export interface Subject {
  readonly task: LabTask
  readonly report: LabReport
  readonly cut: CutReport
  readonly size: Size
  readonly findings: readonly Finding[]
  /** Marks that the checks make. */
  readonly decided: readonly Marking[]
  readonly broken: ReadonlySet<string>
  /** Of report, question and criteria: what a verdict is about. */
  readonly about: string
}

export function subjectOf(task: LabTask, report: LabReport): Subject {
  const { question, criteria } = task
  const language = task.language ?? languageOf(question)
  const cut = cutReport(splitReport(report.report))
  const checked = {
    markdown: report.report,
    report: cut,
    ...(question !== '' && { question }),
    ...(language && { language }),
    criteria,
    now: report.at,
  }
  const findings = report.failure ? [] : runChecks(checked)
  return {
    task,
    report,
    cut,
    size: sizeOf(cut.places),
    findings,
    decided: decidedBy(findings),
    broken: brokenPlaces(checked),
    about: digest(report.report, question, criteria),
  }
}
