import { type Inline, type TableRow, text } from '../blocks/blocks.ts'
import { formatNumber } from './scale.ts'
import type { Chart, ChartField } from './spec.ts'

/** The data of a chart as rows, the head first, each with the places that it was taken from. */
export function chartTable(chart: Chart, citesOf: (key: string) => readonly Inline[]): TableRow[] {
  const groups = [chart.offset, chart.series]
    .filter(one => one !== undefined)
    .filter(one => one.field !== chart.along.field)
  const fields = [chart.along, ...groups, chart.value]
  const head = [...fields.map(({ title }) => [text(title)]), []]
  const rows = chart.rows.map(
    ({ values, cite }): TableRow => [
      ...fields.map(field => [text(shown(values.get(field.field), field))]),
      cite.flatMap(citesOf),
    ],
  )
  return [head, ...rows]
}

function shown(value: string | number | undefined, { type }: ChartField): string {
  return typeof value === 'number' ? formatNumber(value, type !== 'quantitative') : (value ?? '')
}
