import { ImageRun, Paragraph } from 'docx'
import type { ChartBlock } from '../blocks/blocks.ts'
import { withoutControls } from '../blocks/character-references.ts'
import { chartSvg } from '../chart/svg.ts'
import type { Paper } from '../paper.ts'
import { leading } from './leading.ts'
import { pngOf } from './png.ts'

/** Pictures of the charts of a paper. Without a rasteriser there are none: the table of the data stands alone. */
export type Pictures = ReadonlyMap<ChartBlock, Paragraph>

export async function picturesOf({ blocks }: Paper): Promise<Pictures> {
  const charts = blocks.filter(block => block.kind === 'chart')
  const drawn = await Promise.all(charts.map(async block => [block, await pictureOf(block)] as const))
  return new Map(drawn.flatMap(([block, picture]) => (picture ? [[block, picture]] : [])))
}

/** SVG for who can show it, PNG for the others, with words for who sees neither. */
async function pictureOf({ chart }: ChartBlock): Promise<Paragraph | undefined> {
  const svg = chartSvg(chart, { id: 'chart', fonts: 'Noto Sans CJK SC, Microsoft YaHei, DejaVu Sans, sans-serif' })
  const png = await pngOf(svg)
  if (png === undefined) return undefined
  const [, width = 640, height = 300] = (/viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? []).map(Number)
  const title = withoutControls(chart.title || chart.value.title)
  return new Paragraph({
    keepNext: true,
    spacing: { ...leading(240) },
    children: [
      new ImageRun({
        type: 'svg',
        data: Buffer.from(svg.replaceAll('currentColor', '#1c1e21')),
        fallback: { type: 'png', data: Buffer.from(png) },
        transformation: { width: 600, height: Math.round((height / width) * 600) },
        altText: { name: title, title, description: withoutControls(chart.description || title) },
      }),
    ],
  })
}
