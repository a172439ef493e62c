import { type Block, type ChartBlock, columnShares, type Inline, withCommas } from '../blocks/blocks.ts'
import { withoutControls } from '../blocks/character-references.ts'
import { chartSvg } from '../chart/svg.ts'
import { MIN_CONTENTS, type Paper, type ReferenceBlock } from '../paper.ts'
import type { Fonts } from './fonts.ts'

/** What the template calls a run and a block: `k` is the kind, `v` its text, `c` runs, `b` blocks. */
interface Node {
  readonly k: string
  readonly [key: string]: unknown
}

/** The report as the data that the template reads. */
export function paperJson(paper: Paper, fonts: Fonts): string {
  const sections = paper.blocks.filter(({ kind, ...one }) => kind === 'heading' && 'level' in one && one.level <= 2)
  const value = {
    title: paper.title || ' ',
    question: paper.question,
    meta: paper.meta,
    notice: fonts.hasHan || !hasHan(paper) ? '' : paper.noHanFont,
    lang: /^[a-z]{2,3}\b/i.exec(paper.language)?.[0].toLowerCase() ?? 'en',
    contents: paper.contents,
    hasContents: sections.length >= MIN_CONTENTS,
    fonts: fonts.text,
    mono: fonts.mono,
    blocks: paper.blocks.map(one => (one.kind === 'reference' ? referenceNode(one, paper) : blockNode(one, paper))),
  }
  return JSON.stringify(value, (_, one) => (typeof one === 'string' ? withoutControls(one) : one))
}

const hasHan = ({ title, blocks }: Paper) => /\p{Script=Han}/u.test(title + JSON.stringify(blocks))

function referenceNode({ n, children, meta }: ReferenceBlock, paper: Paper): Node {
  return { k: 'reference', n, c: runNodes(children, paper), meta }
}

function blockNode(block: Block, paper: Paper): Node {
  switch (block.kind) {
    case 'heading':
      return { k: 'heading', n: Math.max(1, block.level - 1), c: runNodes(block.children, paper) }
    case 'paragraph':
      return { k: 'paragraph', c: runNodes(block.children, paper) }
    case 'quote':
      return { k: 'quote', b: block.blocks.map(one => blockNode(one, paper)) }
    case 'code':
      return { k: 'code', v: block.text }
    case 'rule':
      return { k: 'rule' }
    case 'list':
      return listNode(block, paper)
    case 'table':
      return tableNode(block, paper)
    case 'chart':
      return chartNode(block, paper)
  }
}

function listNode({ start, items }: Extract<Block, { kind: 'list' }>, paper: Paper): Node {
  const own = items.map(({ blocks, checked }) => {
    const nodes = blocks.map(one => blockNode(one, paper))
    if (checked === undefined) return nodes
    return [{ k: 'text', v: checked ? '☑ ' : '☐ ' }, ...nodes]
  })
  return start === undefined ? { k: 'list', items: own } : { k: 'enum', n: start, items: own }
}

function chartNode({ chart, rows }: ChartBlock, paper: Paper): Node {
  const svg = chartSvg(chart, { id: 'chart', fonts: 'Noto Sans CJK SC, DejaVu Sans, sans-serif' })
  const picture = { k: 'image', v: svg, alt: [chart.title, chart.description].filter(Boolean).join('. ') }
  return { k: 'group', b: [picture, tableNode({ kind: 'table', align: [], rows }, paper)] }
}

function tableNode({ align, rows }: Extract<Block, { kind: 'table' }>, paper: Paper): Node {
  const columns = columnShares(rows)
  return {
    k: 'table',
    columns,
    align: columns.map((_, i) => align[i] ?? 'left'),
    rows: rows.map(row => columns.map((_, i) => runNodes(row[i] ?? [], paper))),
  }
}

const runNodes = (runs: readonly Inline[], paper: Paper): Node[] => withCommas(runs).map(one => runNode(one, paper))

function runNode(run: Inline, paper: Paper): Node {
  switch (run.kind) {
    case 'text':
    case 'code':
    case 'raised':
      return { k: run.kind, v: run.text }
    case 'break':
      return { k: 'break' }
    case 'link':
      return linkNode(run, paper)
    case 'cite':
      return { k: 'note', c: runNodes(paper.note(run.citation), paper) }
    case 'searched':
      return { k: 'em', c: [{ k: 'text', v: ` ${paper.searched(run)}` }] }
    case 'unresolved':
      return { k: 'strong', c: [{ k: 'text', v: `[@${run.key}]` }] }
    default:
      return { k: run.kind, c: runNodes(run.children, paper) }
  }
}

/** Within the report only the references can be led to. */
function linkNode({ href, children }: Extract<Inline, { kind: 'link' }>, paper: Paper): Node {
  const c = runNodes(children, paper)
  if (!href.startsWith('#')) return { k: 'link', v: href, c }
  const target = href.slice(1)
  const isThere = paper.blocks.some(one => one.kind === 'reference' && `source-${one.n}` === target)
  return isThere ? { k: 'jump', v: target, c } : { k: 'span', c }
}
