import type { Desk } from '../desk.ts'
import type { CitedPart, ReportStatement } from '../domain/cited-counts.ts'
import type { CitedPlace } from '../evidence/citation.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { withoutRowHeading } from '../text/cell-form.ts'
import { absenceFindings } from './absence.ts'
import { withoutGaps } from './cell.ts'
import type { CitedCheck, Objection } from './cited-check.ts'
import { type OpenPart, reviewFigures } from './figures.ts'
import { linkFindings } from './links.ts'
import { literalFindings } from './literals.ts'
import { misquotedIn } from './misquoted.ts'
import { isPointer } from './no-figures.ts'
import { isContested, readOtherwise } from './reader-said.ts'
import { type RefutedClaims, withRefuted } from './refuted-claims.ts'
import { withoutRejected } from './rejected.ts'
import { unitText } from './resolve.ts'
import { type Finding, lookalikeFindings, malformed, type OpenPlace, resolvePlace } from './resolve-place.ts'
import { type PartFinding, type RowItem, type RowOf, type RowPart, type RowParts, toldOfRow } from './row-parts.ts'
import { sentenceParts } from './sentence-parts.ts'
import { weighed } from './weigh.ts'
import { wrongPlace } from './wrong-place.ts'

/** What every sentence of a review is held against. */
export interface Bench {
  readonly desk: Desk
  readonly check: CitedCheck
  readonly refuted: RefutedClaims
}

/** What a review found in one sentence. */
export interface SentenceReview {
  readonly findings: readonly PartFinding[]
  readonly notes: readonly string[]
  readonly isBorne: boolean
  /** The sentence, or its cells; none where its words were not looked at. */
  readonly stated: readonly Stated[]
}

type Stated = Pick<ReportStatement, 'text' | 'places' | 'isCell' | 'parts'> & { readonly isBorne: boolean }

/** Holds one sentence against its places, a row of a table cell by cell where its cells cite. */
export async function reviewSentence(
  sentence: CitedSentence,
  written: string,
  bench: Bench,
  { row, items }: RowOf,
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
  const stated = (isBorne: boolean, parts: readonly CitedPart[] = []): Stated[] =>
    places.length === 0 ? [] : [{ text: sentence.text, places: sourceKeys(places), isCell: false, parts, isBorne }]
  if (findings.length > 0) return { findings, notes: [], isBorne: false, stated: stated(false) }
  // An empty search that is cited for what was not found is all that there is to see.
  const isAccepted = check.isAccepted(sentence.text)
  const said =
    open.length === 0
      ? untested(places.length > 0)
      : row && !isAccepted
        ? await reviewRow(sentence, written, row, bench)
        : asStated(
            await reviewWords(isAccepted ? sentence : ownOf(sentence), written, open, bench, { parts }),
            sentence.text,
            desk,
            stated,
          )
  if (isAccepted) return said
  const told = items.length > 0 && open.length > 0 ? await byItems(said, items, bench) : said
  const claim = refuted.saidBy(sentence.text, told.isBorne)
  return claim ? { ...told, findings: withRefuted(told.findings, claim), isBorne: false } : told
}

/** A row is borne out as a whole, or by its cells. */
async function byItems(whole: SentenceReview, items: readonly RowItem[], bench: Bench): Promise<SentenceReview> {
  const parts = whole.stated.flatMap(one => one.parts)
  const stated = await Promise.all(items.map(item => statedByItem(item, false, whole, parts, bench)))
  const isBorne = whole.isBorne || (whole.findings.length === 0 && stated.every(one => one.isBorne))
  return { ...whole, isBorne, stated: stated.map(one => ({ ...one, isCell: true })) }
}

/** What readers and other sources say of a sentence as a whole counts before what its places do. */
function asStated(
  { parts, ...words }: WordsReview,
  text: string,
  { state: { claims } }: Desk,
  stated: (isBorne: boolean, parts: readonly CitedPart[]) => Stated[],
): SentenceReview {
  const open = words.findings.length === 0 ? readOtherwise(text, claims) : undefined
  const isBorne = words.isBorne && open === undefined && !isContested(text, claims)
  return { ...words, ...(open && { findings: [open] }), isBorne, stated: stated(isBorne, parts) }
}

const sourceKeys = (places: readonly CitedPlace[]) =>
  places.filter(({ kind }) => kind === 'source').map(({ key }) => key)

/** What it quotes to reject it, its author does not say, nor what a cell leaves open. */
const ownWords = (text: string) => withoutRejected(withoutGaps(text))
const ownOf = (sentence: CitedSentence): CitedSentence => ({ ...sentence, text: ownWords(sentence.text) })

const untested = (isBorne: boolean): SentenceReview => ({ findings: [], notes: [], isBorne, stated: [] })

/** Each cell with a citation, against its own places. */
async function reviewRow(
  row: CitedSentence,
  written: string,
  { parts }: RowParts,
  bench: Bench,
): Promise<SentenceReview> {
  const reviews = await Promise.all(
    parts.map(async part => {
      const { findings, ...cell } = await reviewCell(part, row, written, bench)
      return { ...cell, findings: findings.map(one => toldOfRow(one, part, row, written)) }
    }),
  )
  return {
    findings: reviews.flatMap(({ findings }) => findings),
    notes: [...new Set(reviews.flatMap(({ notes }) => notes))],
    isBorne: reviews.every(({ isBorne }) => isBorne),
    stated: reviews.flatMap(({ stated }) => stated),
  }
}

async function reviewCell(part: RowPart, row: CitedSentence, written: string, bench: Bench): Promise<SentenceReview> {
  const { said, own, items, at } = part
  const open = await opened(
    said.brackets.flatMap(bracket => bracket.places),
    bench.desk,
  )
  if (open.length === 0) return untested(true)
  const words = written.slice(said.start - row.start, said.end - row.start)
  const { parts, ...review } = await reviewWords(said, words, open, bench, { own })
  const stated = await Promise.all(items.map(item => statedByItem(item, items.length > 1, review, parts, bench)))
  const { claims } = bench.desk.state
  const otherwise = items.map(({ claim }) => readOtherwise(claim, claims)).find(one => one !== undefined)
  return {
    ...review,
    ...(otherwise && review.findings.length === 0 && { findings: [otherwise] }),
    isBorne: stated.every(({ isBorne }) => isBorne),
    stated: stated.map(one => ({ ...one, isCell: at !== 0 })),
  }
}

/** Of a cell that cites apart each item is looked at by itself. */
async function statedByItem(
  { claim, text, places }: RowItem,
  isOfMany: boolean,
  review: Pick<WordsReview, 'findings' | 'isBorne'>,
  parts: readonly CitedPart[],
  { desk, check }: Bench,
): Promise<Omit<Stated, 'isCell'>> {
  // What a cell leaves to its column to say, its claim says.
  const wordings =
    review.findings.length > 0 || review.isBorne ? [] : [...(isOfMany ? [text] : []), claim, ...headless(claim)]
  const open = wordings.length > 0 ? await opened(places, desk) : []
  const looks = await Promise.all(wordings.map(words => weighed(words, open, [], check)))
  const looked = looks.find(one => one.isBorne) ?? looks[0]
  const isBorne = check.isAccepted(claim) || (looked?.isBorne ?? review.isBorne)
  return {
    text: claim,
    places: sourceKeys(places),
    parts: looked?.parts ?? parts,
    isBorne: isBorne && !isContested(claim, desk.state.claims),
  }
}

/** Its column's head and its words, and its words alone. */
function headless(claim: string): string[] {
  const rest = withoutRowHeading(claim)
  return rest === undefined ? [] : [rest, rest.replace(/^[^:]+: /u, '')]
}

async function opened(places: readonly CitedPlace[], desk: Desk): Promise<OpenPlace[]> {
  const keys = places.map(({ key }) => key)
  return (await Promise.all(places.map(place => resolvePlace(place, keys, desk)))).flatMap(one => one.open)
}

/** Of words alone, with what of them was held against places by itself. */
type WordsReview = Omit<SentenceReview, 'stated'> & { readonly parts: readonly CitedPart[] }

/** What a sentence says, against the words of its places. */
async function reviewWords(
  sentence: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  { desk, check }: Bench,
  { own = sentence, parts = [] }: { readonly own?: CitedSentence; readonly parts?: readonly OpenPart[] } = {},
): Promise<WordsReview> {
  const misquoted = misquotedIn(sentence.text, open)
  if (misquoted.length > 0) return { findings: misquoted, notes: [], isBorne: false, parts: [] }
  const figures = await reviewFigures(sentence, written, open, check, desk, parts)
  if (figures.findings.length > 0) return { ...figures, isBorne: false, parts: [] }
  const { objection, isBorne, parts: looked } = await weighed(sentence.text, open, parts, check)
  const { notes } = figures
  if (objection && !isPointer(sentence.text))
    return { findings: [contradicted(objection)], notes, isBorne, parts: looked }
  const literals = check.isAccepted(sentence.text) ? [] : await literalFindings(written, open, desk)
  if (literals.length > 0) return { findings: literals, notes, isBorne: false, parts: looked }
  // A cell says in few words what its place says in many: it is only refused where another place says it.
  const isCell = own !== sentence
  const wrong = await wrongPlace(own, written, open, check, desk)
  const isRefused = wrong && (!isCell || wrong.replacement !== undefined)
  return { findings: isRefused ? [wrong] : [], notes, isBorne, parts: looked }
}

const isNoAddress = (key: string) => !/^https?:/.test(key)

const contradicted = ({ place, reasons }: Objection): Finding => ({
  problem: 'contradicted',
  message: `${place} seems to say otherwise: ${reasons.join('; ')}.`,
  fix: 'Correct the sentence, or give your verdict on it.',
})
