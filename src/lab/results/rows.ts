import { mean } from '../../judge/scores/intervals.ts'
import { costOf, type Prices } from '../purse.ts'
import type { Subject } from '../report.ts'
import { type Cell, count, figure, nothing } from './table.ts'

/** Beside every score stands what it cost and how long the reports are. */
export const sideColumns = ['words', 'report s', 'tokens in', 'tokens out', 'cost $', 'judging s'] as const

interface Spent {
  readonly usage?: { readonly input: number; readonly output: number } | undefined
  readonly ms: number
}

/** Means of a report: length, time and tokens of the system; time, tokens and money of the judging in all. */
export function sideCells(subjects: readonly Subject[], looks: readonly Spent[], prices: Prices | undefined): Cell[] {
  const written = subjects.filter(({ report }) => report.failure === undefined)
  const spent = [...written.map(({ report }) => report), ...looks]
  const sum = (of: (one: Spent) => number) => spent.reduce((total, one) => total + of(one), 0)
  const input = sum(({ usage }) => usage?.input ?? 0)
  const output = sum(({ usage }) => usage?.output ?? 0)
  return [
    written.length === 0 ? nothing : count(mean(written.map(({ size }) => size.words))),
    secondsOf(written),
    count(input),
    count(output),
    prices ? figure(costOf({ requests: 0, input, output }, prices), 4) : nothing,
    figure(looks.reduce((total, { ms }) => total + ms, 0) / 1_000, 1),
  ]
}

/** Seconds of a report, where a system took any. */
export function secondsOf(written: readonly Subject[]): Cell {
  const ms = mean(written.map(({ report }) => report.ms))
  return ms === 0 ? nothing : figure(ms / 1_000, 1)
}
