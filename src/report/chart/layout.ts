import { fitted, formatNumber, linear, moment, onTwoLines, type Scale, widthOf } from './scale.ts'
import type { Chart, ChartRow } from './spec.ts'

export const SIZE = 12
export const LINE = 15
const WIDTH = 640
const HEIGHT = 300
const BAND = 26

/** A row as it is drawn: position along, value, series. */
export interface Mark {
  readonly along: number
  readonly value: number
  readonly series: number
  /** Which of the bars side by side at its place, from 0. */
  readonly slot: number
  readonly row: ChartRow
}

interface Label {
  readonly at: number
  /** What stands at one place of the axis, line by line. */
  readonly lines: readonly string[]
}

interface LegendEntry {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** Where everything of a chart stands, in pixels. `along` runs from left to right, of lying bars from top to bottom. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly plot: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
  readonly values: Scale
  /** Width of one place along; 0 where places are points on a scale. */
  readonly band: number
  readonly labels: readonly Label[]
  readonly legend: readonly LegendEntry[]
  readonly series: readonly string[]
  /** How many bars stand side by side at one place. */
  readonly slots: number
  readonly marks: readonly Mark[]
}

export function layoutOf(chart: Chart): Layout {
  const series = chart.series ? distinct(chart.rows, chart.series.field) : []
  const places = distinct(chart.rows, chart.along.field)
  const slots = slotsOf(chart)
  // Where each place has its colour, the axis names them already.
  const named = chart.series?.field === chart.along.field ? [] : series
  const legend = legendOf(named, chart.title ? 40 : 16)
  const plot = plotOf(chart, places, { legend, slots: slots.length })
  const [from, to] = chart.isHorizontal ? [plot.left, plot.right] : [plot.bottom, plot.top]
  const isContinuous = !chart.isHorizontal && chart.mark !== 'bar' && positionsOf(chart) !== undefined
  const along = isContinuous ? continuous(chart, plot) : banded(places, chart, plot)
  return {
    width: WIDTH,
    height: plot.bottom + 46 + LINE * (chart.isHorizontal ? 0 : Math.max(...along.labels.map(extraLines), 0)),
    plot,
    values: linear(extentOf(chart), chart.value.zero || isFilled(chart), from, to),
    band: along.band,
    labels: along.labels,
    legend,
    series,
    slots: slots.length,
    marks: chart.rows.map(row => ({
      along: along.at(row),
      value: numberOf(row, chart),
      series: chart.series ? series.indexOf(`${row.values.get(chart.series.field) ?? ''}`) : 0,
      slot: Math.max(0, slots.indexOf(slotOf(row, chart))),
      row,
    })),
  }
}

/** The bars that one place has room for, in the order of the data; one where no place has several. */
function slotsOf(chart: Chart): string[] {
  const own = chart.rows.map(row => `${placeOf(row, chart)} ${slotOf(row, chart)}`)
  const places = new Set(chart.rows.map(row => placeOf(row, chart)))
  return new Set(own).size > places.size ? [...new Set(chart.rows.map(row => slotOf(row, chart)))] : ['']
}

const placeOf = ({ values }: ChartRow, { along }: Chart) => `${values.get(along.field) ?? ''}`

function slotOf({ values }: ChartRow, { series, offset, isStacked }: Chart): string {
  const fields = [offset, isStacked ? undefined : series]
  return JSON.stringify(fields.map(one => (one === undefined ? '' : (values.get(one.field) ?? ''))))
}

function plotOf(
  chart: Chart,
  places: readonly string[],
  { legend, slots }: { readonly legend: readonly LegendEntry[]; readonly slots: number },
): Layout['plot'] {
  const { isHorizontal, rows, title } = chart
  const names = isHorizontal ? places : rows.map(row => formatNumber(numberOf(row, chart)))
  const left = Math.max(30, Math.min(220, Math.max(...names.map(one => widthOf(one, SIZE))))) + 16
  const above = legend.at(-1)?.y ?? (title ? 18 : -6)
  const top = above + 20 + (isHorizontal ? 0 : 16)
  const thick = Math.max(1, slots * 0.7)
  const inner = isHorizontal ? places.length * BAND * thick : HEIGHT - 70
  return { left, top, right: WIDTH - 18, bottom: top + inner }
}

export const extraLines = ({ lines }: Label) => lines.length - 1

/** One entry for each series, on as many lines as they need. */
function legendOf(series: readonly string[], top: number): LegendEntry[] {
  if (series.length < 2) return []
  let [x, y] = [0, top]
  return series.map(name => {
    const text = fitted(name, 300, SIZE)
    const width = widthOf(text, SIZE) + 32
    if (x > 0 && x + width - 16 > WIDTH) [x, y] = [0, y + 18]
    const entry = { x, y, text }
    x += width
    return entry
  })
}

const isFilled = ({ mark }: Chart) => mark === 'bar' || mark === 'area'

const distinct = (rows: readonly ChartRow[], field: string): string[] => [
  ...new Set(rows.map(({ values }) => `${values.get(field) ?? ''}`)),
]

const numberOf = ({ values }: ChartRow, { value }: Chart) => Number(values.get(value.field))

/** All values, and where series are stacked their sums. */
function extentOf(chart: Chart): number[] {
  const values = chart.rows.map(row => numberOf(row, chart))
  if (!chart.isStacked) return values
  const sums = new Map<string, number>()
  for (const row of chart.rows) {
    const value = numberOf(row, chart)
    const key = `${placeOf(row, chart)} ${slotOf(row, chart)} ${value < 0}`
    sums.set(key, (sums.get(key) ?? 0) + value)
  }
  return [...sums.values()]
}

interface Along {
  readonly band: number
  readonly labels: Layout['labels']
  at(row: ChartRow): number
}

/** Places of equal width, in the order of the data. */
function banded(places: readonly string[], { along, isHorizontal }: Chart, plot: Layout['plot']): Along {
  const [from, to] = isHorizontal ? [plot.top, plot.bottom] : [plot.left, plot.right]
  const band = (to - from) / places.length
  const every = isHorizontal ? 1 : Math.ceil(40 / band)
  const room = isHorizontal ? plot.left - 12 : band * every - 6
  const at = (i: number) => from + band * (i + 0.5)
  return {
    band,
    labels: places.flatMap((text, i) => (i % every === 0 ? [{ at: at(i), lines: onTwoLines(text, room, SIZE) }] : [])),
    at: ({ values }) => at(places.indexOf(`${values.get(along.field) ?? ''}`)),
  }
}

/** Numbers or moments along, where every row has one. */
function positionsOf({ along, rows }: Chart): number[] | undefined {
  if (along.type !== 'quantitative' && along.type !== 'temporal') return undefined
  const found = rows.map(({ values }) => {
    const value = values.get(along.field)
    if (value === undefined) return undefined
    return along.type === 'temporal' ? moment(value) : typeof value === 'number' ? value : undefined
  })
  return found.every(one => one !== undefined) ? found : undefined
}

function continuous(chart: Chart, plot: Layout['plot']): Along {
  const positions = positionsOf(chart) ?? []
  const { along, rows } = chart
  const pad = 14
  if (along.type === 'temporal') {
    const [low, high] = [Math.min(...positions), Math.max(...positions)]
    const at = (t: number) =>
      high === low
        ? (plot.left + plot.right) / 2
        : plot.left + pad + ((t - low) / (high - low)) * (plot.right - plot.left - 2 * pad)
    const shown = new Map(positions.map((t, i) => [`${rows[i]?.values.get(along.field)}`, at(t)]))
    return {
      band: 0,
      labels: spaced([...shown].map(([text, x]) => ({ at: x, lines: [text] }))),
      at: row => at(positions[rows.indexOf(row)] ?? low),
    }
  }
  const areYears = positions.every(one => Number.isInteger(one) && one > 1500 && one < 2200)
  const scale = linear(positions, along.zero && !areYears, plot.left + pad, plot.right - pad)
  const ticks = scale.ticks.filter(tick => !areYears || Number.isInteger(tick))
  return {
    band: 0,
    labels: spaced(ticks.map(tick => ({ at: scale.at(tick), lines: [formatNumber(tick, areYears)] }))),
    at: row => scale.at(positions[rows.indexOf(row)] ?? 0),
  }
}

/** Labels that would overlap the one before are left out. */
function spaced(labels: Layout['labels']): Layout['labels'] {
  let free = Number.NEGATIVE_INFINITY
  return [...labels]
    .sort((a, b) => a.at - b.at)
    .filter(({ at, lines }) => {
      const half = widthOf(lines.join(' '), SIZE) / 2 + 4
      if (at - half < free) return false
      free = at + half
      return true
    })
}
