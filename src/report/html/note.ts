import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ReadSource } from '../../domain/source.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import { cut } from '../markdown.ts'
import type { CitationView } from '../report-view.ts'
import { placeLabel, type Strings } from '../strings.ts'
import { atQuote } from '../text-fragment.ts'

/** A citation's number, with the quote, its source and its date behind hover, focus and tap. */
export function renderNote({ n, source, quote, ...at }: CitationView, id: string, strings: Strings): string {
  const place = at.paragraph === undefined ? '' : ` · ${placeLabel(at, strings)}`
  return `<span class="cite" tabindex="0" role="doc-noteref" aria-describedby="${id}"><span class="mark">[${n}]</span><span class="note" id="${id}"><q>${escapeHtml(cut(quote, 700))}</q><span class="from"><b>${escapeHtml(source.title || source.id)}</b>${place} · ${sourceMeta(source, strings)}</span><span class="from">${whereOf(source, quote)} · <a href="#source-${n}">${strings.sources} ${n}</a></span></span></span>`
}

/** Author, site and dates. */
export function sourceMeta({ author, siteName, published, retrieved }: ReadSource, strings: Strings): string {
  const dates = published ? `${strings.published} ${published.slice(0, 10)}` : strings.noDate
  return [author, siteName, dates, `${strings.retrieved} ${retrieved.slice(0, 10)}`]
    .filter(Boolean)
    .map(one => escapeHtml(String(one)))
    .join(' · ')
}

/** A link to the page, at the quote where there is one, or to the file. */
export function whereOf({ origin }: ReadSource, quote = ''): string {
  if (origin.type === 'file')
    return `<a href="${escapeHtml(pathToFileURL(origin.path).href)}">${escapeHtml(shortPath(origin.path))}</a>`
  const url = origin.url ?? ''
  if (!/^https?:/i.test(url)) return escapeHtml(url || 'text')
  const shown = url.replace(/^https?:\/\/(?:www\.)?/i, '')
  return `<a href="${escapeHtml(atQuote(url, quote))}" rel="noopener noreferrer">${escapeHtml(cut(shown, 80))}</a>`
}

const shortPath = (path: string) => join(basename(dirname(dirname(path))), basename(dirname(path)), basename(path))
