import { type CitedPlace, parsePlace } from '../../evidence/citation.ts'
import { parseChart } from './spec.ts'

/** A fenced block that is to be drawn: its JSON, and `[start, end)` of the whole block in the Markdown. */
export interface ChartBlock {
  readonly start: number
  readonly end: number
  readonly json: string
}

/** The info string of a fence that is a chart. */
export const isChart = (language: string): boolean => /^(?:chart|vega-lite|vegalite)$/i.test(language)

export function chartsIn(markdown: string): ChartBlock[] {
  return Array.from(markdown.matchAll(/^(```+|~~~+)([\w-]+)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm), found => ({
    start: found.index,
    end: found.index + found[0].length,
    language: found[2] ?? '',
    json: found[3] ?? '',
  }))
    .filter(({ language }) => isChart(language))
    .map(({ start, end, json }) => ({ start, end, json }))
}

/** The places that the rows of a chart name, in order; what is no place is left out. */
export function placesOf(json: string): CitedPlace[] {
  const parsed = parseChart(json)
  if ('problem' in parsed) return []
  const keys = new Set(parsed.chart.rows.flatMap(({ cite }) => cite))
  return [...keys].map(parsePlace).filter(place => place !== undefined)
}
