import type { ReadSource } from '../domain/source.ts'
import { cut } from '../text/cut.ts'
import { type Block, type Inline, type TableRow, text } from './blocks/blocks.ts'
import { parseBlocks, parseInline } from './blocks/parse-blocks.ts'
import { contradictionLines } from './contradiction-lines.ts'
import { notFoundLines } from './not-found.ts'
import { copyOf, entryOf, uniquePlaces } from './reference-lines.ts'
import type { CitationView, Reference, ReportView } from './report-view.ts'
import { shownQuote } from './shown-quote.ts'
import { placeLabel, type Strings, stringsFor } from './strings.ts'
import type { ReferenceStyle } from './styles/style.ts'
import { atQuote } from './text-fragment.ts'

/** An entry of the list of references, which notes lead to. */
export interface ReferenceBlock {
  readonly kind: 'reference'
  readonly n: number
  readonly children: readonly Inline[]
  readonly meta: string
  readonly quotes: readonly string[]
}

/** A report for pages: PDF and DOCX are typeset from it. */
export interface Paper {
  readonly title: string
  readonly question: string
  readonly language: string
  /** ISO 8601. */
  readonly at: string
  readonly meta: string
  readonly contents: string
  /** Says that Han characters cannot be shown. */
  readonly noHanFont: string
  readonly blocks: readonly (Block | ReferenceBlock)[]
  /** The note of a citation, which differs where the same place was noted before: ask once each, in order. */
  note(citation: CitationView): readonly Inline[]
  searched(one: Extract<Inline, { kind: 'searched' }>): string
}

export function paperOf(view: ReportView, style: ReferenceStyle): Paper {
  const strings = stringsFor(view.language)
  const { found, read, cited } = view.counts
  return {
    title: view.title,
    question: view.question.trim() === view.title ? '' : `${strings.question}: ${view.question}`,
    language: view.language,
    at: view.at,
    meta: `${strings.counts(found, read, cited)} · ${strings.madeOn} ${view.at.slice(0, 10)}`,
    contents: strings.contents,
    noHanFont: strings.noHanFont,
    blocks: [
      ...view.sections.flatMap(section => sectionBlocks(section, view)),
      ...claimBlocks(view, strings),
      ...scoreBlocks(view, strings),
      ...listBlocks(
        strings.openRepairs,
        view.repairs.map(({ id, message }) => `⚠ ${id} ${message}`),
      ),
      ...listBlocks(strings.contradictions, contradictionLines(view, strings)),
      ...listBlocks(strings.notFound, notFoundLines(view, strings)),
      ...referenceBlocks(view.references, style, strings),
    ],
    note: notesOf(strings),
    searched: ({ search }) =>
      `(${strings.searched}: “${search.query}”, ${search.providers.join(', ')}, ${search.at.slice(0, 10)})`,
  }
}

function sectionBlocks({ heading, markdown }: ReportView['sections'][number], view: ReportView): Block[] {
  const body = parseBlocks(markdown, view)
  return heading === '' ? body : [{ kind: 'heading', level: 2, children: parseInline(heading, view) }, ...body]
}

const headingOf = (words: string): Block => ({ kind: 'heading', level: 2, children: [text(words)] })

function listBlocks(title: string, lines: readonly string[]): Block[] {
  if (lines.length === 0) return []
  const items = lines.map(line => ({ blocks: [{ kind: 'paragraph', children: [text(line)] } as const] }))
  return [headingOf(title), { kind: 'list', items }]
}

function claimBlocks({ audit: { claims, besides } }: ReportView, strings: Strings): Block[] {
  if (claims.length + besides === 0) return []
  const more: Block[] = besides > 0 ? [{ kind: 'paragraph', children: [text(strings.besides(besides))] }] : []
  if (claims.length === 0) return [headingOf(strings.claims), ...more]
  const head = ['', strings.claims, strings.verdict, ''].map(cell => [text(cell)])
  const rows = claims.map(({ claim }): TableRow => {
    const verdict = [strings.verdicts[claim.verdict], ...(claim.disputed ? [strings.disputed] : [])].join(', ')
    return [claim.id, claim.text, verdict, strings.independent(claim.independent)].map(cell => [text(cell)])
  })
  return [headingOf(strings.claims), { kind: 'table', align: [], rows: [head, ...rows] }, ...more]
}

function scoreBlocks({ audit: { scorecard } }: ReportView, strings: Strings): Block[] {
  if (scorecard === undefined) return []
  const { rubric, criteria, markings, score, raw } = scorecard
  const head = [strings.criterion, '×', strings.mark].map(cell => [text(cell)])
  const rows = criteria.map(({ id, text: words, weight, role }): TableRow => {
    const mark = markings.find(({ criterion }) => criterion === id)?.mark
    const cells = [`${id} ${words}`, `${role === 'negative' ? '−' : ''}${weight}`, mark ? strings.marks[mark] : '–']
    return cells.map(cell => [text(cell)])
  })
  const result = `${rubric} · ${strings.score} ${score.toFixed(2)} (${strings.strictFormula}) · ${strings.raw} ${raw.toFixed(2)}`
  return [
    headingOf(strings.scorecard),
    { kind: 'paragraph', children: [text(result)] },
    { kind: 'table', align: [undefined, 'right', undefined], rows: [head, ...rows] },
  ]
}

function referenceBlocks(
  references: readonly Reference[],
  style: ReferenceStyle,
  strings: Strings,
): (Block | ReferenceBlock)[] {
  if (references.length === 0) return []
  return [
    headingOf(strings.sources),
    ...references.map(
      (reference): ReferenceBlock => ({
        kind: 'reference',
        n: reference.n,
        children: entryOf(reference, style),
        meta: copyOf(reference, strings),
        quotes: uniquePlaces(reference.citations).map(one => `${placeLabel(one, strings)} “${shownQuote(one)}”`),
      }),
    ),
  ]
}

const NOTE_CHARS = 300

/** Number of the source, its title, the place and the quote; the quote of a place that was noted before stands there. */
function notesOf(strings: Strings): Paper['note'] {
  const noted = new Map<string, number>()
  let count = 0
  return ({ n, source, quote, start, end, goesOn, ...at }) => {
    count++
    const place = `${source.id}:${start}-${end}`
    const before = noted.get(place)
    if (before === undefined) noted.set(place, count)
    const label = at.paragraph === undefined ? '' : `, ${placeLabel(at, strings)}`
    const words =
      before === undefined
        ? `“${shownQuote({ quote: quote.replace(/\s+/g, ' '), ...(goesOn && { goesOn }) }, NOTE_CHARS)}”`
        : strings.asInNote(before)
    return [
      { kind: 'link', href: `#source-${n}`, children: [text(`[${n}]`)] },
      text(' '),
      titleOf(source, quote),
      text(`${label}: ${words}`),
    ]
  }
}

/** The title, leading to the quote on the live page where there is one. */
function titleOf({ id, title, origin }: ReadSource, quote: string): Inline {
  const shown = text(cut(title || id, 90))
  const isLive = origin.type === 'web' && /^https?:/i.test(origin.url)
  return isLive ? { kind: 'link', href: atQuote(origin.url, quote), children: [shown] } : shown
}
