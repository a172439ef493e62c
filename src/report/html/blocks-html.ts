import { escapeHtml } from '../../text/escape-html.ts'
import type { Align, Block, ChartBlock, Inline, ListItem, TableRow } from '../blocks/blocks.ts'
import { chartSvg } from '../chart/svg.ts'
import type { CitationView } from '../citation-view.ts'
import type { ReportView } from '../report-view.ts'
import type { Strings } from '../strings.ts'
import { headingId } from './heading-id.ts'
import { type NoteContext, type Places, renderNote } from './note.ts'

type Cite = Extract<Inline, { kind: 'cite' }>

/** Where blocks stand: what ids of the page are taken, and the words of its language. */
export interface PageContext extends NoteContext {
  readonly view: ReportView
  readonly strings: Strings
  /** A number that no other part of the page has. */
  next(): number
}

/** Blocks as HTML that holds nothing active and loads nothing. */
export const blocksHtml = (blocks: readonly Block[], page: PageContext): string =>
  blocks.map(block => blockHtml(block, page)).join('\n')

function blockHtml(block: Block, page: PageContext): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(3, block.level))
      return `<h${level}>${runsHtml(block.children, page)}</h${level}>`
    }
    case 'paragraph':
      return `<p>${runsHtml(block.children, page)}</p>`
    case 'quote':
      return `<blockquote>${blocksHtml(block.blocks, page)}</blockquote>`
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`
    case 'rule':
      return '<hr>'
    case 'list':
      return listHtml(block, page)
    case 'table':
      return tableHtml(block.rows, block.align, page)
    case 'chart':
      return chartHtml(block, page)
  }
}

function listHtml({ start, items }: Extract<Block, { kind: 'list' }>, page: PageContext): string {
  const tag = start === undefined ? 'ul' : 'ol'
  const from = start === undefined || start === 1 ? '' : ` start="${start}"`
  return `<${tag}${from}>${items.map(item => `<li>${itemHtml(item, page)}</li>`).join('')}</${tag}>`
}

/** The paragraphs of a short item need no tags of their own. */
function itemHtml({ blocks, checked }: ListItem, page: PageContext): string {
  const box = checked === undefined ? '' : checked ? '☑ ' : '☐ '
  const isTight = blocks.filter(({ kind }) => kind === 'paragraph').length <= 1
  const body = blocks.map(one =>
    isTight && one.kind === 'paragraph' ? runsHtml(one.children, page) : blockHtml(one, page),
  )
  return box + body.join('\n')
}

export function tableHtml(rows: readonly TableRow[], align: readonly Align[], page: PageContext): string {
  const cells = (row: TableRow, tag: string) =>
    row
      .map((cell, x) => {
        const side = align[x] === 'right' || align[x] === 'center' ? ` class="${align[x]}"` : ''
        const scope = tag === 'th' ? ' scope="col"' : ''
        return `<${tag}${scope}${side}>${runsHtml(cell, page)}</${tag}>`
      })
      .join('')
  const [head = [], ...body] = rows
  const lines = body.map(row => `<tr>${cells(row, 'td')}</tr>`)
  return `<div class="table" tabindex="0"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

function chartHtml({ chart, sources, rows }: ChartBlock, page: PageContext): string {
  const svg = chartSvg(chart, { id: `chart-${page.next()}`, fonts: 'system-ui, sans-serif' })
  const { strings } = page
  const from = sources.length > 0 ? `<p>${strings.sources}${strings.colon}${runsHtml(sources, page)}</p>` : ''
  return `<figure class="chart"><div class="wide" tabindex="0" role="group" aria-label="${escapeHtml(chart.title || chart.value.title)}">${svg}</div><figcaption>${from}<details><summary>${strings.data}</summary>${tableHtml(rows, [], page)}</details></figcaption></figure>`
}

export const runsHtml = (runs: readonly Inline[], page: PageContext): string =>
  runs
    .map((run, i) => {
      if (run.kind !== 'cite') return runHtml(run, page)
      return isSameSource(runs[i - 1], run) ? '' : noteHtml([run.citation, ...placesBeside(runs, i)], page)
    })
    .join('')

const noteHtml = (places: Places, page: PageContext) => renderNote(places, `note-${page.next()}`, page)

const isSameSource = (one: Inline | undefined, { citation }: Cite) =>
  one?.kind === 'cite' && one.citation.n === citation.n

/** The other places of its source that stand right behind a citation: one number tells of them all. */
function placesBeside(runs: readonly Inline[], at: number): CitationView[] {
  const next = runs[at + 1]
  const run = runs[at]
  if (run?.kind !== 'cite' || next?.kind !== 'cite' || !isSameSource(next, run)) return []
  return [next.citation, ...placesBeside(runs, at + 1)]
}

function runHtml(run: Inline, page: PageContext): string {
  switch (run.kind) {
    case 'text':
      return escapeHtml(run.text)
    case 'raised':
      return `<sup>${escapeHtml(run.text)}</sup>`
    case 'code':
      return `<code>${escapeHtml(run.text)}</code>`
    case 'strong':
    case 'em':
      return `<${run.kind}>${runsHtml(run.children, page)}</${run.kind}>`
    case 'strike':
      return `<del>${runsHtml(run.children, page)}</del>`
    case 'break':
      return '<br>'
    case 'link':
      return linkHtml(run, page)
    case 'cite':
      return noteHtml([run.citation], page)
    case 'searched':
      return ` <span class="searched">(${escapeHtml(searchedWords(run, page.strings))})</span>`
    case 'unresolved':
      return ` <span class="unresolved">[@${escapeHtml(run.key)}]</span>`
  }
}

function searchedWords({ search }: Extract<Inline, { kind: 'searched' }>, strings: Strings): string {
  return `${strings.searched}${strings.colon}“${search.query}” (${search.providers.join(', ')}, ${search.at.slice(0, 10)})`
}

/** A link within the report leads to a section or a reference; to anything else it is its words. */
function linkHtml({ href, children }: Extract<Inline, { kind: 'link' }>, page: PageContext): string {
  const text = runsHtml(children, page)
  if (!href.startsWith('#')) return `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${text}</a>`
  const target = decodedOf(href.slice(1)).toLowerCase()
  const { sections, references } = page.view
  if (sections.some(({ id, heading }) => id === target && heading !== ''))
    return `<a href="#${headingId(target)}">${text}</a>`
  return references.some(({ n }) => target === `source-${n}`) ? `<a href="#${target}">${text}</a>` : text
}

function decodedOf(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
