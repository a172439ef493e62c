import type { Block, Inline, TableRow } from '../../report/blocks/blocks.ts'
import { parseBlocks } from '../../report/blocks/parse-blocks.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { languageOf } from '../../text/script.ts'
import type { LabReport } from '../report.ts'
import { cutOf } from './items.ts'

/** A citation is shown as it is written: a rater sees the report, not our copies of its sources. */
const nothingCited = { citations: new Map(), emptySearches: new Map() }

/** A report as its reader sees it, each block behind the place by which it is named. Nothing in it is active or loaded. */
export function reportHtml(report: LabReport): string {
  const blocks = cutOf(report).places.map(({ place, text }) => {
    const shown = place.includes('.')
      ? parseBlocks(text, nothingCited).map(blockHtml).join('\n')
      : `<p class="heading">${escapeHtml(text)}</p>`
    return `<div class="block"><b>${place}</b><div>${shown}</div></div>`
  })
  const language = languageOf(report.report)
  return `<div${language === undefined ? '' : ` lang="${language}"`}>${blocks.join('\n')}</div>`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<p class="heading">${runsHtml(block.children)}</p>`
    case 'paragraph':
      return `<p>${runsHtml(block.children)}</p>`
    case 'quote':
      return `<blockquote>${block.blocks.map(blockHtml).join('\n')}</blockquote>`
    case 'code':
      return `<pre>${escapeHtml(block.text)}</pre>`
    case 'rule':
      return '<hr>'
    case 'list': {
      const items = block.items.map(({ blocks }) => `<li>${blocks.map(blockHtml).join('\n')}</li>`).join('\n')
      return block.start === undefined ? `<ul>${items}</ul>` : `<ol start="${block.start}">${items}</ol>`
    }
    case 'table':
      return tableHtml(block.rows)
    // A chart of ours is shown by its figures, as it would be without a drawing.
    case 'chart':
      return tableHtml(block.rows)
  }
}

function tableHtml([head = [], ...body]: readonly TableRow[]): string {
  const cells = (row: TableRow, tag: string) => row.map(cell => `<${tag}>${runsHtml(cell)}</${tag}>`).join('')
  const rows = body.map(row => `<tr>${cells(row, 'td')}</tr>`).join('\n')
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows}</tbody></table>`
}

const runsHtml = (runs: readonly Inline[]): string => runs.map(runHtml).join('')

function runHtml(run: Inline): string {
  switch (run.kind) {
    case 'strong':
    case 'em':
      return `<${run.kind}>${runsHtml(run.children)}</${run.kind}>`
    case 'strike':
      return `<del>${runsHtml(run.children)}</del>`
    case 'code':
      return `<code>${escapeHtml(run.text)}</code>`
    case 'raised':
      return `<sup>${escapeHtml(run.text)}</sup>`
    case 'break':
      return '<br>'
    case 'link':
      return linkHtml(run)
    case 'unresolved':
      return `[@${escapeHtml(run.key)}]`
    case 'text':
      return escapeHtml(run.text)
    // Nothing is resolved here, so these do not occur.
    case 'cite':
    case 'searched':
      return ''
  }
}

/** Reached by pointer only: a report may have hundreds, and the questions come after them. */
function linkHtml({ href, children }: Extract<Inline, { kind: 'link' }>): string {
  const text = runsHtml(children)
  if (!/^https?:/i.test(href)) return text
  return `<a href="${escapeHtml(href)}" tabindex="-1" target="_blank" rel="noopener noreferrer">${text}</a>`
}
