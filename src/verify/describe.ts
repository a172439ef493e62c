import type { CitedPart } from '../domain/cited-counts.ts'
import { type Claim, DISPUTED, type Verdict, wasRead } from '../domain/claim.ts'
import type { ResearchError } from '../errors.ts'
import type { EvidenceText } from '../evidence/source-sentences.ts'
import { isCountable } from '../evidence/verdict.ts'
import { candidatesOf, citedTexts, decidingOf, type Located, type Places, placesIn, withCited } from './located.ts'
import { missingWords } from './missing-words.ts'
import type { RepairClaims } from './repair-claims.ts'
import { type ReportStatements, type Standing, standingIn } from './report-statements.ts'

export interface VerifyReply {
  readonly facts: readonly string[]
  readonly quoted: readonly { readonly place: string; readonly text: string }[]
  readonly next?: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface VerifyContext {
  readonly refused: readonly ResearchError[]
  /** Links of the text that no source was read from. */
  readonly unread: readonly string[]
  readonly texts: readonly EvidenceText[]
  /** Of a whole draft: what is wrong first, what stands in one line. */
  readonly isReview: boolean
  /** Lines on the health of sources. */
  readonly beware: readonly string[]
  /** Repairs whose sentences were taken as claims. */
  readonly repairs: RepairClaims
  /** Of the draft that is reviewed. */
  readonly stated: ReportStatements
}

const SHOWN_CLAIMS = 20
/** Sentences for a reader in one reply: of many claims the closest one each, of few up to three. */
const READER_PLACES = 20
const CANDIDATES = 3
const SHOWN_PLACES = 4
const SHOWN_LINKS = 5
const SHOWN_OTHERS = 20

/** One line a claim, then the sentences that a reader should look at, behind their places. */
export function describeClaims(all: readonly Claim[], context: VerifyContext): VerifyReply {
  const dropped = all.filter(one => one.dropped)
  const claims = all.filter(one => !one.dropped)
  const { refused, unread, texts, isReview, beware, repairs } = context
  const standing = new Map(claims.map(one => [one.id, standingIn(one, context.stated)]))
  const isWaiting = ({ id }: Claim) => standing.get(id)?.isWaiting ?? false
  const sorted = isReview ? [...claims].sort((a, b) => urgency(a) - urgency(b)) : claims
  const settled = isReview ? sorted.filter(one => isSettled(one) && !isWaiting(one)) : []
  const listed = sorted.filter(one => !settled.includes(one))
  const shown = listed.slice(0, SHOWN_CLAIMS)
  const places = placesIn(texts)
  const needy = listed.filter(isWaiting)
  const worded = claims.filter(isWorded).map(({ id }) => id)
  const perClaim = Math.max(1, Math.min(CANDIDATES, Math.floor(READER_PLACES / Math.max(1, needy.length))))
  const asked = needy
    .slice(0, READER_PLACES)
    .map(claim => ({ claim, evidence: withCited(claim, candidatesOf(claim).slice(0, perClaim), texts) }))
  const quoted = quotesOf(asked, decidedIn(listed.filter(one => !needy.includes(one))), places)
  return {
    facts: [
      ...dropped.map(({ id }) => `${id} dropped: it is kept, and nothing is asked of it`),
      ...shown.map(claim => describeClaim(claim, places, texts, standing.get(claim.id))),
      ...(listed.length > shown.length ? [leftOut(listed, shown.length)] : []),
      ...(settled.length > 0 ? [`supported (${settled.length}): ${settled.map(({ id }) => id).join(' ')}`] : []),
      ...(repairs.size > 0
        ? [`sentences of repairs: ${Array.from(repairs, ([id, { claim }]) => `${id} is ${claim}`).join(', ')}`]
        : []),
      ...beware,
      ...refused.map(({ message, fix }) => `refused: ${message} ${fix}`),
      ...(texts.length === 0 ? ['no source was read yet, so nothing could be checked'] : []),
      ...(unread.length > 0 ? [`linked but not read: ${some(unread, SHOWN_LINKS)}`] : []),
      ...(asked.length > 0 ? [describeNeeds(needy.slice(asked.length), asked, places)] : []),
      ...(worded.length > 0
        ? [`borne out by words alone, so read its place before you rely on it: ${some(worded, SHOWN_OTHERS)}`]
        : []),
    ],
    quoted: Array.from(quoted, ([place, text]) => ({ place, text })),
    ...nextOf(asked, context),
    data: {
      claims: claims.map(claim => {
        const { id, verdict, confidence, independent, disputed } = claim
        const decided = decidingOf(claim, DECIDING_EACH).map(one => places.of(one))
        return { id, verdict, confidence, independent, disputed, ...(decided.length > 0 && { decided }) }
      }),
      needs: needy.map(({ id }) => id),
      refused: refused.length,
    },
  }
}

/** Deciding sentences in one reply: of refuted claims always, of others while there is room. */
const DECIDING = 12
const DECIDING_EACH = 2

function decidedIn(claims: readonly Claim[]): Asked[] {
  const isAgainst = ({ verdict }: Claim) => verdict === 'refuted' || verdict === 'mixed'
  const sorted = [...claims.filter(isAgainst), ...claims.filter(one => one.verdict === 'supported')]
  const decided = sorted
    .filter(one => !wasRead(one))
    .map(claim => ({ claim, evidence: decidingOf(claim, DECIDING_EACH) }))
  return decided.filter(({ claim }, i) => isAgainst(claim) || i < DECIDING)
}

/** Places with their words, each once: what decided stands first. */
function quotesOf(asked: readonly Asked[], decided: readonly Asked[], places: Places): ReadonlyMap<string, string> {
  const quoted = new Map<string, string>()
  for (const { claim, evidence } of [...decided, ...asked])
    for (const one of evidence) quoted.set(places.of(one), places.textOf(one, claim.text))
  return quoted
}

/** Refuted before mixed before insufficient. */
const urgency = ({ verdict, disputed }: Claim) =>
  ['refuted', 'mixed', 'insufficient', 'supported'].indexOf(verdict) - (disputed ? 1 : 0)

const isSettled = ({ verdict, disputed }: Claim) => verdict === 'supported' && !disputed

const CERTAIN = 0.65

/** Nothing that can be counted bears it out, and its words are not nearly all there. */
function isWorded(claim: Claim): boolean {
  if (claim.verdict !== 'supported' || claim.confidence >= CERTAIN || wasRead(claim)) return false
  const own = claim.evidence.filter(({ stance }) => stance === 'supports')
  return !own.some(({ checks }) => checks.some(one => one.result === 'agrees' && isCountable(one)))
}

function describeClaim(
  claim: Claim,
  places: Places,
  texts: readonly EvidenceText[],
  standing: Standing | undefined,
): string {
  const { id, text, verdict, confidence, disputed, independent, evidence, reasons } = claim
  const decisive = evidence.filter(({ stance }) => stance !== 'neutral').map(one => places.of(one))
  const parts = [
    `${id} ${verdict} ${confidence.toFixed(2)}${disputed ? ' disputed' : ''}`,
    ...(verdict === 'insufficient' ? [] : [independenceOf(verdict, independent)]),
    ...(decisive.length > 0 ? [some([...new Set(decisive)], SHOWN_PLACES)] : []),
    reasons.filter(reason => reason !== DISPUTED).join('; '),
    ...describeMissing(claim, texts),
    ...describeOpen(standing?.open ?? []),
  ]
  return `${parts.join(' · ')} — “${shorten(text, standing?.isWaiting ? ASKED_CHARS : SHOWN_CHARS)}”`
}

/** Of a claim that its places leave open what is not in them. */
function describeMissing(claim: Claim, texts: readonly EvidenceText[]): string[] {
  if (claim.verdict !== 'insufficient' || wasRead(claim)) return []
  const missing = missingWords(claim.text, citedTexts(claim, texts))
  return missing === '' ? [] : [missing]
}

const describeOpen = (open: readonly CitedPart[]): string[] =>
  open.length === 0
    ? []
    : [
        `not borne out by itself: ${open.map(({ text, places }) => `“${shorten(text, SHOWN_CHARS)}” (${places.join(', ')})`).join(', ')}`,
      ]

const independenceOf = (verdict: Verdict, independent: number) =>
  verdict === 'supported' && independent === 0 ? 'no second source yet' : `${independent} independent`

const LEFT_OUT = 30

function leftOut(claims: readonly Claim[], shown: number): string {
  const left = claims.slice(shown).map(({ id }) => id)
  return `${left.length} more claims were checked: ${some(left, LEFT_OUT)}; cross_verify claims: ["${left[0]}", …] shows those named`
}

interface Asked {
  readonly claim: Claim
  readonly evidence: readonly Located[]
}

function describeNeeds(others: readonly Claim[], asked: readonly Asked[], places: Places): string {
  const each = asked.map(
    ({ claim, evidence }) =>
      `${claim.id}${evidence.length > 0 ? ` (${[...new Set(evidence.map(one => places.of(one)))].join(' ')})` : ''}`,
  )
  const ids = others.map(({ id }) => id)
  const more = ids.length > 0 ? `, then ${some(ids, SHOWN_OTHERS)}: recall id: "${ids[0]}" shows its sentences` : ''
  return `needs you: ${each.join(', ')}${more}`
}

function nextOf(asked: readonly Asked[], { texts, unread }: VerifyContext): { next?: string } {
  const [first] = asked
  const [evidence] = first?.evidence ?? []
  if (first?.claim.disputed)
    return {
      next: `${first.claim.id} is disputed: read it once more, then cross_verify verdicts: ["${first.claim.id} ${choice} PLACE"] with another place or the source's own words as quote.`,
    }
  if (first && evidence)
    return {
      next: `read the quoted places, then cross_verify verdicts: ["${first.claim.id} ${choice} PLACE"], one a claim.`,
    }
  if (texts.length > 0) return {}
  const links = unread.slice(0, SHOWN_LINKS).map(one => JSON.stringify(one))
  return {
    next:
      links.length > 0
        ? `read urls: [${links.join(', ')}].`
        : 'search queries: ["…"], read: 3 finds sources to check against.',
  }
}

/** None of them is suggested. */
const choice = 'supported|refuted|mixed|insufficient'

function some(items: readonly string[], shown: number): string {
  return `${items.slice(0, shown).join(' ')}${items.length > shown ? ` +${items.length - shown}` : ''}`
}

const SHOWN_CHARS = 70
/** Of what waits for a verdict, which is on all of it. */
const ASKED_CHARS = 140

function shorten(text: string, chars: number): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > chars ? `${line.slice(0, chars).replace(/[\ud800-\udbff]$/, '')}…` : line
}
