import type { Desk } from '../desk.ts'
import type { Repair, RepairProblem, Section } from '../domain/draft.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import type { CitedPlace } from '../evidence/citation.ts'
import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'
import { checkFigures } from '../evidence/figure-check.ts'
import { headingsAbove, type Quote, quoteOf } from './resolve.ts'

/** What a review found in one report. */
export interface Review {
  readonly repairs: readonly Repair[]
  /** Our words on figures that were computed from cited ones, such as `derived: 59 / 52 − 1 = 13.5 %`. */
  readonly derived: readonly string[]
  /** Sentences with a figure, a date or a name and no citation. */
  readonly uncited: readonly { readonly section: string; readonly sentence: string }[]
  readonly citations: number
  readonly sentences: number
}

type Finding = Pick<Repair, 'problem' | 'message' | 'fix' | 'replacement'>
type Resolved = { readonly quote: Quote; readonly stored: StoredText } | { readonly finding: Finding } | undefined

/** Holds every cited sentence against the stored texts. Rules: DESIGN §4, first rule set. */
export async function reviewReport(sections: readonly Section[], desk: Desk): Promise<Review> {
  const repairs: Repair[] = []
  const derived: string[] = []
  const uncited: { section: string; sentence: string }[] = []
  let citations = 0
  let count = 0
  for (const { id, text } of sections) {
    for (const sentence of citedSentences(text)) {
      count += 1
      citations += sentence.brackets.flatMap(({ places }) => places).length
      const written = text.slice(sentence.start, sentence.end)
      const { findings, notes } = await reviewSentence(sentence, written, desk)
      derived.push(...notes)
      for (const finding of findings)
        repairs.push({ id: `p${repairs.length + 1}`, section: id, sentence: written, ...finding })
      if (sentence.brackets.length === 0 && statesFact(sentence.text)) uncited.push({ section: id, sentence: written })
    }
  }
  return { repairs, derived, uncited, citations, sentences: count }
}

async function reviewSentence(
  sentence: CitedSentence,
  written: string,
  desk: Desk,
): Promise<{ findings: Finding[]; notes: string[] }> {
  const malformed = sentence.brackets.flatMap(bracket => bracket.malformed).map(malformedFinding)
  const places = sentence.brackets.flatMap(bracket => bracket.places)
  const resolved = await Promise.all(places.map(place => resolve(place, desk)))
  const quotes = resolved.filter(one => one !== undefined && 'quote' in one)
  const findings = [...malformed, ...resolved.flatMap(one => (one && 'finding' in one ? [one.finding] : []))]
  // A figure is only looked for where every place of its sentence could be opened.
  if (findings.length > 0 || quotes.length === 0) return { findings, notes: [] }
  const checks = checkFigures(sentence.text, {
    cited: quotes.map(({ quote }) => quote.text),
    around: quotes.flatMap(({ quote, stored }) => aroundOf(quote, stored)),
  })
  const missing = checks.filter(({ result }) => result === 'conflicts').map(({ figure }) => figure.text)
  const notes = checks.filter(({ name }) => name === 'derived_figure').map(({ reason }) => reason)
  if (missing.length === 0) return { findings: [], notes }
  return { findings: [figureFinding(missing, sentence, written, quotes)], notes }
}

function aroundOf(quote: Quote, stored: StoredText): string[] {
  const { title, published = '' } = quote.source
  return [title, published.slice(0, 4), ...headingsAbove(quote, stored)]
}

async function resolve(place: CitedPlace, desk: Desk): Promise<Resolved> {
  if (place.kind === 'claim') return claimFinding(place, desk)
  if (place.kind === 'search') return searchFinding(place, desk)
  const source = desk.state.sources.find(({ id }) => id === place.id)
  if (!source) {
    const last = desk.state.sources.length
    return problem(
      'unknown_source',
      `There is no source ${place.id}.`,
      last > 0 ? `Sources go from s1 to s${last}; recall kind: "sources" lists them.` : 'Read a source first.',
    )
  }
  if (source.state !== 'read') {
    return problem(
      'not_read',
      `${place.id} was ${source.state === 'found' ? 'only found, not read' : 'not readable'}.`,
      source.state === 'found' ? `read ${place.id} first, then cite a paragraph of it.` : 'Cite another source.',
    )
  }
  const stored = await desk.text(source.textSha256)
  const quote = quoteOf(place, source, stored)
  return quote ? { quote, stored } : missingPlace(place, source)
}

function missingPlace({ key, paragraph, sentence }: CitedPlace, { id, paragraphs }: ReadSource): Resolved {
  const isThere = sentence !== undefined && (paragraph ?? 0) <= paragraphs && (paragraph ?? 0) > 0
  if (!isThere)
    return problem(
      'missing_place',
      `${key} is not there: ${id} has ${paragraphs} paragraphs.`,
      'read it with `focus` to find the paragraph.',
    )
  return problem(
    'missing_place',
    `${key} is not there: that paragraph has fewer sentences.`,
    `Cite ${id}:${paragraph}.`,
  )
}

function claimFinding({ id }: CitedPlace, { state }: Desk): Resolved {
  const claim = state.claims.find(one => one.id === id)
  if (!claim) return problem('unknown_claim', `There is no claim ${id}.`, 'Cite the place in the source itself.')
  if (claim.verdict === 'supported' || claim.verdict === 'mixed') return undefined
  return problem(
    'claim_not_supported',
    `${id} is ${claim.verdict}.`,
    'Soften or remove the sentence, or cite what supports it.',
  )
}

function searchFinding({ id }: CitedPlace, { state }: Desk): Resolved {
  if (state.emptySearches.some(one => one.id === id)) return undefined
  const known = state.emptySearches.map(one => one.id).join(', ')
  return problem(
    'unknown_search',
    `There is no empty search ${id}.`,
    known ? `Empty searches: ${known}.` : 'No search came back empty yet.',
  )
}

const problem = (kind: RepairProblem, message: string, fix: string): { finding: Finding } => ({
  finding: { problem: kind, message, fix },
})

const malformedFinding = (key: string): Finding => ({
  problem: 'bad_citation',
  message: `"${key}" is no place.`,
  fix: 'Cite as [@s1:12], [@s1:12.2], [@c4] or [@n1]; several as [@s1:12; @s4:3].',
})

/** Looks for the figures in the other paragraphs of the cited sources; the first that has them all is the repair. */
function figureFinding(
  missing: readonly string[],
  sentence: CitedSentence,
  written: string,
  quotes: readonly { readonly quote: Quote; readonly stored: StoredText }[],
): Finding {
  const message = `${missing.join(', ')} ${missing.length > 1 ? 'stand' : 'stands'} in none of the cited places.`
  for (const { quote, stored } of quotes) {
    const better = paragraphWith(missing, sentence.text, quote, stored)
    if (better === undefined) continue
    const place = `${quote.source.id}:${better}`
    return {
      problem: 'figure_not_found',
      message,
      fix: `Cite ${place}, which has it.`,
      replacement: recite(sentence, written, place),
    }
  }
  return { problem: 'figure_not_found', message, fix: 'Cite the place that has it, correct the figure, or remove it.' }
}

function paragraphWith(
  missing: readonly string[],
  text: string,
  { paragraph, source }: Quote,
  stored: StoredText,
): number | undefined {
  const index = stored.paragraphs.findIndex(({ kind, start, end }, i) => {
    if (kind === 'heading' || i + 1 === paragraph) return false
    const around = [source.title, source.published?.slice(0, 4) ?? '']
    const checks = checkFigures(text, { cited: [stored.text.slice(start, end)], around })
    return missing.every(one =>
      checks.some(({ name, result, figure }) => figure.text === one && name === 'figure' && result === 'agrees'),
    )
  })
  return index < 0 ? undefined : index + 1
}

/** Looks like a checkable statement: a figure, or a name inside the sentence. Questions and the report's own remarks are none. */
function statesFact(text: string): boolean {
  if (/[?？]\s*$/.test(text) || text.length < 25) return false
  return /\d/.test(text) || /\s[A-Z][a-z]+/.test(text.slice(1))
}

/** The sentence with the better place: instead of the only one cited, else beside the others. */
function recite({ brackets, start }: CitedSentence, written: string, place: string): string {
  const last = brackets.at(-1)
  if (!last) return `${written} [@${place}]`
  const isOnly = brackets.length === 1 && last.places.length === 1
  const bracket = isOnly ? `[@${place}]` : `${written.slice(last.start - start, last.end - start - 1)}; @${place}]`
  return written.slice(0, last.start - start) + bracket + written.slice(last.end - start)
}
