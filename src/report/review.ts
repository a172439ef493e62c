import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Desk } from '../desk.ts'
import type { Repair, Section } from '../domain/draft.ts'
import type { Source } from '../domain/source.ts'
import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'
import { quotationsIn, standsIn } from '../evidence/quote-compare.ts'
import { locateQuote } from '../text/fold.ts'
import { absenceFindings } from './absence.ts'
import { cellIn } from './cell.ts'
import { chartRepairs } from './chart-repairs.ts'
import { type CitedCheck, newCitedCheck, type Objection } from './cited-check.ts'
import { reviewFigures } from './figures.ts'
import { linkFindings } from './links.ts'
import { literalFindings } from './literals.ts'
import { isPointer } from './no-figures.ts'
import { reviewReferences } from './reference-marks.ts'
import { newRefuted, type RefutedClaims, withRefuted } from './refuted-claims.ts'
import { withRepairIds } from './repair-ids.ts'
import { unitText } from './resolve.ts'
import { type Finding, lookalikeFindings, malformed, type OpenPlace, resolvePlace } from './resolve-place.ts'
import { statesFact } from './states-fact.ts'
import { wrongPlace } from './wrong-place.ts'

/** What a review found in one report. */
export interface Review {
  readonly repairs: readonly Repair[]
  /** Our words on figures that were computed from cited ones, such as `derived: 59 / 52 − 1 = 13.5 %`. */
  readonly derived: readonly string[]
  /** Sentences with a figure, a date or a name and no citation. */
  readonly uncited: readonly { readonly section: string; readonly sentence: string }[]
  readonly citations: number
  readonly sentences: number
  /** Cited sentences without a repair: those that the checks or a reader bear out, and those that nobody has read yet. */
  readonly borne: number
  readonly unread: number
}

/** Holds every cited sentence against the stored texts. Rules: DESIGN §4, first rule set. */
export async function reviewReport(sections: readonly Section[], desk: Desk): Promise<Review> {
  const repairs: Omit<Repair, 'id'>[] = []
  const seen: Seen[] = []
  const bench: Bench = { desk, check: newCitedCheck(desk), refuted: newRefuted(desk.state.claims) }
  const standing = standingOf(desk)
  const references = reviewReferences(sections, desk.state)
  for (const [i, { id, text }] of sections.entries()) {
    repairs.push(...(await chartRepairs(id, text, desk)))
    for (const sentence of citedSentences(text).filter(one => !references.isListed(i, one))) {
      const written = text.slice(sentence.start, sentence.end)
      const { marked, said } = references.of(i, sentence, written)
      const found = await remembered(`${standing} ${written} ${said.text}`, () => reviewSentence(said, written, bench))
      const findings = [...marked, ...found.findings]
      const cell = findings.length > 0 ? cellIn(text, sentence) : undefined
      repairs.push(...findings.map(one => ({ section: id, sentence: written, ...(cell ? cell(one) : one) })))
      seen.push({ ...found, section: id, sentence, written, findings, isMarked: marked.length > 0 })
    }
  }
  return { ...countsOf(seen), repairs: withRepairIds(repairs, desk.state.drafts) }
}

/** What every sentence of a review is held against. */
interface Bench {
  readonly desk: Desk
  readonly check: CitedCheck
  readonly refuted: RefutedClaims
}

/** A sentence and what its review came to. */
interface Seen extends SentenceReview {
  readonly section: string
  readonly sentence: CitedSentence
  readonly written: string
  /** It has a number that leads nowhere. */
  readonly isMarked: boolean
}

function countsOf(seen: readonly Seen[]): Omit<Review, 'repairs'> {
  const cited = seen.filter(({ sentence }) => sentence.brackets.length > 0)
  const sound = cited.filter(({ findings }) => findings.length === 0)
  const borne = sound.filter(({ isBorne }) => isBorne).length
  return {
    derived: seen.flatMap(({ notes }) => notes),
    uncited: seen
      .filter(one => one.sentence.brackets.length === 0 && !one.isMarked && statesFact(one.sentence.text))
      .map(({ section, written }) => ({ section, sentence: written })),
    citations: cited.flatMap(({ sentence }) => sentence.brackets.flatMap(({ places }) => places)).length,
    sentences: seen.length,
    borne,
    unread: sound.length - borne,
  }
}

interface SentenceReview {
  readonly findings: readonly Finding[]
  readonly notes: readonly string[]
  readonly isBorne: boolean
}

/** Sentences of the drafts at hand: an edit leaves all but one of them as they were. */
const known = new LRUCache<string, SentenceReview>({ max: 4_000 })

/** The key holds all that a review looks at, so what is remembered is what it would find again. */
async function remembered(key: string, review: () => Promise<SentenceReview>): Promise<SentenceReview> {
  const found = known.get(key) ?? (await review())
  known.set(key, found)
  return found
}

/** A hash of everything beside the sentence that its review depends on. */
function standingOf({ state: { research, sources, claims, emptySearches } }: Desk): string {
  const { question, exclude } = research
  const copies = sources.map(one => [
    one.id,
    one.state,
    one.address,
    one.aliases,
    one.title,
    one.published,
    hashOf(one),
  ])
  const whole = JSON.stringify([question, exclude, copies, claims, emptySearches.map(({ id, query }) => [id, query])])
  return createHash('sha256').update(whole).digest('base64')
}

const hashOf = (source: Source) => (source.state === 'read' ? source.textSha256 : '')

async function reviewSentence(sentence: CitedSentence, written: string, bench: Bench): Promise<SentenceReview> {
  const { desk, check, refuted } = bench
  const places = sentence.brackets.flatMap(bracket => bracket.places)
  const keys = places.map(({ key }) => key)
  const resolved = await Promise.all(places.map(place => resolvePlace(place, keys, desk)))
  const open = resolved.flatMap(one => one.open)
  const cited = open.map(({ quote, stored }) => unitText(quote, stored))
  const findings = [
    ...lookalikeFindings(written),
    ...linkFindings(written, [desk.state.research.question, ...cited], desk.state),
    ...sentence.brackets.flatMap(bracket => bracket.malformed.filter(isNoAddress)).map(malformed),
    ...resolved.flatMap(one => one.findings),
    ...absenceFindings(sentence, desk),
  ]
  // What it says is only looked at where every place of the sentence could be opened.
  if (findings.length > 0) return { findings, notes: [], isBorne: false }
  // An empty search that is cited for what was not found is all that there is to see.
  const said = open.length > 0 ? await reviewWords(sentence, written, open, bench) : untested(places.length > 0)
  if (check.isAccepted(sentence.text)) return said
  const claim = refuted.saidBy(sentence.text, said.isBorne)
  return claim ? { ...said, findings: withRefuted(said.findings, claim), isBorne: false } : said
}

const untested = (isBorne: boolean): SentenceReview => ({ findings: [], notes: [], isBorne })

/** What a sentence says, against the words of its places. */
async function reviewWords(
  sentence: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  { desk, check }: Bench,
): Promise<SentenceReview> {
  const misquoted = misquotedIn(sentence.text, open)
  if (misquoted.length > 0) return { findings: misquoted, notes: [], isBorne: false }
  const figures = await reviewFigures(sentence, written, open, check, desk)
  if (figures.findings.length > 0) return { ...figures, isBorne: false }
  const { objection, isBorne } = await check.weigh(sentence.text, open)
  const { notes } = figures
  if (objection && !isPointer(sentence.text)) return { findings: [contradicted(objection)], notes, isBorne }
  const literals = check.isAccepted(sentence.text) ? [] : await literalFindings(written, open, desk)
  if (literals.length > 0) return { findings: literals, notes, isBorne: false }
  const wrong = await wrongPlace(sentence, written, open, check, desk)
  return { findings: wrong ? [wrong] : [], notes, isBorne }
}

const isNoAddress = (key: string) => !/^https?:/.test(key)

/** Fewer words in quotation marks are a term or a title. */
const QUOTED_WORDS = 5
const QUOTED_HAN = 8

function isLongQuote(quote: string): boolean {
  const han = quote.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= QUOTED_HAN || quote.trim().split(/\s+/).length >= QUOTED_WORDS
}

/** What stands in quotation marks has to stand in a cited place, word for word. */
function misquotedIn(text: string, open: readonly OpenPlace[]): Finding[] {
  const isThere = (quote: string) =>
    open.some(one => standsIn(unitText(one.quote, one.stored), quote) || standsIn(one.quote.source.title, quote))
  return quotationsIn(text)
    .filter(quote => isLongQuote(quote) && !isThere(quote))
    .map(quote => ({
      problem: 'misquoted',
      message: `“${quote.slice(0, 60)}${quote.length > 60 ? '…' : ''}” does not stand in ${open.length > 1 ? 'the cited places' : 'the cited place'} word for word${elsewhere(quote, open)}.`,
      fix: 'Copy the words as they stand there, cite the place that has them, or take the quotation marks away.',
    }))
}

/** Where the words stand in a source that is cited. */
function elsewhere(quote: string, open: readonly OpenPlace[]): string {
  for (const { quote: cited, stored } of open) {
    const at = locateQuote(stored.text, quote)
    const n = at && stored.paragraphs.findIndex(({ start, end }) => start <= at.start && at.end <= end) + 1
    if (n) return `; it stands in ${cited.source.id}:${n}`
  }
  return ''
}

const contradicted = ({ place, reasons }: Objection): Finding => ({
  problem: 'contradicted',
  message: `${place} seems to say otherwise: ${reasons.join('; ')}.`,
  fix: 'Correct the sentence, or give your verdict on it.',
})
