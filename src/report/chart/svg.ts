import { escapeHtml } from '../../text/escape-html.ts'
import { withoutControls } from '../blocks/character-references.ts'
import { extraLines, type Layout, LINE, layoutOf, type Mark, SIZE } from './layout.ts'
import { fitted, formatNumber, widthOf } from './scale.ts'
import type { Chart } from './spec.ts'

/** Apart for colour-blind eyes (after Okabe and Ito), legible on white and on black. */
const palette = ['#3b7fc4', '#d0661d', '#2f9e77', '#b565a7', '#a8871a', '#6f7a86']
const colour = (series: number) => palette[series % palette.length]

/** The chart as a picture. Texts take the colour of where it stands, so it is legible in the dark too. `id` is unique on its page. */
export function chartSvg(chart: Chart, { id, fonts }: { readonly id: string; readonly fonts: string }): string {
  const layout = layoutOf(chart)
  const { width, height } = layout
  const parts = [
    `<title id="${id}-t">${clean(chart.title || chart.value.title)}</title>`,
    `<desc id="${id}-d">${clean(chart.description)}</desc>`,
    ...(chart.title ? [label(0, 18, fitted(chart.title, width, 15), { size: 15, weight: 600 })] : []),
    legend(layout),
    chart.isHorizontal ? lyingAxes(chart, layout) : standingAxes(chart, layout),
    ...drawn(chart, layout),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" role="img" aria-labelledby="${id}-t ${id}-d" font-family="${escapeHtml(fonts)}" font-size="${SIZE}" fill="currentColor">${parts.join('')}</svg>`
}

const clean = (words: string) => escapeHtml(withoutControls(words))
const round = (n: number) => Math.round(n * 10) / 10

interface Look {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly size?: number
  readonly weight?: number
  readonly opacity?: number
}

function label(
  x: number,
  y: number,
  words: string,
  { anchor = 'start', size = SIZE, weight, opacity }: Look = {},
): string {
  const look = [
    anchor === 'start' ? '' : ` text-anchor="${anchor}"`,
    size === SIZE ? '' : ` font-size="${size}"`,
    weight === undefined ? '' : ` font-weight="${weight}"`,
    opacity === undefined ? '' : ` opacity="${opacity}"`,
  ]
  return `<text x="${round(x)}" y="${round(y)}"${look.join('')}>${clean(words)}</text>`
}

const line = (x1: number, y1: number, x2: number, y2: number, opacity: number) =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="currentColor" stroke-opacity="${opacity}"/>`

const legend = (layout: Layout): string =>
  layout.legend
    .map(({ x, y, text }, i) => {
      const box = `<rect x="${round(x)}" y="${y - 10}" width="11" height="11" fill="${colour(i)}"/>`
      return box + label(x + 16, y, text)
    })
    .join('')

function standingAxes({ along, value }: Chart, { plot, values, labels }: Layout): string {
  const ticks = values.ticks.map(tick => {
    const y = values.at(tick)
    return (
      line(plot.left, y, plot.right, y, tick === 0 ? 0.6 : 0.14) +
      label(plot.left - 7, y + 4, formatNumber(tick), { anchor: 'end', opacity: 0.8 })
    )
  })
  const names = labels.flatMap(({ at, lines }) =>
    lines.map((text, i) => label(at, plot.bottom + 18 + i * LINE, text, { anchor: 'middle', opacity: 0.8 })),
  )
  const middle = (plot.left + plot.right) / 2
  const below = LINE * Math.max(...labels.map(extraLines), 0)
  return [
    label(0, plot.top - 10, fitted(value.title, plot.right, SIZE), { opacity: 0.8 }),
    ...ticks,
    ...names,
    label(middle, plot.bottom + 38 + below, fitted(along.title, plot.right - plot.left, SIZE), {
      anchor: 'middle',
      opacity: 0.8,
    }),
  ].join('')
}

function lyingAxes({ value }: Chart, { plot, values, labels }: Layout): string {
  const ticks = values.ticks.map(tick => {
    const x = values.at(tick)
    return (
      line(x, plot.top, x, plot.bottom, tick === 0 ? 0.6 : 0.14) +
      label(x, plot.bottom + 16, formatNumber(tick), { anchor: 'middle', opacity: 0.8 })
    )
  })
  const names = labels.flatMap(({ at, lines }) =>
    lines.map((text, i) =>
      label(plot.left - 8, at + 4 + (i - (lines.length - 1) / 2) * (LINE - 2), text, { anchor: 'end' }),
    ),
  )
  const middle = (plot.left + plot.right) / 2
  return [
    ...ticks,
    ...names,
    label(middle, plot.bottom + 36, fitted(value.title, plot.right - plot.left, SIZE), {
      anchor: 'middle',
      opacity: 0.8,
    }),
  ].join('')
}

function drawn(chart: Chart, layout: Layout): string[] {
  if (chart.mark === 'bar') return bars(chart, layout)
  if (chart.mark === 'point') return layout.marks.map(mark => dot(mark, layout))
  const areas = chart.mark === 'area'
  return layout.series.length > 1
    ? layout.series.flatMap((_, i) =>
        path(
          layout.marks.filter(({ series }) => series === i),
          i,
          areas,
          layout,
          chart,
        ),
      )
    : path(layout.marks, 0, areas, layout, chart)
}

const dot = ({ along, value, series }: Mark, { values }: Layout) =>
  `<circle cx="${round(along)}" cy="${round(values.at(value))}" r="4" fill="${colour(series)}" fill-opacity="0.85"/>`

/** A line with its points; an area stands on the series before it where they are stacked. */
function path(marks: readonly Mark[], series: number, isArea: boolean, layout: Layout, chart: Chart): string[] {
  const { values, marks: all } = layout
  const isOn = isArea && chart.isStacked
  const below = ({ along }: Mark) =>
    isOn ? all.filter(one => one.along === along && one.series < series).reduce((sum, one) => sum + one.value, 0) : 0
  const sorted = [...marks].sort((a, b) => a.along - b.along)
  const tops = sorted.map(mark => `${round(mark.along)},${round(values.at(below(mark) + mark.value))}`)
  const feet = sorted.map(mark => `${round(mark.along)},${round(values.at(below(mark)))}`).reverse()
  const stroke = `<polyline points="${tops.join(' ')}" fill="none" stroke="${colour(series)}" stroke-width="2" stroke-linejoin="round"/>`
  if (isArea)
    return [`<polygon points="${[...tops, ...feet].join(' ')}" fill="${colour(series)}" fill-opacity="0.3"/>`, stroke]
  return [stroke, ...sorted.map(mark => dot(mark, layout).replace('r="4"', 'r="3"'))]
}

function bars(chart: Chart, { marks, band, values, slots }: Layout): string[] {
  const thick = Math.min(band * (slots > 1 ? 0.8 : 0.72), slots > 1 ? 64 * slots : 64) / slots
  const fits = ({ value }: Mark) => chart.isHorizontal || widthOf(formatNumber(value), 11) < thick + (slots > 1 ? 2 : 8)
  // Side by side, figures on some bars only would look like a choice.
  const isRoomy = slots === 1 || marks.every(fits)
  const sums = new Map<string, number>()
  return marks.map(mark => {
    const key = `${mark.along} ${mark.slot} ${mark.value < 0}`
    const from = chart.isStacked ? (sums.get(key) ?? 0) : 0
    sums.set(key, from + mark.value)
    const near = mark.along + (mark.slot - slots / 2) * thick
    const [a, b] = [values.at(from), values.at(from + mark.value)]
    const [low, length] = [Math.min(a, b), Math.abs(a - b)]
    const box = chart.isHorizontal ? [low, near, length, thick] : [near, low, thick, length]
    const [x = 0, y = 0, width = 0, height = 0] = box.map(round)
    const isLabelled = !chart.isStacked && isRoomy && fits(mark)
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour(mark.series)}"/>${isLabelled ? barLabel(mark.value, { x, y, width, height }, chart) : ''}`
  })
}

/** The figure at the end of its bar, within it where there is no room beyond. */
function barLabel(
  value: number,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  { isHorizontal }: Chart,
): string {
  const words = formatNumber(value)
  if (!isHorizontal)
    return label(x + width / 2, value < 0 ? y + height + 12 : y - 4, words, { anchor: 'middle', size: 11 })
  const room = widthOf(words, 11) + 8
  if (x + width + room < 636) return label(x + width + 5, y + height / 2 + 4, words, { size: 11 })
  return `<text x="${round(x + width - 5)}" y="${round(y + height / 2 + 4)}" text-anchor="end" font-size="11" fill="#fff">${words}</text>`
}
