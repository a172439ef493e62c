import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Desk } from '../desk.ts'
import type { Repair, Section } from '../domain/draft.ts'
import type { Source } from '../domain/source.ts'
import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'
import { absenceFindings } from './absence.ts'
import { cellIn, withoutGaps } from './cell.ts'
import { chartRepairs } from './chart-repairs.ts'
import { type CitedCheck, newCitedCheck, type Objection, type Weighed } from './cited-check.ts'
import { type OpenPart, reviewFigures } from './figures.ts'
import { linkFindings } from './links.ts'
import { literalFindings } from './literals.ts'
import { misquotedIn } from './misquoted.ts'
import { isPointer } from './no-figures.ts'
import { followsFrom } from './own-figures.ts'
import { reviewReferences } from './reference-marks.ts'
import { newRefuted, type RefutedClaims, withRefuted } from './refuted-claims.ts'
import { withoutRejected } from './rejected.ts'
import { withRepairIds } from './repair-ids.ts'
import { unitText } from './resolve.ts'
import { type Finding, lookalikeFindings, malformed, type OpenPlace, resolvePlace } from './resolve-place.ts'
import { type PartFinding, type RowParts, rowParts, toldOfRow } from './row-parts.ts'
import { clausesOf, isAside, sentenceParts } from './sentence-parts.ts'
import { statesFact } from './states-fact.ts'
import { toldBelow } from './told-below.ts'
import { wrongPlace } from './wrong-place.ts'

/** What a review found in one report. */
export interface Review {
  readonly repairs: readonly Repair[]
  /** Our words on figures that were computed from cited ones, such as `derived: 59 / 52 − 1 = 13.5 %`. */
  readonly derived: readonly string[]
  /** Sentences with a figure, a date or a name and no citation, but for those that only announce or sum up cited ones. */
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
      // Numbers that are marks of the text's own are no citations that a cell could answer with.
      const row = said === sentence ? rowParts(text, sentence) : undefined
      const key = [standing, written, said.text, ...(row?.parts ?? []).map(({ claim }) => claim)].join(' ')
      const found = await remembered(key, () => reviewSentence(said, written, bench, row))
      const findings = [...marked, ...found.findings]
      const cell = findings.length > 0 ? cellIn(text, sentence) : undefined
      repairs.push(...findings.map(one => ({ section: id, sentence: written, ...(cell ? cell(one) : one) })))
      seen.push({
        ...found,
        idleCells: row?.uncited ?? [],
        section: id,
        sentence,
        written,
        findings,
        isMarked: marked.length > 0,
        opensParagraph: /(?:^|\n\s*\n)\s*$/.test(text.slice(0, sentence.start)),
      })
    }
  }
  return { ...countsOf(seen, desk.state.research.question), repairs: withRepairIds(repairs, desk.state.drafts) }
}

/** What every sentence of a review is held against. */
interface Bench {
  readonly desk: Desk
  readonly check: CitedCheck
  readonly refuted: RefutedClaims
}

/** A sentence and what its review came to. */
interface Seen extends SentenceReview {
  /** Cells with figures for which no citation of their row answers. */
  readonly idleCells: readonly string[]
  readonly section: string
  readonly sentence: CitedSentence
  readonly written: string
  /** It has a number that leads nowhere. */
  readonly isMarked: boolean
  readonly opensParagraph: boolean
}

function countsOf(seen: readonly Seen[], question: string): Omit<Review, 'repairs'> {
  const cited = seen.filter(({ sentence }) => sentence.brackets.length > 0)
  const sound = cited.filter(({ findings }) => findings.length === 0)
  const borne = sound.filter(({ isBorne }) => isBorne).length
  const texts = cited.map(({ sentence }) => sentence.text)
  const isBare = ({ sentence: said, isMarked }: Seen) =>
    said.brackets.length === 0 && !isMarked && statesFact(withoutRejected(said.text))
  const told = toldBelow(seen)
  const computed = new Map(
    seen
      .filter(one => isBare(one) && !told.has(one))
      .map(one => [one, followsFrom(one.sentence.text, texts, question)] as const),
  )
  return {
    derived: seen.flatMap(one => [...one.notes, ...(computed.get(one) ?? [])]),
    uncited: seen.flatMap(one => {
      const { section, written, idleCells } = one
      const isUncited = computed.has(one) && computed.get(one) === undefined
      return [...(isUncited ? [written] : []), ...idleCells].map(sentence => ({ section, sentence }))
    }),
    citations: cited.flatMap(({ sentence }) => sentence.brackets.flatMap(({ places }) => places)).length,
    sentences: seen.length,
    borne,
    unread: sound.length - borne,
  }
}

interface SentenceReview {
  readonly findings: readonly PartFinding[]
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

async function reviewSentence(
  sentence: CitedSentence,
  written: string,
  bench: Bench,
  row: RowParts | undefined,
): Promise<SentenceReview> {
  const { desk, check, refuted } = bench
  const places = sentence.brackets.flatMap(bracket => bracket.places)
  const keys = places.map(({ key }) => key)
  const resolved = await Promise.all(places.map(place => resolvePlace(place, keys, desk)))
  const open = resolved.flatMap(one => one.open)
  const openAt = new Map(places.map(({ key }, i) => [key, resolved[i]?.open ?? []]))
  const parts = sentenceParts(written, sentence).map(({ text, brackets }): OpenPart => {
    const keys = brackets.flatMap(bracket => bracket.places.map(({ key }) => key))
    return { text: ownWords(text), open: keys.flatMap(key => openAt.get(key) ?? []) }
  })
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
  const isAccepted = check.isAccepted(sentence.text)
  const said =
    open.length === 0
      ? untested(places.length > 0)
      : row && !isAccepted
        ? await reviewRow(sentence, written, row, bench)
        : await reviewWords(isAccepted ? sentence : ownOf(sentence), written, open, bench, { parts })
  if (isAccepted) return said
  const claim = refuted.saidBy(sentence.text, said.isBorne)
  return claim ? { ...said, findings: withRefuted(said.findings, claim), isBorne: false } : said
}

/** What it quotes to reject it, its author does not say, nor what a cell leaves open. */
const ownWords = (text: string) => withoutRejected(withoutGaps(text))
const ownOf = (sentence: CitedSentence): CitedSentence => ({ ...sentence, text: ownWords(sentence.text) })

const untested = (isBorne: boolean): SentenceReview => ({ findings: [], notes: [], isBorne })

/** Each cell with a citation, against its own places. */
async function reviewRow(
  row: CitedSentence,
  written: string,
  { parts }: RowParts,
  bench: Bench,
): Promise<SentenceReview> {
  const reviews = await Promise.all(
    parts.map(async part => {
      const { said } = part
      const places = said.brackets.flatMap(bracket => bracket.places)
      const keys = places.map(({ key }) => key)
      const open = (await Promise.all(places.map(place => resolvePlace(place, keys, bench.desk)))).flatMap(
        one => one.open,
      )
      const words = written.slice(said.start - row.start, said.end - row.start)
      const review = open.length > 0 ? await reviewWords(said, words, open, bench, { own: part.own }) : untested(true)
      return { ...review, findings: review.findings.map(one => toldOfRow(one, part, row, written)) }
    }),
  )
  return {
    findings: reviews.flatMap(({ findings }) => findings),
    notes: [...new Set(reviews.flatMap(({ notes }) => notes))],
    isBorne: reviews.every(({ isBorne }) => isBorne),
  }
}

/** What a sentence says, against the words of its places. */
async function reviewWords(
  sentence: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  { desk, check }: Bench,
  { own = sentence, parts = [] }: { readonly own?: CitedSentence; readonly parts?: readonly OpenPart[] } = {},
): Promise<SentenceReview> {
  const misquoted = misquotedIn(sentence.text, open)
  if (misquoted.length > 0) return { findings: misquoted, notes: [], isBorne: false }
  const figures = await reviewFigures(sentence, written, open, check, desk, parts)
  if (figures.findings.length > 0) return { ...figures, isBorne: false }
  const { objection, isBorne } = await weighed(sentence.text, open, parts, check)
  const { notes } = figures
  if (objection && !isPointer(sentence.text)) return { findings: [contradicted(objection)], notes, isBorne }
  const literals = check.isAccepted(sentence.text) ? [] : await literalFindings(written, open, desk)
  if (literals.length > 0) return { findings: literals, notes, isBorne: false }
  // A cell says in few words what its place says in many: it is only refused where another place says it.
  const isCell = own !== sentence
  const wrong = await wrongPlace(own, written, open, check, desk)
  return { findings: wrong && (!isCell || wrong.replacement !== undefined) ? [wrong] : [], notes, isBorne }
}

/** Each part of a sentence answers to the places that follow it, and each clause of a part: a place may speak of one of them alone. */
async function weighed(
  sentence: string,
  open: readonly OpenPlace[],
  parts: readonly OpenPart[],
  check: CitedCheck,
): Promise<Weighed> {
  const whole = await check.weigh(sentence, open)
  if (check.isAccepted(sentence)) return whole
  const each =
    parts.length > 0
      ? await Promise.all(parts.map(part => weighedPart(part, check)))
      : whole.isBorne
        ? [whole]
        : [await clauseByClause({ text: sentence, open }, whole, check)]
  const objection = each.find(one => one.objection)?.objection
  if (objection) return { isBorne: false, objection }
  return { isBorne: whole.isBorne || each.every(({ isBorne }) => isBorne) }
}

const weighedPart = async (part: OpenPart, check: CitedCheck): Promise<Weighed> =>
  clauseByClause(part, await check.weigh(part.text, part.open), check)

async function clauseByClause({ text, open }: OpenPart, whole: Weighed, check: CitedCheck): Promise<Weighed> {
  const all = whole.isBorne ? [] : clausesOf(text)
  const clauses = all.filter(clause => !isAside(clause))
  if (clauses.length === 0) return whole
  const each = await Promise.all(clauses.map(clause => check.weigh(clause, open)))
  const denied = await Promise.all(clauses.map(clause => check.denied(clause, open)))
  const objection = denied.find(one => one !== undefined) ?? each.find(one => one.objection)?.objection
  const isKept = objection !== undefined && (whole.objection !== undefined || denied.includes(objection))
  const isBorne = clauses.length === all.length && each.every(one => one.isBorne)
  return { isBorne, ...(isKept && { objection }) }
}

const isNoAddress = (key: string) => !/^https?:/.test(key)

const contradicted = ({ place, reasons }: Objection): Finding => ({
  problem: 'contradicted',
  message: `${place} seems to say otherwise: ${reasons.join('; ')}.`,
  fix: 'Correct the sentence, or give your verdict on it.',
})
