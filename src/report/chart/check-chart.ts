import { parsePlace } from '../../evidence/citation.ts'
import { allFigures, checkFigures } from '../../evidence/figure-check.ts'
import { type Chart, type ChartRow, parseChart } from './spec.ts'

/** The words under a place, and what says when they were written: headings, title, date. */
export interface ChartPlace {
  readonly texts: readonly string[]
  readonly around: readonly string[]
}

/** What is wrong with a chart, in our words. */
export interface ChartProblem {
  readonly problem: 'bad_chart' | 'bad_citation' | 'missing_place' | 'figure_not_found'
  /** From 1. */
  readonly row?: number
  readonly message: string
  readonly fix: string
}

/** Resolves `s1:12` or `c4` to its words; undefined where nothing stands there that may be cited. */
export type ResolveChartPlace = (key: string) => Promise<ChartPlace | undefined>

/** Every row of a chart names the place that it was taken from, and its figures and years stand there. */
export async function checkChart(json: string, resolve: ResolveChartPlace): Promise<ChartProblem[]> {
  const parsed = parseChart(json)
  if ('problem' in parsed) {
    const fix =
      'Write one view of Vega-Lite: mark bar, line, point or area, encoding x, y, color, xOffset (each {field, type}; color or xOffset sets bars side by side, "stack": true on y stacks them), and data.values with "cite": "s1:12" in every row.'
    return [{ problem: 'bad_chart', message: parsed.problem, fix }]
  }
  const { chart } = parsed
  const found = await Promise.all(chart.rows.map((row, i) => checkRow(row, i + 1, chart, resolve)))
  return found.flat()
}

async function checkRow(row: ChartRow, n: number, chart: Chart, resolve: ResolveChartPlace): Promise<ChartProblem[]> {
  const keys = row.cite.filter(key => parsePlace(key) !== undefined)
  if (keys.length === 0 || keys.length < row.cite.length) {
    const message = `Row ${n} of the chart names no place that it was taken from.`
    return [{ problem: 'bad_citation', row: n, message, fix: 'Add "cite": "s1:12" to the row.' }]
  }
  const places = await Promise.all(keys.map(resolve))
  const lost = keys.filter((_, i) => places[i] === undefined)
  if (lost.length > 0) {
    const message = `Row ${n} of the chart cites ${lost.join(', ')}, which is not there or may not be cited.`
    return [{ problem: 'missing_place', row: n, message, fix: 'Cite a paragraph of a source that was read.' }]
  }
  const absent = absentFigures(row, chart, {
    texts: places.flatMap(place => place?.texts ?? []),
    around: places.flatMap(place => place?.around ?? []),
  })
  if (absent.length === 0) return []
  const message = `Row ${n} of the chart: ${absent.join(', ')} ${absent.length > 1 ? 'stand' : 'stands'} not in ${keys.join(', ')}.`
  return [{ problem: 'figure_not_found', row: n, message, fix: 'Correct the figure, or cite the place that says it.' }]
}

/** Values are compared with or without the unit and the scale that the axis names; a year where the place names years at all. */
function absentFigures({ values }: ChartRow, { along, value }: Chart, { texts, around }: ChartPlace): string[] {
  const there = texts.flatMap(allFigures)
  const stands = (wanted: number) =>
    there.some(one => one.bare === wanted || one.value === wanted) ||
    spellings(wanted, value.title).some(shown =>
      checkFigures(shown, { cited: texts, around: [], mayDerive: true }).every(({ result }) => result === 'agrees'),
    )
  const figure = values.get(value.field)
  const isLost = typeof figure === 'number' && !stands(figure) && !(figure < 0 && stands(-figure))
  const label = values.get(along.field)
  const year = Number(/^(?:19|20)\d\d(?!\d)/.exec(`${label ?? ''}`)?.[0])
  const years = [...there, ...around.flatMap(allFigures)].filter(one => one.year).map(one => one.value)
  const isOtherYear = year > 0 && years.length > 0 && !years.includes(year)
  const isLostOnX = along.type === 'quantitative' && !(year > 0) && typeof label === 'number' && !stands(label)
  return [...(isLost ? [`${figure}`] : []), ...(isOtherYear ? [`${year}`] : []), ...(isLostOnX ? [`${label}`] : [])]
}

const scales = ['thousand', 'million', 'billion', 'trillion', '万', '亿']
const signs = ['$', '€', '£', '¥']

/** A figure alone, and with the unit and the scale that its axis names. */
function spellings(figure: number, title: string): string[] {
  const scale = scales.find(one => title.toLowerCase().includes(one))
  const scaled = scale === undefined ? `${figure}` : `${figure} ${scale}`
  const prefixed = signs.filter(sign => title.includes(sign)).map(sign => `${sign}${scaled}`)
  return [`${figure}`, scaled, ...prefixed, ...(title.includes('%') ? [`${figure}%`] : [])]
}
