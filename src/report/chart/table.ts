import { type Inline, type TableRow, text } from '../blocks/blocks.ts'
import { formatNumber } from './scale.ts'
import type { Chart, ChartField } from './spec.ts'

/** The data of a chart as rows, the head first, each with the places that it was taken from under `sources`. */
export function chartTable(chart: Chart, citesOf: (key: string) => readonly Inline[], sources: string): TableRow[] {
  const groups = [chart.offset, chart.series]
    .filter(one => one !== undefined)
    .filter(one => one.field !== chart.along.field)
  const fields = [chart.along, ...groups, chart.value]
  const isCited = chart.rows.some(({ cite }) => cite.length > 0)
  const head = [...fields.map(({ title }) => [text(title)]), isCited ? [text(sources)] : []]
  const rows = chart.rows.map(({ values, cite }): TableRow => {
    const cells = fields.map(field => shown(values.get(field.field), field))
    return [...cells.map(cell => [text(cell)]), cite.flatMap(citesOf).map(one => saying(cells.join(' '), one))]
  })
  return [head, ...rows]
}

const saying = (said: string, one: Inline): Inline =>
  one.kind === 'cite' ? { ...one, citation: { ...one.citation, said } } : one

function shown(value: string | number | undefined, { type }: ChartField): string {
  return typeof value === 'number' ? formatNumber(value, type !== 'quantitative') : (value ?? '')
}
