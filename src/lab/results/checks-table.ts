import { bootstrapMean, mean } from '../../judge/scores/intervals.ts'
import type { Subject } from '../report.ts'
import type { Ran, RunPlan } from '../run.ts'
import { formulas } from './formulas.ts'
import { secondsOf } from './rows.ts'
import { count, meanCount, type Table, words } from './table.ts'

/** What the checks say of every system's reports without a model, fewest kinds of flaws first. */
export function checksTable({ systems }: RunPlan, { subjects }: Ran): Table {
  const own = (name: string) => subjects.filter(({ report }) => report.system === name)
  const written = (name: string) => own(name).filter(({ report }) => report.failure === undefined)
  const flaws = (name: string) => written(name).map(subject => flawsOf(subject).length)
  const kinds = [...new Set(subjects.flatMap(flawsOf))].sort()
  const ordered = [...systems].sort((a, b) => mean(flaws(a.name)) - mean(flaws(b.name)))
  const rows = ordered.map(({ name }) => {
    const reports = written(name)
    const having = (kind: string) => reports.filter(one => flawsOf(one).includes(kind)).length
    return [
      words(name),
      count(reports.length),
      count(own(name).length - reports.length),
      meanCount(bootstrapMean(flaws(name))),
      ...kinds.map(kind => count(having(kind))),
      count(reports.reduce((n, { decided }) => n + decided.length, 0)),
      count(reports.length === 0 ? undefined : mean(reports.map(({ size }) => size.words))),
      count(reports.length === 0 ? undefined : mean(reports.map(({ size }) => size.characters))),
      secondsOf(reports),
    ]
  })
  return {
    title: 'Mechanical checks, without a model',
    columns: ['system', 'reports', 'failed', 'flaws', ...kinds, 'criteria decided', 'words', 'characters', 'report s'],
    rows,
    notes: [
      formulas.checks,
      'Under each check: reports with that flaw. criteria decided = marks that the checks make by themselves.',
    ],
  }
}

const flawsOf = ({ findings }: Subject): string[] => [
  ...new Set(findings.flatMap(({ name, result }) => (result === 'flaw' ? [name] : []))),
]
