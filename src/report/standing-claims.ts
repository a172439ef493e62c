import type { Claim } from '../domain/claim.ts'
import type { Draft } from '../domain/draft.ts'
import { citedSentences } from '../evidence/cited-sentences.ts'
import { figureTerms, shareIn } from '../evidence/claim-terms.ts'
import { negatorsIn } from '../evidence/negation.ts'
import { directionsIn } from '../evidence/polarity.ts'
import { fold } from '../text/fold.ts'
import { words } from '../text/words.ts'
import { placesIn } from './places-in.ts'

/** A sentence of the draft, taken apart once for all claims. */
interface Said {
  readonly text: string
  readonly folded: string
  readonly places: ReadonlySet<string>
}

/**
 * The claims that a draft makes, each once. What was tried on the way and is not in it is the session's, not the report's; so is a part or
 * an older wording of a sentence that a claim says as a whole.
 */
export function standingClaims(claims: readonly Claim[], { sections }: Pick<Draft, 'sections'>): Claim[] {
  const cited = new Set(sections.flatMap(({ text }) => placesIn(text)).map(({ id }) => id))
  const sentences = sections.flatMap(({ text }) => saidIn(text))
  const whole = new Map(sentences.flatMap(said => wholeOf(claims, said).map(claim => [said, claim] as const)))
  return claims.filter(claim => {
    if (cited.has(claim.id)) return true
    const says = sentences.filter(said => isSaid(claim, said))
    return says.some(said => isOwn(claim, said, whole.get(said)))
  })
}

/** The claim that says all of a sentence and no more; of several the last that was decided. */
function wholeOf(claims: readonly Claim[], said: Said): Claim[] {
  const all = claims.filter(claim => isSaid(claim, said) && saysAll(claim, said))
  return all
    .filter(({ verdict }) => verdict !== 'insufficient')
    .slice(-1)
    .concat(all.slice(-1))
    .slice(0, 1)
}

const saysAll = ({ text }: Claim, said: Said) =>
  bare(text) === said.folded || (isNearly(text, said.text) && isNearly(said.text, text))

/** Beside the claim that says the whole sentence only a part of it in the same words that came out otherwise. */
function isOwn(claim: Claim, said: Said, whole: Claim | undefined): boolean {
  if (whole === undefined || whole === claim) return true
  const isAgainst = claim.verdict === 'refuted' || claim.verdict === 'mixed'
  return isAgainst && claim.verdict !== whole.verdict && said.folded.includes(bare(claim.text))
}

const saidIn = (markdown: string): Said[] =>
  citedSentences(markdown).map(({ text, brackets }) => ({
    text,
    folded: bare(text),
    places: new Set(
      brackets
        .flatMap(({ places }) => places)
        .flatMap(({ id, paragraph }) => (paragraph === undefined ? [] : [`${id}:${paragraph}`])),
    ),
  }))

function isSaid(claim: Claim, said: Said): boolean {
  const { text, verdict } = claim
  const isThere = said.folded.includes(bare(text))
  // What a report corrects or denies it does not say: more words of its own may turn those of the claim.
  if (verdict === 'refuted')
    return (isThere || (isNearly(text, said.text) && shareIn(said.text, [text]) >= OWN)) && turnsAs(text, said.text)
  return isThere || isNearly(text, said.text) || isOfItsPlace(claim, said)
}

const bare = (text: string) =>
  fold(text)
    .text.trim()
    .replace(/[.。]$/, '')

/** More than this share of its words is the same statement, where figures, directions and denials are the same too. */
export const NEARLY = 0.9

/** Of a sentence's words that a claim has too: one with more of its own may report the claim or correct it. */
export const OWN = 0.7

/** Says the same in nearly the same words. */
export const isNearly = (claim: string, said: string) =>
  shareIn(claim, [said]) >= NEARLY && saysFiguresOf(claim, said) && turnsAs(claim, said)

/** Subject alone is half of a short claim: `LFP packs are painted green` is not said by `LFP packs cost $52`. */
const HALF = 0.5

/** A claim that was decided on a place that the sentence cites, and is about what the sentence says. */
function isOfItsPlace({ text, verdict, evidence }: Claim, said: Said): boolean {
  if (verdict === 'insufficient' || verdict === 'refuted') return false
  const isShared = evidence.some(({ source, paragraph }) => said.places.has(`${source}:${paragraph}`))
  if (!isShared || shareIn(text, [said.text]) <= HALF) return false
  // A supported figure that it leaves out is another statement.
  return verdict !== 'supported' || saysFiguresOf(text, said.text)
}

function saysFiguresOf(claim: string, said: string): boolean {
  const there = new Set([...figureTerms(said), ...words(said)])
  const wanted = [...figureTerms(claim), ...words(claim).filter(term => /^\d{4}$/.test(term))]
  return wanted.every(term => there.has(term))
}

/** What rises does not fall, and what is denied is not said. */
function turnsAs(claim: string, said: string): boolean {
  const ways = waysOf(said)
  return isDenied(claim) === isDenied(said) && [...waysOf(claim)].every(way => ways.has(way))
}

const isDenied = (text: string) => negatorsIn(text).length > 0

const waysOf = (text: string) =>
  new Set(directionsIn(text).map(({ dimension, sign, negated }) => `${dimension} ${negated ? -sign : sign}`))
