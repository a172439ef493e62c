import { krippendorffAlpha, interval as ordered } from '../../judge/scores/agreement.ts'
import { bootstrapMean } from '../../judge/scores/intervals.ts'
import { type Score, scoreOf, scoresBy } from '../../judge/scores/rubric-score.ts'
import { blockedPlaces } from '../judging/blocked.ts'
import { type MarksLook, medianMarks } from '../judging/marks.ts'
import type { Prices } from '../purse.ts'
import type { Subject } from '../report.ts'
import { isMarked, type Ran, type RunPlan } from '../run.ts'
import { formulas } from './formulas.ts'
import { correlation } from './length.ts'
import { sideCells, sideColumns } from './rows.ts'
import { count, estimated, figure, type Table, words } from './table.ts'

/** One report, as one judge (or all of them together) marked it. */
export interface MarkedReport {
  readonly subject: Subject
  readonly judge: string
  readonly looks: readonly MarksLook[]
  readonly score: Score
  /** Criteria whose passage cites what the report may not use. */
  readonly blocked: readonly string[]
}

export const PANEL = 'panel'

/** Every judged report; failed ones have no looks and score 0. With several judges, also what all their looks together come to. */
export function markedReports(plan: Pick<RunPlan, 'bench' | 'judges'>, ran: Ran): MarkedReport[] {
  const names = plan.judges.map(({ name }) => name)
  const judges = names.length > 1 ? [...names, PANEL] : names
  const subjects = ran.subjects.filter(({ task }) => isMarked(plan.bench, task))
  return judges.flatMap(judge =>
    subjects.flatMap(subject => {
      const { task, report } = subject
      const looks = ran.marks.filter(
        one => one.task === task.id && one.system === report.system && (judge === PANEL || one.judge === judge),
      )
      return looks.length > 0 || report.failure ? [markedReport(subject, judge, looks)] : []
    }),
  )
}

function markedReport(subject: Subject, judge: string, looks: readonly MarksLook[]): MarkedReport {
  const { criteria } = subject.task
  const judges = [...new Set(looks.map(one => one.judge))]
  // Each judge for itself first, so that one with more looks has no more to say.
  const own = judges.map(name => ({
    markings: medianMarks(
      criteria,
      subject.decided,
      looks.filter(one => one.judge === name),
    ),
  }))
  const markings = subject.report.failure ? [] : medianMarks(criteria, subject.decided, own)
  const places = blockedPlaces(subject)
  const blocked = markings.filter(({ mark, place }) => mark === 'full' && place !== undefined && places.has(place))
  const ids = new Set(blocked.map(({ criterion }) => criterion))
  const counted = markings.filter(({ criterion }) => !ids.has(criterion))
  return { subject, judge, looks, score: scoreOf(criteria, counted), blocked: [...ids] }
}

const ofBench = {
  rubrics: ['strict', 'ternary', 'binary'],
  adr: ['professional', 'strict', 'ternary', 'binary'],
  drb2: ['second'],
} as const satisfies Readonly<Partial<Record<RunPlan['bench'], readonly (keyof typeof formulas)[]>>>

type Name = (typeof ofBench)[keyof typeof ofBench][number]

const scoreBy: Readonly<Record<Name, (score: Score) => number>> = {
  strict: ({ score }) => score,
  ternary: ({ raw }) => raw,
  binary: ({ binary }) => binary,
  professional: ({ professional }) => professional,
  second: ({ scored }) => scored.filter(({ mark }) => mark === 'full').length / Math.max(1, scored.length),
}

export function marksTables(plan: RunPlan, ran: Ran, prices: Prices | undefined): Table[] {
  const marked = markedReports(plan, ran)
  if (marked.length === 0 || !(plan.bench in ofBench)) return []
  // The bench is one of the table's.
  const names: readonly Name[] = ofBench[plan.bench as keyof typeof ofBench]
  const groups = groupsOf(plan, marked)
  const rows = groups.map(({ system, judge, own }) => {
    const all = ran.subjects.filter(one => one.report.system === system && isMarked(plan.bench, one.task))
    const looks = own.flatMap(one => one.looks)
    return [
      words(system),
      words(judge),
      count(own.length),
      ...names.map(name => estimated(bootstrapMean(own.map(({ score }) => scoreBy[name](score))))),
      ...(plan.bench === 'drb2' ? [count(own.reduce((n, one) => n + one.blocked.length, 0))] : []),
      count(own.filter(({ subject }) => subject.report.failure).length),
      count(all.length - own.length),
      figure(alphaOf(own), 2),
      figure(lengthOf(own, names[0] ?? 'strict'), 2),
      ...sideCells(
        own.map(({ subject }) => subject),
        looks,
        prices,
      ),
    ]
  })
  const shown = names.map(name => (name === 'second' ? 'score' : name))
  const head = ['system', 'judge', 'tasks', ...shown, ...(plan.bench === 'drb2' ? ['blocked'] : [])]
  return [
    {
      title: plan.bench === 'adr' ? 'Professional track: by checklist' : 'By checklist',
      columns: [...head, 'failed', 'unjudged', 'α', 'r length', ...sideColumns],
      rows,
      notes: [
        ...names.map(name => formulas[name]),
        formulas.interval,
        formulas.failed,
        formulas.alpha,
        formulas.length,
      ],
    },
    ...(['domain', 'axis', 'dimension'] as const).flatMap(by => groupTable(by, groups, names[0] ?? 'strict')),
  ]
}

interface Group {
  readonly system: string
  readonly judge: string
  readonly own: readonly MarkedReport[]
}

function groupsOf({ systems, judges }: RunPlan, marked: readonly MarkedReport[]): Group[] {
  const names = [...judges.map(({ name }) => name), PANEL]
  return names.flatMap(judge =>
    systems.flatMap(({ name: system }) => {
      const own = marked.filter(one => one.judge === judge && one.subject.report.system === system)
      return own.length > 0 ? [{ system, judge, own }] : []
    }),
  )
}

/** Per domain the same score as above; per axis and dimension the strict one of their criteria. */
function groupTable(by: 'domain' | 'axis' | 'dimension', groups: readonly Group[], name: Name): Table[] {
  const valuesOf = ({ own }: Group, wanted: string): number[] =>
    own.flatMap(({ subject, score }) => {
      if (by === 'domain') return subject.task.domain === wanted ? [scoreBy[name](score)] : []
      const value = scoresBy(by, score.scored).find(({ group }) => group === wanted)?.score
      return value === undefined ? [] : [value]
    })
  const all = groups.flatMap(({ own }) => own)
  const found = all.flatMap(({ subject }) =>
    by === 'domain' ? [subject.task.domain ?? ''] : subject.task.criteria.map(one => one[by] ?? ''),
  )
  const wanted = [...new Set(found)].filter(one => one !== '')
  if (wanted.length < 2) return []
  const rows = wanted.map(group => [words(group), ...groups.map(one => estimated(bootstrapMean(valuesOf(one, group))))])
  const columns = [by, ...groups.map(({ system, judge }) => `${system} (${judge})`)]
  const formula = by === 'domain' ? formulas[name] : `${formulas.strict}; over the criteria of the ${by} alone`
  return [{ title: `By ${by}`, columns, rows, notes: [formula, formulas.interval] }]
}

function lengthOf(own: readonly MarkedReport[], name: Name): number | undefined {
  const written = own.filter(({ subject }) => subject.report.failure === undefined)
  return correlation(written.map(({ subject, score }) => [scoreBy[name](score), subject.size.words] as const))
}

function alphaOf(own: readonly MarkedReport[]): number | undefined {
  const units = own.flatMap(({ subject, looks }) =>
    subject.task.criteria.map(({ id }) =>
      looks.flatMap(({ markings }) => markings.find(({ criterion }) => criterion === id)?.mark ?? []),
    ),
  )
  return krippendorffAlpha(units, ordered(['none', 'partial', 'full']))
}
