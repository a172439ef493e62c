import { Lexer, Marked, type Token, type Tokens } from 'marked'
import { isChart } from '../chart/charts-in.ts'
import { parseChart } from '../chart/spec.ts'
import { chartTable } from '../chart/table.ts'
import { stringsFor } from '../strings.ts'
import type { Block, ChartBlock, Inline, ListItem } from './blocks.ts'
import { hanStrong } from './han-strong.ts'
import { bare, type Citations, type Context, cited, runsOf, unresolved, withPlaceholders } from './parse-runs.ts'

const marked = new Marked({ gfm: true }, { extensions: [hanStrong] })

/** Lists and quotes deeper than this are laid flat: typesetters have limits of their own. */
const MAX_DEPTH = 8

/** The Markdown of a section as blocks with its citations resolved. Raw HTML is text; links go to the web or within the report. */
export function parseBlocks(markdown: string, view: Citations): Block[] {
  const { source, context } = withPlaceholders(markdown, view)
  return blocksOf(marked.lexer(source), context, 0)
}

/** One line of Markdown, such as a heading. */
export function parseInline(markdown: string, view: Citations): Inline[] {
  const { source, context } = withPlaceholders(markdown, view)
  return runsOf(new Lexer(marked.defaults).inlineTokens(source), context)
}

function blocksOf(tokens: readonly Token[], context: Context, depth: number): Block[] {
  return tokens.flatMap(token => blockOf(token, context, depth))
}

function blockOf(token: Token, context: Context, depth: number): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return []
    case 'heading':
      return [{ kind: 'heading', level: token['depth'], children: runsOf(token.tokens, context) }]
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', children: runsOf(token.tokens ?? [token], context) }]
    case 'html':
      return [{ kind: 'paragraph', children: cited(token.raw.trimEnd(), context) }]
    case 'hr':
      return [{ kind: 'rule' }]
    case 'code':
      return [codeOf(token as Tokens.Code, context)]
    case 'blockquote': {
      const blocks = blocksOf(token.tokens ?? [], context, depth + 1)
      return depth >= MAX_DEPTH ? blocks : [{ kind: 'quote', blocks }]
    }
    case 'list':
      return listOf(token as Tokens.List, context, depth)
    case 'table':
      return [tableOf(token as Tokens.Table, context)]
    default:
      return [{ kind: 'paragraph', children: cited(token.raw, context) }]
  }
}

/** A block of code, or the chart that it describes. */
function codeOf({ lang = '', text }: Tokens.Code, context: Context): Block {
  const language = lang.split(/\s/)[0] ?? ''
  const parsed = isChart(language) ? parseChart(text) : undefined
  if (parsed === undefined || 'problem' in parsed) return { kind: 'code', text: bare(text, context), language }
  return chartOf(parsed.chart, context)
}

function chartOf(chart: ChartBlock['chart'], { view }: Context): ChartBlock {
  const citesOf = (key: string): Inline[] =>
    view.citations.get(key)?.map(citation => ({ kind: 'cite', citation })) ?? [unresolved(key, view)]
  const keys = [...new Set(chart.rows.flatMap(({ cite }) => cite))]
  return {
    kind: 'chart',
    chart,
    sources: keys.flatMap(citesOf),
    rows: chartTable(chart, citesOf, stringsFor(view.language ?? 'en').sources),
  }
}

function listOf(list: Tokens.List, context: Context, depth: number): Block[] {
  const items = list.items.map((item): ListItem => {
    const blocks = blocksOf(item.tokens, context, depth + 1)
    return item.task ? { blocks, checked: item.checked === true } : { blocks }
  })
  if (depth >= MAX_DEPTH) return items.flatMap(({ blocks }) => blocks)
  return [{ kind: 'list', items, ...(list.ordered && { start: Number(list.start) || 1 }) }]
}

function tableOf({ header, align, rows }: Tokens.Table, context: Context): Block {
  return {
    kind: 'table',
    align: align.map(one => one ?? undefined),
    rows: [header, ...rows].map(row => row.map(cell => runsOf(cell.tokens, context))),
  }
}
