import { type CitedReport, factOf, strictFactOf } from '../../judge/scores/fact.ts'
import { bootstrapMean } from '../../judge/scores/intervals.ts'
import type { Prices } from '../purse.ts'
import type { Ran, RunPlan } from '../run.ts'
import { formulas } from './formulas.ts'
import { sideCells, sideColumns } from './rows.ts'
import { count, estimated, figure, type Table, words } from './table.ts'

const none: CitedReport = { citations: [], factual: 0, cited: 0 }

/** FACT's figures and ours from the same audits; a report that failed is one without a citation. */
export function factTables({ systems, bench }: RunPlan, ran: Ran, prices: Prices | undefined): Table[] {
  if (bench !== 'fact') return []
  const rows = systems.flatMap(({ name }) => {
    const looks = ran.audits.filter(({ system }) => system === name)
    const subjects = ran.subjects.filter(({ report }) => report.system === name)
    const failed = subjects.filter(({ report }) => report.failure)
    const reports = [...looks, ...failed.map(() => none)]
    if (reports.length === 0) return []
    const [fact, strict] = [factOf(reports), strictFactOf(reports)]
    const shares = reports.map(one => factOf([one]).accuracy)
    const shown = new Set(looks.map(({ task }) => task))
    return [
      [
        words(name),
        count(reports.length),
        count(reports.reduce((n, { citations }) => n + citations.length, 0)),
        figure(fact.accuracy),
        estimated(bootstrapMean(shares)),
        figure(fact.effective, 1),
        figure(strict.accuracy),
        ...[strict.partial, strict.refuted, strict.dead, strict.unread, strict.fabricated, strict.recall].map(one =>
          figure(one),
        ),
        count(failed.length),
        ...sideCells(
          subjects.filter(({ task }) => shown.has(task.id)),
          looks,
          prices,
        ),
      ],
    ]
  })
  if (rows.length === 0) return []
  const ours = ['accuracy (ours)', 'partial', 'refuted', 'dead', 'unread', 'fabricated', 'recall']
  return [
    {
      title: 'FACT, and the same citations with nothing left out',
      columns: [
        'system',
        'reports',
        'citations',
        'FACT accuracy',
        'per report',
        'effective',
        ...ours,
        'failed',
        ...sideColumns,
      ],
      rows,
      notes: [formulas.fact, formulas.strictFact, formulas.interval],
    },
  ]
}
