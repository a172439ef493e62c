import type { ReadSource } from '../domain/source.ts'
import { cut } from '../text/cut.ts'
import { type Block, type Inline, text } from './blocks/blocks.ts'
import { parseBlocks, parseInline } from './blocks/parse-blocks.ts'
import { checkedOf } from './checked-lines.ts'
import type { CitationView } from './citation-view.ts'
import { contradictionLines } from './contradiction-lines.ts'
import { notFoundLines } from './not-found.ts'
import { copyLine, copyOf, entryOf } from './reference-lines.ts'
import { type ReportView, shownQuestion } from './report-view.ts'
import { shownQuote } from './shown-quote.ts'
import { placeLabel, type Strings, stringsFor } from './strings.ts'
import type { ReferenceStyle } from './styles/style.ts'
import { atQuote } from './text-fragment.ts'

/** A report of fewer sections needs no table of contents. */
export const MIN_CONTENTS = 5

/** An entry of the list of references, which notes lead to. */
export interface ReferenceBlock {
  readonly kind: 'reference'
  readonly n: number
  readonly children: readonly Inline[]
  readonly meta: string
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
    question: view.question.trim() === view.title ? '' : `${strings.question}${strings.colon}${shownQuestion(view)}`,
    language: view.language,
    at: view.at,
    meta: `${strings.counts(found, read, cited)} · ${strings.madeOn} ${view.at.slice(0, 10)}`,
    contents: strings.contents,
    noHanFont: strings.noHanFont,
    blocks: [
      ...view.sections.flatMap(section => sectionBlocks(section, view)),
      ...listBlocks(
        strings.openRepairs,
        view.repairs.map(({ id, message }) => `⚠ ${id} ${message}`),
      ),
      ...checkedBlocks(view, strings),
      ...listBlocks(strings.contradictions, capped(contradictionLines(view, strings), strings)),
      ...listBlocks(strings.notFound, capped(notFoundLines(view, strings), strings)),
      ...referenceBlocks(view, style, strings),
    ],
    note: notesOf(strings),
    searched: ({ search }) =>
      `(${strings.searched}${strings.colon}“${search.query}”, ${search.providers.join(', ')}, ${search.at.slice(0, 10)})`,
  }
}

function sectionBlocks({ heading, markdown }: ReportView['sections'][number], view: ReportView): Block[] {
  const body = parseBlocks(markdown, view)
  return heading === '' ? body : [{ kind: 'heading', level: 2, children: parseInline(heading, view) }, ...body]
}

/** Lines of an appendix; all of them are in HTML. */
const LISTED = 12

const capped = (lines: readonly string[], strings: Strings): readonly string[] =>
  lines.length > LISTED ? [...lines.slice(0, LISTED), strings.andMore(lines.length - LISTED)] : lines

const headingOf = (words: string): Block => ({ kind: 'heading', level: 2, children: [text(words)] })

function listBlocks(title: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : [headingOf(title), bullets(lines)]
}

function bullets(lines: readonly string[]): Block {
  return { kind: 'list', items: lines.map(line => ({ blocks: [{ kind: 'paragraph', children: [text(line)] }] })) }
}

/** On paper only what its reader has to know: the claims one by one, the marks and the quotes are in HTML and JSON. */
function checkedBlocks(view: ReportView, strings: Strings): Block[] {
  const checked = checkedOf(view, strings)
  if (checked === undefined) return []
  const paragraph = (words: string): Block => ({ kind: 'paragraph', children: [text(words)] })
  return [
    headingOf(strings.checked),
    paragraph(`${checked.summary}${strings.space}${strings.wholeRecord}`),
    ...(checked.open.length > 0 ? [paragraph(strings.stayedOpen), bullets(checked.open)] : []),
  ]
}

/** Their quotes stand in the notes. */
function referenceBlocks(view: ReportView, style: ReferenceStyle, strings: Strings): (Block | ReferenceBlock)[] {
  if (view.references.length === 0) return []
  return [
    headingOf(strings.sources),
    ...view.references.map(
      (reference): ReferenceBlock => ({
        kind: 'reference',
        n: reference.n,
        children: entryOf(reference, style),
        meta: copyOf(reference, strings) + copyLine(reference, view, strings),
      }),
    ),
  ]
}

const NOTE_CHARS = 240
/** A Han character says about as much as two letters. */
const NOTE_HAN = 120
const LONG_NOTE = 1.6

/** A long statement rests on more words than a short one. */
function roomFor(said = '', isHan = false): number {
  const least = isHan ? NOTE_HAN : NOTE_CHARS
  const isLong = !isHan || /\p{Script=Han}/u.test(said)
  return isLong ? Math.min(Math.max(least, Math.round(said.length * 1.5)), least * LONG_NOTE) : least
}

/** The source, the place and its words that bear the sentence out, the number of the source; words that were noted before stand there. */
function notesOf(strings: Strings): Paper['note'] {
  const noted = new Map<string, number>()
  let count = 0
  return ({ n, source, quote, start, end, goesOn, said, ...at }) => {
    count++
    const isHan = (quote.match(/\p{Script=Han}/gu)?.length ?? 0) > quote.length / 3
    const cited = { quote, ...(goesOn && { goesOn }), ...(said !== undefined && { said }) }
    const shown = shownQuote(cited, roomFor(said, isHan)).replace(/\s+/g, ' ')
    const place = `${source.id}:${start}-${end} ${shown}`
    const before = noted.get(place)
    if (before === undefined) noted.set(place, count)
    const label = at.paragraph === undefined ? '' : `${strings.comma}${placeLabel(at, strings)}`
    return [
      titleOf(source, quote),
      text(`${label}${strings.colon}${before === undefined ? `“${shown}”` : strings.asInNote(before)} `),
      { kind: 'link', href: `#source-${n}`, children: [text(`[${n}]`)] },
    ]
  }
}

/** The title, leading to the quote on the live page where there is one. */
function titleOf({ id, title, origin }: ReadSource, quote: string): Inline {
  const shown = text(cut(title || id, 90))
  const isLive = origin.type === 'web' && /^https?:/i.test(origin.url)
  return isLive ? { kind: 'link', href: atQuote(origin.url, quote), children: [shown] } : shown
}
