import type { Desk } from '../desk.ts'
import { type CitedCounts, citedCounts } from '../domain/cited-counts.ts'
import type { Draft, Repair } from '../domain/draft.ts'
import type { Requirement, Research } from '../domain/research.ts'
import type { EmptySearch, ReadSource, Source } from '../domain/source.ts'
import type { CitedPlace } from '../evidence/citation.ts'
import type { Contradiction } from '../evidence/contradictions/contradictions.ts'
import { cut } from '../text/cut.ts'
import { words } from '../text/words.ts'
import { coversHalf, needsAnswer } from './answers.ts'
import { type AuditView, buildAuditView } from './audit-view.ts'
import type { CitationView } from './citation-view.ts'
import { isOfForm } from './form-words.ts'
import { placesIn } from './places-in.ts'
import { type Provenance, provenanceOf } from './provenance.ts'
import { type Quote, quoteOf } from './resolve.ts'
import { reviewReport } from './review.ts'
import { beginningOf } from './shown-quote.ts'
import { type ReferenceStyle, styleIn, styleOf } from './styles/style.ts'

/** A source in the list of references, numbered in order of first use. */
export interface Reference {
  readonly n: number
  readonly source: ReadSource
  readonly citations: readonly CitationView[]
}

/** Everything that a rendering of a report needs. */
export interface ReportView {
  readonly session: string
  readonly title: string
  readonly question: string
  readonly language: string
  /** Of the list of references: what the plan or the question asks for, else what readers of the language expect. */
  readonly style: ReferenceStyle
  /** ISO 8601, of the draft. */
  readonly at: string
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly markdown: string }[]
  readonly references: readonly Reference[]
  /** By key as written in the sections; a claim has those of its evidence. */
  readonly citations: ReadonlyMap<string, readonly CitationView[]>
  readonly emptySearches: ReadonlyMap<string, EmptySearch>
  /** Requirements that no section answers. */
  readonly unanswered: readonly Requirement[]
  readonly failed: readonly Extract<Source, { state: 'failed' }>[]
  readonly counts: { readonly found: number; readonly read: number; readonly cited: number }
  readonly repairs: readonly Repair[]
  readonly cited: CitedCounts
  readonly audit: AuditView
  /** Of the cited sources and those that bear on a claim. */
  readonly provenance: Provenance
  /** Of all read sources, the cited ones first. */
  readonly contradictions: readonly Contradiction[]
}

const QUESTION_CHARS = 240

/** What was asked, in short: a host may have put a whole briefing into it. */
export function shownQuestion({ question }: Pick<ReportView, 'question'>): string {
  const whole = question.replace(/\s+/g, ' ').trim()
  // A few words more take no more room than it says to leave them out.
  return whole.length <= QUESTION_CHARS * 1.2 ? whole : cut(whole, QUESTION_CHARS)
}

/** Resolves every citation of a draft. A place that cannot be resolved is left out of `citations`; it is an open repair. */
export async function buildReportView(
  draft: Draft,
  desk: Desk,
  contradictions: readonly Contradiction[] = [],
): Promise<ReportView> {
  const { research, sources, requirements, emptySearches } = desk.state
  const places = draft.sections.flatMap(({ text }) => placesIn(text))
  const numbers = new Map<string, number>()
  const citations = new Map<string, readonly CitationView[]>()
  for (const place of places) {
    if (citations.has(place.key)) continue
    const views = (await quotesOf(place, desk)).map(quote => viewOf(place.key, quote, numbers))
    if (views.length > 0) citations.set(place.key, views)
  }
  const references = referencesOf([...citations.values()].flat())
  const audit = await buildAuditView(draft, desk)
  return {
    session: research.id,
    title: draft.title,
    question: research.question,
    language: research.language,
    style: styleAsked(research, requirements),
    at: draft.at,
    sections: draft.sections.map(({ id, heading, text }) => ({
      id,
      heading,
      markdown: markRepairs(id, text, draft.repairs),
    })),
    references,
    citations,
    emptySearches: new Map(emptySearches.map(one => [one.id, one])),
    unanswered: unansweredOf(draft, requirements),
    failed: sources.filter(source => source.state === 'failed'),
    counts: {
      found: sources.length,
      read: sources.filter(({ state }) => state === 'read').length,
      cited: numbers.size,
    },
    repairs: draft.repairs,
    cited: citedCounts({ ...(await reviewReport(draft.sections, desk)), repairs: draft.repairs }),
    audit,
    provenance: await provenanceOf(sourcesOf(references, audit), desk),
    contradictions: betweenCited(contradictions, references),
  }
}

/** What the report does not rest on is a matter of the research, and stands in its plan. */
export function betweenCited(
  contradictions: readonly Contradiction[],
  references: readonly Reference[],
): readonly Contradiction[] {
  const cited = new Set(references.map(({ source }) => source.id))
  return contradictions.filter(({ a, b }) => cited.has(a.source) && cited.has(b.source))
}

function styleAsked({ question, language }: Research, requirements: readonly Requirement[]): ReferenceStyle {
  const wishes = requirements.filter(({ role }) => role !== 'negative').map(({ text }) => text)
  return [...wishes, question].map(styleIn).find(style => style !== undefined) ?? styleOf(language)
}

/** Where half of what a requirement is about stands in the report, it is for its reader to say whether that answers it. */
function unansweredOf({ title, sections }: Draft, requirements: readonly Requirement[]): Requirement[] {
  const answering = sections.filter(({ text }) => text.includes('[@'))
  const answered = new Set(answering.flatMap(section => section.for))
  const there = new Set(words([title, ...answering.flatMap(({ heading, text }) => [heading, text])].join('\n')))
  return requirements.filter(
    one =>
      one.kind === 'part' &&
      needsAnswer(one) &&
      !isOfForm(one.text) &&
      !answered.has(one.id) &&
      !coversHalf(one.text, there),
  )
}

function sourcesOf(references: readonly Reference[], { claims }: AuditView): ReadSource[] {
  const all = [...references, ...claims.flatMap(({ quotes }) => quotes)].map(({ source }) => source)
  return [...new Map(all.map(source => [source.id, source])).values()]
}

/** A sentence with an open repair says so itself, a table's row in the cell that is wrong. */
function markRepairs(section: string, text: string, repairs: readonly Repair[]): string {
  const own = repairs.filter(repair => repair.section === section)
  const sentences = [...new Set(own.map(({ sentence }) => sentence))]
  return sentences.reduce((marked, sentence) => {
    const its = own.filter(repair => repair.sentence === sentence)
    return marked.replace(sentence, () => withMarks(sentence, its))
  }, text)
}

function withMarks(sentence: string, repairs: readonly Repair[]): string {
  const inCell = repairs.filter(({ cell }) => cell !== undefined && cell !== '' && sentence.includes(cell))
  const cells = [...new Set(inCell.flatMap(({ cell }) => cell ?? []))]
  const marked = cells.reduce((row, cell) => {
    const ids = inCell.filter(one => one.cell === cell)
    return row.replace(cell, () => cell + markOf(ids))
  }, sentence)
  const rest = repairs.filter(one => !inCell.includes(one))
  if (rest.length === 0) return marked
  // Behind the last bar of a row there is no cell.
  return /\|\s*$/.test(marked) ? marked.replace(/\s*\|\s*$/, end => markOf(rest) + end) : marked + markOf(rest)
}

const markOf = (repairs: readonly Repair[]) => ` **⚠ ${repairs.map(({ id }) => id).join(' ')}**`

async function quotesOf(place: CitedPlace, desk: Desk): Promise<Quote[]> {
  if (place.kind === 'search') return []
  if (place.kind === 'claim') {
    const evidence = desk.state.claims.find(({ id }) => id === place.id)?.evidence ?? []
    const quotes = await Promise.all(
      evidence.map(one => quotesOf({ key: place.key, kind: 'source', id: one.source, paragraph: one.paragraph }, desk)),
    )
    return quotes.flat()
  }
  const source = desk.state.sources.find(({ id }) => id === place.id)
  if (source?.state !== 'read') return []
  const quote = quoteOf(place, source, await desk.text(source.textSha256))
  return quote ? [quote] : []
}

function viewOf(
  key: string,
  { source, paragraph, page, start, end, text }: Quote,
  numbers: Map<string, number>,
): CitationView {
  const n = numbers.get(source.id) ?? numbers.size + 1
  numbers.set(source.id, n)
  const place = { key, n, source, start, ...(page !== undefined && { page }) }
  if (paragraph !== undefined) return { ...place, paragraph, end, quote: text }
  const quote = beginningOf(text)
  const goesOn = quote.length < text.trimEnd().length
  return { ...place, end: start + quote.length, quote, ...(goesOn && { goesOn }) }
}

function referencesOf(citations: readonly CitationView[]): Reference[] {
  const bySource = new Map<string, CitationView[]>()
  for (const one of citations) bySource.set(one.source.id, [...(bySource.get(one.source.id) ?? []), one])
  return [...bySource.values()].flatMap(own => (own[0] ? [{ n: own[0].n, source: own[0].source, citations: own }] : []))
}
