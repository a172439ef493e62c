import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type Align, type Block, columnShares, type Inline } from '../blocks/blocks.ts'
import { withoutControls } from '../blocks/character-references.ts'
import type { Paper, ReferenceBlock } from '../paper.ts'
import { leading } from './leading.ts'
import type { Pictures } from './pictures.ts'
import { newRunWriter } from './runs.ts'

type Part = Paragraph | Table

/** Blocks as Word has them. */
interface Writer {
  block(block: Block | ReferenceBlock): Part[]
  /** Ask last: with which numbers ordered lists begin, each a numbering `ordered-3` of its own. */
  readonly starts: ReadonlySet<number>
  /** Ask last: what every note that was met holds. */
  footnotes(): Record<number, { children: Paragraph[] }>
}

/** Of the column of text on an A4 page, in twentieths of a point. */
const TEXT_WIDTH = 9_026
/** Of a text indented once, in twentieths of a point. */
const STEP = 400

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
]
const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const satisfies Record<NonNullable<Align>, string>

/** How deep in quotes and lists a block stands, and what marks its first paragraph. */
interface At {
  readonly depth: number
  readonly quoted: boolean
  readonly marker?: Pick<IParagraphOptions, 'numbering'>
  readonly box?: string
}

export function newWriter(paper: Paper, pictures: Pictures): Writer {
  const writer = newRunWriter(paper)
  const starts = new Set<number>()
  let orderedLists = 0

  function write(block: Block | ReferenceBlock, at: At): Part[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: headings[Math.max(0, block.level - 2)] ?? HeadingLevel.HEADING_6,
            children: writer.runs(block.children),
          }),
        ]
      case 'paragraph':
        return [paragraph(block.children, at)]
      case 'quote':
        return block.blocks.flatMap(one => write(one, { ...at, quoted: true }))
      case 'code':
        return [codeOf(block.text)]
      case 'rule':
        return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'BBBBBB' } } })]
      case 'list':
        return listOf(block, at)
      case 'table':
        return [tableOf(block), new Paragraph({ spacing: { after: 60 } })]
      case 'chart': {
        const picture = pictures.get(block)
        return [...(picture ? [picture] : []), ...write({ kind: 'table', align: [], rows: block.rows }, at)]
      }
      case 'reference':
        return referenceOf(block)
    }
  }

  function paragraph(children: readonly Inline[], { depth, quoted, marker, box }: At): Paragraph {
    const left = (quoted ? STEP : 0) + (marker ? 0 : depth * STEP)
    return new Paragraph({
      children: [...(box === undefined ? [] : [new TextRun(`${box} `)]), ...writer.runs(children)],
      ...marker,
      ...(left > 0 && { indent: { left } }),
      ...((marker || depth > 0) && { spacing: { after: 70, ...leading(276) } }),
      ...(quoted && { border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'CCCCCC', space: 8 } } }),
    })
  }

  function listOf({ start, items }: Extract<Block, { kind: 'list' }>, { depth, quoted }: At): Part[] {
    const level = Math.min(8, depth)
    const kind = start === undefined ? 'bullets' : `ordered-${start}`
    if (start !== undefined) starts.add(start)
    // Each ordered list counts from one again.
    const instance = start === undefined ? 0 : ++orderedLists
    const marker = { numbering: { reference: kind, level, instance } }
    return items.flatMap(({ blocks, checked }) => {
      const box = checked === undefined ? {} : { box: checked ? '☑' : '☐' }
      return blocks.flatMap((one, i) =>
        write(one, { depth: depth + 1, quoted, ...(i === 0 && one.kind === 'paragraph' && { marker, ...box }) }),
      )
    })
  }

  function tableOf({ align, rows }: Extract<Block, { kind: 'table' }>): Table {
    const line = { style: BorderStyle.SINGLE, size: 4, color: 'BFC4CA' }
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
    const shares = columnShares(rows)
    const whole = shares.reduce((sum, share) => sum + share, 0)
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: shares.map(share => Math.round((share / whole) * TEXT_WIDTH)),
      borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
      rows: rows.map(
        (row, y) =>
          new TableRow({
            tableHeader: y === 0,
            children: row.map((cell, x) => cellOf(cell, align[x], y === 0)),
          }),
      ),
    })
  }

  function cellOf(cell: readonly Inline[], align: Align, isHead: boolean): TableCell {
    return new TableCell({
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      children: [
        new Paragraph({
          spacing: { after: 0, ...leading(252) },
          alignment: alignments[align ?? 'left'],
          children: writer.runs(cell, { size: 19, ...(isHead && { bold: true }) }),
        }),
      ],
    })
  }

  function referenceOf({ n, children, meta }: ReferenceBlock): Part[] {
    const hanging = { left: 560, hanging: 560 }
    const small = (words: string) =>
      new Paragraph({
        indent: { left: 560 },
        spacing: { after: 60, ...leading(250) },
        children: [new TextRun({ text: withoutControls(words), size: 18 })],
      })
    const mark = new Bookmark({ id: `source-${n}`, children: [new TextRun(`[${n}]\t`)] })
    return [
      new Paragraph({
        indent: hanging,
        spacing: { after: 40 },
        tabStops: [{ type: 'left', position: 560 }],
        children: [mark, ...writer.runs(children)],
      }),
      small(meta),
    ]
  }

  return {
    starts,
    block: block => write(block, { depth: 0, quoted: false }),
    footnotes: () =>
      Object.fromEntries(
        Array.from(writer.notes, ([n, runs]) => [
          n,
          {
            children: [
              new Paragraph({
                style: 'FootnoteText',
                spacing: { after: 30, ...leading(230) },
                children: writer.runs(runs, { size: 17 }),
              }),
            ],
          },
        ]),
      ),
  }
}

/** Code keeps its lines and its spaces. */
function codeOf(code: string): Paragraph {
  const font = { name: 'Consolas', eastAsia: 'SimSun' }
  return new Paragraph({
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F4F6F8' },
    spacing: { ...leading(250) },
    children: withoutControls(code)
      .split('\n')
      .map((text, i) => new TextRun({ text, font, size: 19, ...(i > 0 && { break: 1 }) })),
  })
}
