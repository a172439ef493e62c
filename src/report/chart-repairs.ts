import type { Desk } from '../desk.ts'
import type { Repair } from '../domain/draft.ts'
import { parsePlace } from '../evidence/citation.ts'
import { chartsIn } from './chart/charts-in.ts'
import { type ChartPlace, checkChart } from './chart/check-chart.ts'
import { headingsAbove, unitText } from './resolve.ts'
import { resolvePlace } from './resolve-place.ts'

/** What is wrong with the charts of a section: each row has a place, and its figures stand there. */
export async function chartRepairs(section: string, text: string, desk: Desk): Promise<Omit<Repair, 'id'>[]> {
  const charts = chartsIn(text)
  const found = await Promise.all(charts.map(({ json }) => checkChart(json, key => placeOf(key, desk))))
  return charts.flatMap(({ start, end }, i) =>
    (found[i] ?? []).map(({ problem, message, fix }) => ({
      section,
      sentence: text.slice(start, end),
      problem,
      message,
      fix,
    })),
  )
}

/** The words under a place that may be cited. */
async function placeOf(key: string, desk: Desk): Promise<ChartPlace | undefined> {
  const place = parsePlace(key)
  const { open = [], findings = [] } = place ? await resolvePlace(place, [key], desk) : {}
  if (open.length === 0 || findings.length > 0) return undefined
  return {
    texts: open.map(({ quote, stored }) => unitText(quote, stored)),
    around: open.flatMap(({ quote, stored }) => [
      quote.source.title,
      (quote.source.published ?? '').slice(0, 4),
      ...headingsAbove(quote, stored),
    ]),
  }
}
