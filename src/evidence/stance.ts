import type { Check, Stance } from '../domain/claim.ts'
import { compareDatesOf } from './date-compare.ts'
import { compareFigures } from './figure-compare.ts'
import { isCopiedFrom } from './independence.ts'
import { compareNames, type Name, namesIn } from './name-compare.ts'
import { type Passage, passageOf, type Reading, readingOf } from './passage.ts'
import { comparePolarity } from './polarity-compare.ts'
import { compareQuotes } from './quote-compare.ts'
import type { Candidate } from './sentence-index.ts'

/** A claim read once for all its comparisons. */
export interface ReadClaim {
  readonly reading: Reading
  readonly names: readonly Name[]
}

export const readClaim = (text: string): ReadClaim => ({ reading: readingOf(text), names: namesIn(text) })

/** A candidate sentence with what the checks say of it. */
export interface Judged {
  readonly candidate: Candidate
  readonly checks: readonly Check[]
  readonly stance: Stance
  /** Share of the claim that the sentence covers, its neighbours counted half. */
  readonly cover: number
}

/** Chosen on SciFact claims with even ids; `bench verify` reports the others beside it. */
export const thresholds = { subject: 0.45, supports: 0.45, refutes: 0.65, refutesByFigure: 0.5 } as const

/** All named checks of a claim against one passage; nothing conflicts where the passage is about something else. */
export function checkPassage(claim: ReadClaim, passage: Passage, isOnSubject: boolean): Check[] {
  const { text } = claim.reading
  const sentence = readingOf(passage.text)
  const names = compareNames(claim.reading, claim.names, passage, sentence)
  const shared = { sameSubject: isOnSubject && names.every(({ result }) => result === 'agrees') }
  return [
    ...compareFigures(text, passage, shared),
    ...compareDatesOf(text, passage, shared),
    ...comparePolarity(claim.reading, sentence, shared),
    ...names,
    ...compareQuotes(text, passage.window),
  ]
}

const isKnown = ({ result }: Check) => result !== 'unknown'
const sameWords: Check = { name: 'quote', result: 'agrees', reason: 'the same words' }

/** With less of the claim than this no check would decide anything. */
const MIN_COVER = 0.3

export function judgeCandidate(claim: ReadClaim, candidate: Candidate): Judged {
  const cover = Math.max(candidate.coverage, candidate.windowCoverage)
  if (cover < MIN_COVER) return { candidate, cover, checks: [], stance: 'neutral' }
  const passage = passageOf(candidate)
  const found = checkPassage(claim, passage, cover >= thresholds.subject)
  const checks = isCopiedFrom(claim.reading.text, passage.window) ? [...found.filter(isKnown), sameWords] : found
  return { candidate, checks, cover, stance: stanceOf(checks, cover, candidate.coverage) }
}

/** A conflict is the sentence's own: what stands beside it does not count towards it. */
function stanceOf(checks: readonly Check[], cover: number, ownCover: number): Stance {
  const conflicts = checks.filter(({ result }) => result === 'conflicts').map(({ name }) => name)
  if (conflicts.length > 0) {
    // Another figure for another year is another fact, and another name says nothing of this one.
    const isOtherFact = conflicts.includes('name') || (conflicts.includes('figure') && conflicts.includes('date'))
    const least = conflicts.includes('negation') ? thresholds.refutes : thresholds.refutesByFigure
    return isOtherFact || ownCover < least ? 'neutral' : 'refutes'
  }
  const isOpen = cover < thresholds.supports || checks.some(({ result }) => result === 'unknown')
  return isOpen ? 'neutral' : 'supports'
}
