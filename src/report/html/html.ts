import { createHash } from 'node:crypto'
import { escapeHtml } from '../../text/escape-html.ts'
import type { ClaimView } from '../audit-view.ts'
import { plainText } from '../blocks/blocks.ts'
import { parseBlocks, parseInline } from '../blocks/parse-blocks.ts'
import { citedGroups, verdictCounts } from '../checked-lines.ts'
import { contradictionLines } from '../contradiction-lines.ts'
import { notFoundLines } from '../not-found.ts'
import { type ReportView, shownQuestion } from '../report-view.ts'
import { type Strings, stringsFor } from '../strings.ts'
import type { ReferenceStyle } from '../styles/style.ts'
import { renderScorecard, renderThread } from './audit.ts'
import { blocksHtml, type PageContext, runsHtml } from './blocks-html.ts'
import { renderClaims } from './claims-table.ts'
import { renderEvidenceMap } from './evidence-map.ts'
import { headingId } from './heading-id.ts'
import { renderReferences } from './references.ts'
import { liveScript, script } from './script.ts'
import { style as css } from './style.ts'
import { renderTimeline } from './timeline.ts'

export interface HtmlOptions {
  /** Of the list of references; without it the report's own. */
  readonly style?: ReferenceStyle
  /** Served while the research goes on: the page looks for a newer one of itself. */
  readonly live?: boolean
}

/** A part of the page with its entry in the contents. */
interface Part {
  readonly id: string
  readonly title: string
  readonly body: string
}

/** The report as one self-contained page: nothing loaded, readable without scripts, on a phone, in print and in the dark. */
export function renderHtml(view: ReportView, { style = view.style, live = false }: HtmlOptions = {}): string {
  const strings = stringsFor(view.language)
  const page = contextOf(view, strings)
  const sections = view.sections.map(section => renderSection(section, page))
  const evidence = evidenceParts(view, strings)
  const { found, read, cited } = view.counts
  return `${headOf(view, live)}
<body id="top">
<a class="skip" href="#report">${strings.skip}</a>
<header>
<h1>${escapeHtml(view.title)}</h1>
${view.question && view.question.trim() !== view.title ? `<p class="question">${strings.question}${strings.colon}${escapeHtml(shownQuestion(view))}</p>` : ''}
<p class="meta">${strings.counts(found, read, cited)} · ${strings.madeOn} <time datetime="${view.at}">${view.at.slice(0, 10)}</time>${citedLine(view, strings)}</p>
</header>
${renderContents(view, evidence, page)}
<main id="report">
${sections.length > 0 ? sections.join('\n') : `<p class="meta">${strings.notWritten}</p>`}
${evidence.map(({ id, title, body }) => `<section class="audit"><h2 id="${id}">${title}</h2>\n${body}</section>`).join('\n')}
${renderReferences(view.references, style, page)}
</main>
<script>${script}</script>${live ? `\n<script>${liveScript}</script>` : ''}
</body>
</html>
`
}

/** Nothing may be loaded; the only script and style that run are ours, by their hashes. */
function headOf(view: ReportView, live: boolean): string {
  const scripts = live ? [script, liveScript] : [script]
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(css)}`,
    `script-src ${scripts.map(hashOf).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    ...(live ? ["connect-src 'self'"] : []),
  ]
  const stamp = live
    ? ` data-stamp="${createHash('sha256')
        .update(JSON.stringify([view.at, view.counts, view.cited, view.audit]))
        .digest('hex')
        .slice(0, 16)}"`
    : ''
  return `<!doctype html>
<html lang="${escapeHtml(view.language)}"${stamp}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="deepresearch-mcp">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(view.title)}</title>
<style>${css}</style>
</head>`
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function contextOf(view: ReportView, strings: Strings): PageContext {
  let count = 0
  return { view, strings, claimsAt: claimsAt(view.audit.claims), next: () => ++count }
}

function claimsAt(claims: readonly ClaimView[]): Map<string, ClaimView[]> {
  const found = new Map<string, ClaimView[]>()
  for (const claim of claims) {
    const places = new Set([claim.claim.id, ...claim.quotes.map(({ place }) => place)])
    for (const place of places) found.set(place, [...(found.get(place) ?? []), claim])
  }
  return found
}

function renderSection({ id, heading, markdown }: ReportView['sections'][number], page: PageContext): string {
  const body = blocksHtml(parseBlocks(markdown, page.view), page)
  if (heading === '') return `<section class="opening">\n${body}</section>`
  return `<section>\n<h2 id="${headingId(id)}">${runsHtml(parseInline(heading, page.view), page)}</h2>\n${body}</section>`
}

const groupKinds = { borne: 'supported', waiting: 'undecided', toRepair: 'refuted' } as const

function citedLine(view: ReportView, strings: Strings): string {
  const shown = citedGroups(view, strings).map(
    ({ group, count, words }) => `<b class="verdict ${groupKinds[group]}">${count} ${words}</b>`,
  )
  return shown.length === 0 ? '' : `<br>${strings.citedSentences}${strings.colon}${shown.join(' · ')}`
}

function verdictLine(claims: readonly ClaimView[], strings: Strings): string {
  const counts = verdictCounts(
    claims.map(({ claim }) => claim),
    strings,
  )
  const shown = counts.map(({ kind, count, words }) => `<b class="verdict ${kind}">${count} ${words}</b>`)
  return `<p class="meta">${strings.verifiedClaims}${strings.colon}${shown.join(' · ')}</p>`
}

/** What was verified and judged, each only where there is something of it. */
function evidenceParts(view: ReportView, strings: Strings): Part[] {
  const { claims, besides, thread, scorecard } = view.audit
  const more = besides > 0 ? `<p class="meta">${strings.besides(besides)}</p>` : ''
  const hasThread = claims.length > 0 || scorecard !== undefined || thread.length > 1
  const list = (lines: readonly string[]) =>
    lines.length === 0 ? '' : `<ul>${lines.map(line => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`
  const parts: Part[] = [
    {
      id: 'claims',
      title: strings.claims,
      body: (claims.length > 0 ? verdictLine(claims, strings) + renderClaims(claims, strings) : '') + more,
    },
    { id: 'map', title: strings.map, body: renderEvidenceMap(view, strings) },
    { id: 'timeline', title: strings.timeline, body: renderTimeline(view, strings) },
    { id: 'thread', title: strings.thread, body: hasThread ? renderThread(thread, strings) : '' },
    { id: 'scorecard', title: strings.scorecard, body: scorecard ? renderScorecard(scorecard, strings) : '' },
    {
      id: 'repairs',
      title: strings.openRepairs,
      body: list(view.repairs.map(({ id, message }) => `⚠ ${id} ${message}`)),
    },
    { id: 'contradictions', title: strings.contradictions, body: list(contradictionLines(view, strings)) },
    { id: 'not-found', title: strings.notFound, body: list(notFoundLines(view, strings)) },
  ]
  return parts.filter(({ body }) => body !== '')
}

function renderContents(view: ReportView, evidence: readonly Part[], page: PageContext): string {
  const { strings } = page
  const sections = view.sections
    .filter(({ heading }) => heading !== '')
    .map(({ id, heading }) => contentsLink(headingId(id), plainText(parseInline(heading, view))))
  const parts = evidence.map(({ id, title }) => contentsLink(id, title))
  const references = view.references.length > 0 ? [contentsLink('sources', strings.sources)] : []
  const lists = [listOf('ol', sections), listOf('ul', [...parts, ...references])].join('')
  return lists === '' ? '' : `<nav aria-label="${strings.contents}"><h2>${strings.contents}</h2>${lists}</nav>`
}

const listOf = (tag: 'ol' | 'ul', items: readonly string[]) =>
  items.length > 0 ? `<${tag}>${items.join('')}</${tag}>` : ''

const contentsLink = (id: string, words: string) => `<li><a href="#${id}">${escapeHtml(words)}</a></li>`
