import { brackets } from '../evidence/citation.ts'
import { cut } from '../text/cut.ts'
import type { Inline } from './blocks/blocks.ts'
import type { CitationView } from './citation-view.ts'
import { citingWords } from './citing-words.ts'
import { contradictionLines } from './contradiction-lines.ts'
import { notFoundLines } from './not-found.ts'
import { copyLine, copyOf, entryOf } from './reference-lines.ts'
import type { Reference, ReportView } from './report-view.ts'
import { shownQuote } from './shown-quote.ts'
import { placeLabel, type Strings, stringsFor } from './strings.ts'
import type { ReferenceStyle } from './styles/style.ts'
import { atQuote } from './text-fragment.ts'

/**
 * The report as GitHub Flavored Markdown (footnotes: https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#footnotes).
 * A citation is a footnote named after its place (`[^s1-12]` is `[@s1:12]`) that holds quote and source; the sources stand at the end.
 */
export function renderMarkdown(view: ReportView, style: ReferenceStyle): string {
  const strings = stringsFor(view.language)
  const head = [`# ${view.title}`]
  const body = view.sections.flatMap(({ heading, markdown }) => [
    ...(heading === '' ? [] : [`## ${heading}`]),
    numberCitations(markdown, view),
  ])
  const { found, read, cited } = view.counts
  const foot = [
    ...openRepairs(view, strings),
    ...listed(strings.contradictions, contradictionLines(view, strings)),
    ...listed(strings.notFound, notFoundLines(view, strings)),
    `## ${strings.sources}`,
    view.references.map(reference => renderReference(reference, style, view)).join('\n'),
    `*${strings.counts(found, read, cited)} · ${strings.madeOn} ${view.at.slice(0, 10)}.*`,
    footnotes(view, strings),
  ]
  return `${[...head, ...body, ...foot].filter(part => part !== '').join('\n\n')}\n`
}

/** Replaces each bracket by the numbers of its sources, each with what is said there; a place that does not resolve stays as it is written. */
export function replaceBrackets(
  markdown: string,
  replace: (citation: CitationView | string) => string,
  view: Pick<ReportView, 'citations'>,
): string {
  let text = ''
  let at = 0
  const saidAt = citingWords(markdown)
  for (const { start, end, places, malformed } of brackets(markdown)) {
    const said = saidAt(start)
    const shown = places.flatMap(
      ({ key }) => view.citations.get(key)?.map(one => replace({ ...one, said })) ?? [replace(key)],
    )
    text += markdown.slice(at, start) + [...shown, ...malformed.map(replace)].join('')
    at = end
  }
  return text + markdown.slice(at)
}

/** Stands for a footnote until the space before it is taken away. */
const OPEN = '\uE000'
const CLOSE = '\uE001'

function numberCitations(markdown: string, view: ReportView): string {
  const clean = markdown.replaceAll(OPEN, '').replaceAll(CLOSE, '')
  const marked = replaceBrackets(
    clean,
    one => (typeof one === 'string' ? searchNote(one, view) : `${OPEN}${one.key}${CLOSE}`),
    view,
  )
  // A claim has the places of all its evidence in one note.
  return marked
    .replace(/(\uE000[^\uE001]*\uE001)\1+/g, '$1')
    .replace(/ ?\uE000([^\uE001]*)\uE001/g, (_, key: string) => `[^${labelOf(key)}]`)
}

const labelOf = (key: string) => key.replace(':', '-')

function footnotes(view: ReportView, strings: Strings): string {
  const said = saidWith(view)
  const notes = Array.from(view.citations, ([key, views]) => {
    const places = views.map(one => {
      const place = one.paragraph === undefined ? '' : `${strings.comma}${placeLabel(one, strings)}`
      const quote = shownQuote({ ...one, said: said.get(key) ?? [] })
      return `[\\[${one.n}\\]](#source-${one.n}) ${titleOf(one)}${place}${strings.colon}“${inline(quote)}”`
    })
    return `[^${labelOf(key)}]: ${places.join('; ')}`
  })
  return notes.join('\n\n')
}

/** All that the report says with each citation, which has one note however often it stands. */
function saidWith(view: ReportView): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const note = (one: CitationView | string) => {
    if (typeof one !== 'string' && one.said) found.set(one.key, [...(found.get(one.key) ?? []), one.said])
    return ''
  }
  for (const { markdown } of view.sections) replaceBrackets(markdown, note, view)
  return found
}

/** The title, leading to the quote on the live page where there is one. */
function titleOf({ source: { id, title, origin }, quote }: CitationView): string {
  const shown = inline(cut(title || id, TITLE_CHARS))
  const target = origin.type === 'web' ? link(atQuote(origin.url, quote)) : ''
  return target.startsWith('<') ? `[${shown}](${target})` : shown
}

function searchNote(key: string, { emptySearches, language }: ReportView): string {
  const search = emptySearches.get(key)
  if (!search) return `[@${key}]`
  return `(${stringsFor(language).searched}: “${inline(search.query)}”, ${search.providers.join(', ')}, ${search.at.slice(0, 10)})`
}

function renderReference(reference: Reference, style: ReferenceStyle, view: ReportView): string {
  const strings = stringsFor(view.language)
  const entry = entryOf(reference, style).map(runMarkdown).join('').trimEnd()
  return `${reference.n}. <a id="source-${reference.n}"></a>${entry}  \n   ${inline(copyOf(reference, strings) + copyLine(reference, view, strings))}`
}

/** The runs that references are made of. */
function runMarkdown(run: Inline): string {
  if (run.kind === 'text') return inline(run.text)
  if (run.kind === 'em') return emphasised(run.children.map(runMarkdown).join(''))
  return run.kind === 'link' ? link(run.href) : ''
}

const emphasised = (words: string) => words.replace(/^(\s*)(.*?)(\s*)$/s, '$1*$2*$3')

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, lines.map(line => `- ${inline(line)}`).join('\n')] : []
}

function openRepairs({ repairs }: ReportView, strings: Strings): string[] {
  const lines = repairs.map(({ id, message }) => `- **⚠ ${id}** ${message}`)
  return lines.length > 0 ? [`## ${strings.openRepairs}`, lines.join('\n')] : []
}

/** Foreign text on one line of Markdown, its marks escaped. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]|&(?=#?\w+;)/g, '\\$&')
}

const link = (url: string) => (/^https?:/i.test(url) && URL.canParse(url) ? `<${new URL(url).href}>` : inline(url))

const TITLE_CHARS = 120
