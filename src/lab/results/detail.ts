import type { Preference } from '../../domain/comparison.ts'
import type { Mark } from '../../domain/rubric.ts'
import type { Subject } from '../report.ts'
import type { Ran, RunPlan } from '../run.ts'
import { markedReports } from './marks-tables.ts'
import { comparedPairs, gradedPairs } from './pair-tables.ts'

/** How one result of one task came to be: by which models and wordings, in how many looks, at what cost. */
export interface MadeRow {
  readonly models: readonly string[]
  readonly prompts: readonly string[]
  readonly looks: number
  readonly ms: number
  readonly input: number
  readonly output: number
}

export interface ReportRow {
  readonly task: string
  readonly system: string
  readonly failed: boolean
  readonly words: number
  readonly characters: number
  readonly flaws: readonly string[]
  readonly ms: number
  readonly model?: string
  readonly input?: number
  readonly output?: number
}

export interface MarksRow {
  readonly task: string
  readonly system: string
  readonly judge: string
  readonly scores: Readonly<Record<'strict' | 'ternary' | 'binary' | 'professional', number>>
  readonly words: number
  readonly marks: readonly { readonly criterion: string; readonly mark: Mark; readonly place?: string }[]
  readonly blocked: readonly string[]
  readonly made: MadeRow
}

export interface PairRow {
  readonly task: string
  readonly a: string
  readonly b: string
  readonly judge: string
  readonly overall: Preference
  readonly dimensions: Readonly<Record<string, Preference | undefined>>
  readonly flipped: boolean
  readonly vetoed: readonly string[]
  readonly words: readonly [number, number]
  readonly made: MadeRow
}

export interface GradesRow {
  readonly task: string
  readonly a: string
  readonly b: string
  readonly judge: string
  readonly race: number
  readonly absolute: number
  readonly skipped: number
  readonly words: readonly [number, number]
  readonly made: MadeRow
}

/** Everything below the tables: task by task. */
export interface Detail {
  readonly reports: readonly ReportRow[]
  readonly marks: readonly MarksRow[]
  readonly pairs: readonly PairRow[]
  readonly grades: readonly GradesRow[]
}

export const detailOf = (plan: RunPlan, ran: Ran): Detail => ({
  reports: ran.subjects.map(reportRow),
  marks: marksRows(plan, ran),
  pairs: pairRows(plan, ran),
  grades: gradesRows(plan, ran),
})

interface MadeLook {
  readonly model: string
  readonly prompt: string
  readonly ms: number
  readonly usage: { readonly input: number; readonly output: number }
}

function madeOf(looks: readonly MadeLook[]): MadeRow {
  const sum = (of: (look: MadeLook) => number) => looks.reduce((total, one) => total + of(one), 0)
  return {
    models: [...new Set(looks.map(({ model }) => model))],
    prompts: [...new Set(looks.map(({ prompt }) => prompt))],
    looks: looks.length,
    ms: sum(({ ms }) => ms),
    input: sum(({ usage }) => usage.input),
    output: sum(({ usage }) => usage.output),
  }
}

function reportRow({ report, size, findings }: Subject): ReportRow {
  const { task, system, failure, ms, model, usage } = report
  return {
    task,
    system,
    failed: failure !== undefined,
    words: size.words,
    characters: size.characters,
    flaws: [...new Set(findings.flatMap(({ name, result }) => (result === 'flaw' ? [name] : [])))],
    ms,
    ...(model !== undefined && { model }),
    ...usage,
  }
}

function marksRows(plan: RunPlan, ran: Ran): MarksRow[] {
  return markedReports(plan, ran).map(({ subject, judge, looks, score, blocked }) => ({
    task: subject.task.id,
    system: subject.report.system,
    judge,
    scores: { strict: score.score, ternary: score.raw, binary: score.binary, professional: score.professional },
    words: subject.size.words,
    marks: score.scored.map(({ criterion, mark, marking }) => ({
      criterion: criterion.id,
      mark,
      ...(marking?.place !== undefined && { place: marking.place }),
    })),
    blocked,
    made: madeOf(looks),
  }))
}

function pairRows(plan: RunPlan, ran: Ran): PairRow[] {
  return comparedPairs(plan, ran).map(({ pair: { a, b }, judge, looks, result }) => ({
    task: a.task.id,
    a: a.report.system,
    b: b.report.system,
    judge,
    overall: result.overall,
    dimensions: result.dimensions,
    flipped: result.flipped,
    vetoed: result.vetoed.map(side => (side === 'a' ? a : b).report.system),
    words: [a.size.words, b.size.words],
    made: madeOf(looks),
  }))
}

function gradesRows(plan: RunPlan, ran: Ran): GradesRow[] {
  return gradedPairs(plan, ran).map(({ pair: { a, b }, judge, looks, result }) => ({
    task: a.task.id,
    a: a.report.system,
    b: b.report.system,
    judge,
    race: result.score,
    absolute: result.target / 10,
    skipped: result.missing.length,
    words: [a.size.words, b.size.words],
    made: madeOf(looks),
  }))
}
