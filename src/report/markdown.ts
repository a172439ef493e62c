import { brackets } from '../evidence/citation.ts'
import type { CitationView, Reference, ReportView } from './report-view.ts'
import { placeLabel, type Strings, stringsFor } from './strings.ts'

/** The report as Markdown: citations are numbered links whose title is the quote, sources stand at the end with their quotes. */
export function renderMarkdown(view: ReportView): string {
  const strings = stringsFor(view.language)
  const head = [`# ${view.title}`]
  const body = view.sections.flatMap(({ heading, markdown }) => [
    ...(heading === '' ? [] : [`## ${heading}`]),
    numberCitations(markdown, view),
  ])
  const { found, read, cited } = view.counts
  const foot = [
    ...openRepairs(view, strings),
    ...notFound(view, strings),
    `## ${strings.sources}`,
    view.references.map(reference => renderReference(reference, strings)).join('\n'),
    `*${strings.counts(found, read, cited)}. ${strings.madeOn} ${view.at.slice(0, 10)}.*`,
  ]
  return `${[...head, ...body, ...foot].filter(part => part !== '').join('\n\n')}\n`
}

/** Replaces each bracket by the numbers of its sources; a place that does not resolve stays as it is written. */
export function replaceBrackets(
  markdown: string,
  replace: (citation: CitationView | string) => string,
  view: ReportView,
): string {
  let text = ''
  let at = 0
  for (const { start, end, places, malformed } of brackets(markdown)) {
    const shown = places.flatMap(({ key }) => (view.citations.get(key) ?? [key]).map(replace))
    text += markdown.slice(at, start) + [...shown, ...malformed.map(replace)].join('')
    at = end
  }
  return text + markdown.slice(at)
}

function numberCitations(markdown: string, view: ReportView): string {
  return replaceBrackets(
    markdown,
    one =>
      typeof one === 'string' ? searchNote(one, view) : `[\\[${one.n}\\]](#source-${one.n} "${attribute(one.quote)}")`,
    view,
  )
}

function searchNote(key: string, { emptySearches, language }: ReportView): string {
  const search = emptySearches.get(key)
  if (!search) return `[@${key}]`
  return `(${stringsFor(language).searched}: “${inline(search.query)}”, ${search.providers.join(', ')}, ${search.at.slice(0, 10)})`
}

function renderReference({ n, source, citations }: Reference, strings: Strings): string {
  const { origin, author, published, retrieved, title, siteName, textSha256 } = source
  const date = published ? `${strings.published} ${published.slice(0, 10)}` : strings.noDate
  const where = origin.type === 'file' ? code(origin.path) : link(origin.url ?? '')
  const meta = [
    inline(author ?? ''),
    inline(siteName ?? ''),
    where,
    date,
    `${strings.retrieved} ${retrieved.slice(0, 10)}`,
    `sha256 ${textSha256.slice(0, 12)}`,
  ]
  const quotes = citations.map(one => `   - ${placeLabel(one, strings)} “${inline(cut(one.quote))}”`)
  return [
    `${n}. <a id="source-${n}"></a>**${inline(title || source.id)}**. ${meta.filter(Boolean).join('. ')}.`,
    ...quotes,
  ].join('\n')
}

function notFound({ unanswered, emptySearches, failed, sections }: ReportView, strings: Strings): string[] {
  const lines = [
    ...unanswered.map(({ text }) => `- ${strings.unanswered}: ${inline(text)}`),
    ...[...emptySearches.values()].map(
      ({ query, providers }) => `- ${strings.searched}: “${inline(query)}” (${providers.join(', ')})`,
    ),
    ...failed.map(({ address, failure }) => `- ${strings.unreadable}: ${address} (${failure.message})`),
  ]
  const written = sections.some(({ heading }) => heading === strings.notFound)
  return lines.length > 0 && !written ? [`## ${strings.notFound}`, lines.join('\n')] : []
}

function openRepairs({ repairs }: ReportView, strings: Strings): string[] {
  const lines = repairs.map(({ id, message }) => `- **⚠ ${id}** ${message}`)
  return lines.length > 0 ? [`## ${strings.openRepairs}`, lines.join('\n')] : []
}

const QUOTE_CHARS = 400

/** A long quote cut at a word. */
export function cut(text: string, chars = QUOTE_CHARS): string {
  if (text.length <= chars) return text
  return `${text.slice(0, chars).replace(/\s+\S*$/, '')} …`
}

/** Foreign text on one line of Markdown, its marks escaped. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]|&(?=#?\w+;)/g, '\\$&')
}

/** Foreign text as code, between more backticks than it has itself. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? []
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map(run => run.length)))
  const gap = runs.length > 0 ? ' ' : ''
  return `${fence}${gap}${text.replace(/\s+/g, ' ')}${gap}${fence}`
}

const link = (url: string) => (/^https?:/i.test(url) && URL.canParse(url) ? `<${new URL(url).href}>` : inline(url))

const TITLE_CHARS = 160

const attribute = (text: string) =>
  cut(text, TITLE_CHARS)
    .replace(/\s+/g, ' ')
    .replace(/["\\<>`]/g, "'")
    .replaceAll('|', '\\|')
