import { escapeHtml } from '../../text/escape-html.ts'
import { cut, replaceBrackets } from '../markdown.ts'
import type { CitationView, Reference, ReportView } from '../report-view.ts'
import { placeLabel, type Strings, stringsFor } from '../strings.ts'
import type { ReferenceStyle } from '../styles/style.ts'
import { atQuote } from '../text-fragment.ts'
import { renderAudit } from './audit.ts'
import { headingId } from './heading-id.ts'
import { markdownToHtml } from './markdown-html.ts'
import { renderNote, sourceMeta, whereOf } from './note.ts'
import { style } from './style.ts'

/** The report as one self-contained page: no scripts, nothing loaded, readable on a phone, in print and in the dark. */
export function renderHtml(view: ReportView, _options: { readonly style: ReferenceStyle }): string {
  const strings = stringsFor(view.language)
  const sections = view.sections.map(section => renderSection(section, view, strings))
  return `<!doctype html>
<html lang="${escapeHtml(view.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="deepresearch-mcp">
<title>${escapeHtml(view.title)}</title>
<style>${style}</style>
</head>
<body id="top">
<main>
<header>
<h1>${escapeHtml(view.title)}</h1>
${view.question && view.question.trim() !== view.title ? `<p class="question">${strings.question}: ${escapeHtml(view.question)}</p>` : ''}
<p class="meta">${strings.counts(view.counts.found, view.counts.read, view.counts.cited)} · ${strings.madeOn} <time datetime="${view.at}">${view.at.slice(0, 10)}</time></p>
</header>
${renderContents(view, strings)}
${sections.join('\n')}
${renderAudit(view.audit, strings)}
${renderRepairs(view, strings)}
${renderNotFound(view, strings)}
${renderReferences(view, strings)}
</main>
</body>
</html>
`
}

function renderContents(view: ReportView, strings: Strings): string {
  const links = view.sections
    .filter(({ heading }) => heading !== '')
    .map(({ id, heading }) => contentsLink(headingId(id), heading))
  const { claims, scorecard } = view.audit
  const all = [
    ...links,
    ...(claims.length > 0 ? [contentsLink('claims', strings.claims)] : []),
    ...(scorecard ? [contentsLink('scorecard', strings.scorecard)] : []),
    contentsLink('sources', strings.sources),
  ]
  return `<nav aria-label="${strings.contents}"><h2>${strings.contents}</h2><ol>${all.join('')}</ol></nav>`
}

const contentsLink = (id: string, text: string) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`

/** Stands for a citation while the Markdown around it is converted; private-use characters of a page are no such thing. */
const OPEN = '\uE000'
const CLOSE = '\uE001'

function renderSection(
  { id, heading, markdown }: ReportView['sections'][number],
  view: ReportView,
  strings: Strings,
): string {
  const notes: string[] = []
  const clean = markdown.replaceAll(OPEN, '').replaceAll(CLOSE, '')
  const marked = replaceBrackets(
    clean,
    one => {
      notes.push(
        typeof one === 'string'
          ? renderUnresolved(one, view, strings)
          : renderNote(one, `${headingId(id)}-${notes.length + 1}`, strings),
      )
      return `${OPEN}${notes.length - 1}${CLOSE}`
    },
    view,
  )
  // In an attribute (a link to an address that ends in a citation, say) there is no room for a note.
  const body = markdownToHtml(marked).replace(/<[^>]*>|\s?\uE000(\d+)\uE001/g, (found, n?: string) =>
    n === undefined ? found.replace(/\uE000\d+\uE001/g, '') : (notes[Number(n)] ?? ''),
  )
  const title = heading === '' ? '' : `<h2 id="${headingId(id)}">${escapeHtml(heading)}</h2>\n`
  return `<section${heading === '' ? ' class="opening"' : ''}>\n${title}${body}</section>`
}

function renderUnresolved(key: string, view: ReportView, strings: Strings): string {
  const search = view.emptySearches.get(key)
  if (!search) return `<span class="unresolved">[@${escapeHtml(key)}]</span>`
  const what = `${strings.searched}: “${search.query}” (${search.providers.join(', ')}, ${search.at.slice(0, 10)})`
  return ` <span class="searched">(${escapeHtml(what)})</span>`
}

function renderRepairs({ repairs }: ReportView, strings: Strings): string {
  if (repairs.length === 0) return ''
  const list = repairs.map(({ id, message }) => `<li><b>⚠ ${id}</b> ${escapeHtml(message)}</li>`).join('')
  return `<section><h2 id="repairs">${strings.openRepairs}</h2><ul>${list}</ul></section>`
}

function renderNotFound(view: ReportView, strings: Strings): string {
  const { unanswered, emptySearches, failed, sections } = view
  const items = [
    ...unanswered.map(({ text }) => `${strings.unanswered}: ${text}`),
    ...[...emptySearches.values()].map(
      ({ query, providers }) => `${strings.searched}: “${query}” (${providers.join(', ')})`,
    ),
    ...failed.map(({ address, failure }) => `${strings.unreadable}: ${address} (${failure.message})`),
  ]
  if (items.length === 0 || sections.some(({ heading }) => heading === strings.notFound)) return ''
  const list = items.map(item => `<li>${escapeHtml(item)}</li>`).join('')
  return `<section><h2 id="not-found">${strings.notFound}</h2><ul>${list}</ul></section>`
}

function renderReferences({ references }: ReportView, strings: Strings): string {
  if (references.length === 0) return ''
  const items = references.map(reference => renderReference(reference, strings)).join('\n')
  return `<section class="references"><h2 id="sources">${strings.sources}</h2>\n<ol>\n${items}\n</ol></section>`
}

function renderReference({ n, source, citations }: Reference, strings: Strings): string {
  const quotes = uniquePlaces(citations).map(
    one =>
      `<li><span class="place">${placeLabel(one, strings)}</span> <q>${escapeHtml(one.paragraph === undefined ? cut(one.quote) : one.quote)}</q>${onPage(one, strings)}</li>`,
  )
  return `<li id="source-${n}" value="${n}"><b>${escapeHtml(source.title || source.id)}</b><br>
<span class="meta">${whereOf(source)} · ${sourceMeta(source, strings)} · sha256 ${source.textSha256.slice(0, 12)}</span>
<details><summary>${quotes.length}</summary><ul>${quotes.join('')}</ul></details></li>`
}

/** The quote where it stands on the live page. */
function onPage({ source: { origin }, quote }: CitationView, strings: Strings): string {
  if (origin.type !== 'web') return ''
  return ` <a href="${escapeHtml(atQuote(origin.url, quote))}" rel="noopener noreferrer">${strings.onPage}</a>`
}

function uniquePlaces(citations: readonly CitationView[]): CitationView[] {
  return [...new Map(citations.map(one => [`${one.start}-${one.end}`, one])).values()].sort((a, b) => a.start - b.start)
}
