import { escapeHtml } from '../../text/escape-html.ts'
import type { CitationView } from '../citation-view.ts'
import { copyOf, entryOf, uniquePlaces } from '../reference-lines.ts'
import type { Reference } from '../report-view.ts'
import { shownQuote } from '../shown-quote.ts'
import { placeLabel } from '../strings.ts'
import type { ReferenceStyle } from '../styles/style.ts'
import { atQuote } from '../text-fragment.ts'
import { type PageContext, runsHtml } from './blocks-html.ts'
import { whereOf } from './note.ts'

export function renderReferences(references: readonly Reference[], style: ReferenceStyle, page: PageContext): string {
  if (references.length === 0) return ''
  const items = references.map(reference => renderReference(reference, style, page)).join('\n')
  return `<section class="references"><h2 id="sources">${page.strings.sources}</h2>\n<ol>\n${items}\n</ol></section>`
}

function renderReference(reference: Reference, style: ReferenceStyle, page: PageContext): string {
  const { n, source, citations } = reference
  const { strings, view } = page
  const places = uniquePlaces(citations)
  const file = source.origin.type === 'file' ? `${whereOf(source)} · ` : ''
  const first = view.provenance.copyOf.get(source.id)
  const original = view.references.find(one => one.source.id === first)
  const copy = original ? ` · ${strings.sameTextAs} <a href="#source-${original.n}">[${original.n}]</a>` : ''
  const meta = escapeHtml(copyOf({ ...reference, source: { ...source, origin: { type: 'text' } } }, strings))
  return `<li id="source-${n}" value="${n}">${runsHtml(entryOf(reference, style), page)}<br>
<span class="meta">${file}${meta}${copy}</span>
<details><summary>${strings.quotes(places.length)}</summary><ul>${places.map(one => renderPlace(one, page)).join('')}</ul></details></li>`
}

function renderPlace(one: CitationView, { strings }: PageContext): string {
  const quote = shownQuote(one, one.paragraph === undefined ? undefined : 1200)
  return `<li><span class="place">${placeLabel(one, strings)}</span> <q>${escapeHtml(quote)}</q>${onPage(one, strings.onPage)}</li>`
}

/** The quote where it stands on the live page. */
function onPage({ source: { origin }, quote }: CitationView, words: string): string {
  if (origin.type !== 'web') return ''
  return ` <a href="${escapeHtml(atQuote(origin.url, quote))}" rel="noopener noreferrer">${words}</a>`
}
