import * as z from 'zod'
import { present } from '../../present.ts'

export const chartMarks = ['bar', 'line', 'point', 'area'] as const
export type ChartMark = (typeof chartMarks)[number]

/** What stands along an axis or in the legend. */
export interface ChartField {
  readonly field: string
  readonly title: string
  readonly type: 'quantitative' | 'temporal' | 'nominal' | 'ordinal'
  /** Whether the axis begins at zero. */
  readonly zero: boolean
}

export interface ChartRow {
  /** By field. */
  readonly values: ReadonlyMap<string, string | number>
  /** Places that the row was taken from, as they stand in the block: `s1:12`, `c4`. */
  readonly cite: readonly string[]
}

/** A chart whose every row is data; nothing in it is computed. Its texts are the writer's: escape them. */
export interface Chart {
  readonly title: string
  readonly description: string
  readonly mark: ChartMark
  /** Bars that lie: the values run along x. */
  readonly isHorizontal: boolean
  /** Where the marks stand. */
  readonly along: ChartField
  /** How far they reach; quantitative. */
  readonly value: ChartField
  readonly series?: ChartField
  /** What sets bars of one place side by side besides the series. */
  readonly offset?: ChartField
  /** Series on each other. That draws sums, which no row cites, so only where the spec asks for it. */
  readonly isStacked: boolean
  readonly rows: readonly ChartRow[]
}

const MAX_ROWS = 300
const words = z.string().max(300)
const ignored = z.unknown().optional()
const channel = z.strictObject({
  field: words,
  type: z.enum(['quantitative', 'temporal', 'nominal', 'ordinal']).optional(),
  title: words.nullish(),
  axis: z.looseObject({ title: words.nullish() }).nullish(),
  scale: z.looseObject({ zero: z.boolean().optional() }).nullish(),
  legend: ignored,
  sort: ignored,
  stack: z.union([z.boolean(), z.literal('zero'), z.null()]).optional(),
})

/**
 * What is drawn of Vega-Lite (https://vega.github.io/vega-lite/docs/spec.html): one view of inline data. Nothing that loads, computes or
 * reacts is in it, so a block can neither fetch nor run anything; it is refused by name. Sizes and looks are ours.
 */
const schema = z.strictObject({
  $schema: ignored,
  title: z.union([words, z.looseObject({ text: words })]).optional(),
  description: words.optional(),
  data: z.strictObject({
    values: z
      .array(z.record(words, z.union([words, z.number(), z.boolean(), z.null(), z.array(words)])))
      .min(1)
      .max(MAX_ROWS),
  }),
  mark: z.union([z.enum(chartMarks), z.looseObject({ type: z.enum(chartMarks) })]),
  encoding: z.strictObject({
    x: channel,
    y: channel,
    color: channel.optional(),
    xOffset: channel.optional(),
    yOffset: channel.optional(),
    tooltip: ignored,
  }),
  width: ignored,
  height: ignored,
})

type Spec = z.infer<typeof schema>

/** A chart, or in our words why the block is none. */
export type ParsedChart = { readonly chart: Chart } | { readonly problem: string }

export function parseChart(json: string): ParsedChart {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { problem: 'The chart block is no JSON.' }
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? chartOf(parsed.data) : { problem: problemOf(parsed.error) }
}

/** Names of keys are the writer's own; only those that Vega-Lite knows are said again. */
function problemOf({ issues }: z.ZodError): string {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  const path = issue?.path.filter(part => typeof part === 'number' || /^[\w$]{1,20}$/.test(String(part))).join('.')
  if (issue?.code === 'unrecognized_keys') {
    const keys = issue.keys.filter(key => /^[a-zA-Z$]{1,24}$/.test(key))
    return `A chart here has no ${keys.join(', ') || 'such keys'}${path ? ` in ${path}` : ''}.`
  }
  return `The chart block is not right${path ? ` at ${path}` : ''}.`
}

function chartOf({ title, description, data, mark, encoding }: Spec): ParsedChart {
  const rows = data.values.map(rowOf)
  const axes = axesOf(encoding, rows, typeof mark === 'string' ? mark : mark.type)
  if ('problem' in axes) return axes
  const heading = typeof title === 'object' ? title.text : (title ?? '')
  return {
    chart: {
      title: heading,
      description: description ?? heading,
      ...axes,
      ...groupsOf(encoding, axes, rows),
      rows,
    },
  }
}

type Axes = Pick<Chart, 'mark' | 'isHorizontal' | 'along' | 'value'>

function axesOf({ x, y }: Spec['encoding'], rows: readonly ChartRow[], mark: ChartMark): Axes | { problem: string } {
  const [fieldX, fieldY] = [fieldOf(x, rows), fieldOf(y, rows)]
  const isHorizontal = fieldX.type === 'quantitative' && fieldY.type !== 'quantitative'
  if (isHorizontal && mark !== 'bar') return { problem: 'Only bars lie: put the values on y.' }
  const [along, value] = isHorizontal ? [fieldY, fieldX] : [fieldX, fieldY]
  if (value.type !== 'quantitative') return { problem: 'A chart needs an axis whose type is quantitative.' }
  const lacks = rows.findIndex(({ values }) => typeof values.get(value.field) !== 'number' || !values.has(along.field))
  if (lacks >= 0) return { problem: `Row ${lacks + 1} of the chart lacks a number or a label.` }
  return { mark, isHorizontal, along, value }
}

/** An offset alone is the series: its bars need a colour each, and a legend. */
function groupsOf(
  { x, y, color, xOffset, yOffset }: Spec['encoding'],
  { mark, isHorizontal }: Axes,
  rows: readonly ChartRow[],
): Pick<Chart, 'series' | 'offset' | 'isStacked'> {
  const offset = xOffset ?? yOffset
  const series = color ?? offset
  const { stack } = isHorizontal ? x : y
  const isAsked = stack === true || stack === 'zero'
  const isFilled = mark === 'bar' || mark === 'area'
  return {
    isStacked: isAsked && isFilled && series !== undefined && series.field !== offset?.field,
    ...present({
      series: series && fieldOf(series, rows),
      offset: offset && offset.field !== series?.field ? fieldOf(offset, rows) : undefined,
    }),
  }
}

function rowOf({ cite, ...fields }: Spec['data']['values'][number]): ChartRow {
  const values = Object.entries(fields).flatMap(([field, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[field, value] as const] : [],
  )
  const cited = Array.isArray(cite) ? cite : typeof cite === 'string' ? cite.split(/[;,；，]/) : []
  return { values: new Map(values), cite: cited.map(one => one.trim().replace(/^\[?@?|\]$/g, '')).filter(Boolean) }
}

function fieldOf({ field, type, title, axis, scale }: z.infer<typeof channel>, rows: readonly ChartRow[]): ChartField {
  const isNumeric = rows.every(({ values }) => typeof values.get(field) === 'number')
  return {
    field,
    title: title ?? axis?.title ?? field,
    type: type ?? (isNumeric ? 'quantitative' : 'nominal'),
    zero: scale?.zero !== false,
  }
}
