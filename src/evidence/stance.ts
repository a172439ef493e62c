import type { Check, Stance } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { checkPassage, type ReadClaim } from './checks.ts'
import { contentWords, shareIn } from './claim-terms.ts'
import { withoutDates } from './dates.ts'
import { allFigures } from './figure-check.ts'
import { countsSame } from './figure-object.ts'
import { isForeign } from './foreign-compare.ts'
import { isCopiedFrom, isSameText } from './independence.ts'
import { isRowOf } from './label-compare.ts'
import { NO_SUBJECT } from './name-compare.ts'
import { type Passage, passageOf } from './passage.ts'
import { OTHER_AGENT, TOLD } from './polarity-compare.ts'
import { ONLY_MAYBE } from './restriction-compare.ts'
import { OF_SOME } from './scope-compare.ts'
import type { Candidate } from './sentence-index.ts'
import { CELL_SAID, ROW_NAMED } from './tables/row-compare.ts'
import { isAllNamed, unsaidCharacters } from './unsaid-compare.ts'

/** A candidate sentence with what the checks say of it. */
export interface Judged {
  readonly candidate: Candidate
  readonly checks: readonly Check[]
  readonly stance: Stance
  /** Share of the claim that the sentence covers, its neighbours counted half. */
  readonly cover: number
  /** A cited sentence that has the claim's measure, whatever else it has of it. */
  readonly isMeasured?: boolean
}

export const sourceOf = ({ candidate }: Judged): string => candidate.sentence.source.id

/** Chosen on SciFact claims with even ids; `bench verify` reports the others beside it. */
export const thresholds = {
  subject: 0.45,
  supports: 0.45,
  supportsOwn: 0.4,
  refutes: 0.65,
  refutesByFigure: 0.5,
  cited: 0.3,
  close: 0.55,
  closeHan: 0.6,
  citedOwn: 0.3,
  citedRefutes: 0.4,
} as const

/** The claim's own figure, or a date of it. */
const isHard = ({ name, result }: Check) =>
  result === 'agrees' && (name === 'figure' || name === 'derived_figure' || name === 'date')

const isKnown = ({ result }: Check) => result !== 'unknown'
const sameWords: Check = { name: 'quote', result: 'agrees', reason: 'the same words' }

/** A sentence that is clearly closer to a claim, and of which nobody knows whether it denies it, leaves it open. */
export function leavesOpen(closer: Judged, one: Judged): boolean {
  const isCloser = closer.candidate.coverage > one.candidate.coverage + CLEARLY
  return isCloser && closer.checks.some(({ name, result }) => result === 'unknown' && name === 'negation')
}

const CLEARLY = 0.1

/** With less of the claim than this no check would decide anything. */
const MIN_COVER = 0.3

export function judgeCandidate(claim: ReadClaim, candidate: Candidate): Judged {
  const cover = Math.max(candidate.coverage, candidate.windowCoverage)
  const isRead = isForeign(claim.reading.text, candidate.sentence.text)
  if (cover < MIN_COVER && !isRead) return { candidate, cover, checks: [], stance: 'neutral' }
  const passage = passageOf(candidate)
  if (isRead) return { candidate, cover, checks: checkPassage(claim, passage, false), stance: 'neutral' }
  const checksOf = () => settled(claim, passage, cover, checkPassage(claim, passage, cover >= thresholds.subject))
  if (cover < LEAST_DECISIVE) return undecided(candidate, cover, checksOf)
  const checks = checksOf()
  const isDoubtful = isWorded(checks) && !isAllNamed(claim.reading.text, passage)
  const stance = stanceOf(checks, cover, isDoubtful ? 0 : candidate.coverage)
  const isHan = /\p{Script=Han}/u.test(claim.reading.text)
  const isLoose =
    stance === 'refutes' ? isOfOtherKind(claim, passage) : isHan && !isClose(claim, candidate, passage, checks)
  return { candidate, checks, cover, stance: isLoose ? 'neutral' : stance }
}

/** With less of the claim than this a sentence neither bears it out nor refutes it, whatever the checks say. */
const LEAST_DECISIVE = Math.min(thresholds.supports, thresholds.refutes, thresholds.refutesByFigure)

/** Its checks are made when they are asked for: they are shown, and decide nothing; most candidates are never shown. */
function undecided(candidate: Candidate, cover: number, checksOf: () => readonly Check[]): Judged {
  let made: readonly Check[] | undefined
  return {
    candidate,
    cover,
    stance: 'neutral',
    get checks() {
      made ??= checksOf()
      return made
    },
  }
}

/** A claim that says little beside its figures. */
const FEW_WORDS = 2

/** That a place is about the claim's subject is the writer's word, where it has the claim's figures. */
function measured(
  { reading }: ReadClaim,
  own: Passage,
  found: readonly Check[],
  cover: number,
): { readonly checks: readonly Check[]; readonly isBorne: boolean } {
  const measures = measuresIn(reading.text).filter(one => isMeasuredIn(own.text, one))
  if (measures.length === 0) return { checks: found, isBorne: false }
  const least = measures.some(one => countsSame(one, reading.text, own.text)) ? HALF : NEARLY_ALL
  const isCounted = found.filter(isHard).length > 1
  const waived = isCounted ? [NO_SUBJECT, OTHER_AGENT] : [NO_SUBJECT]
  const isBare = isCounted && contentWords(reading.text).length <= FEW_WORDS
  const isBorne = isBare || cover >= least || isRowOf(reading.text, own.text)
  return { checks: found.filter(({ reason }) => !waived.includes(reason)), isBorne }
}

/** What stands behind a sentence of a text. */
function behind(text: string, sentence: string): string {
  const at = text.indexOf(sentence)
  return at < 0 ? '' : text.slice(at + sentence.length)
}

/** Of a place that the claim names, `unit` is all that belongs to it. */
export function judgeCited(claim: ReadClaim, candidate: Candidate, unit: string): Judged {
  const own = passageOf(candidate)
  const passage = unit === '' ? own : { ...own, window: unit, after: behind(unit, own.text) }
  const cover = Math.max(
    candidate.coverage,
    candidate.windowCoverage,
    shareIn(claim.reading.text, [passage.window, ...own.around]),
  )
  const found = settled(claim, passage, cover, checkPassage(claim, passage, cover >= thresholds.cited, true))
  const { checks, isBorne: isMeasured } = measured(claim, own, found, cover)
  const isBorne = isMeasured || checks.some(({ reason }) => reason === CELL_SAID)
  const isAlone =
    !isBorne && candidate.coverage < thresholds.citedOwn && !checks.some(({ reason }) => reason === ROW_NAMED)
  const isDoubtful =
    isWorded(checks) && (candidate.coverage < thresholds.citedRefutes || !isAllNamed(claim.reading.text, own))
  const near = isBorne ? Math.max(cover, NEARLY_ALL) : cover
  const stance = stanceOf(checks, near, isDoubtful ? 0 : isAlone ? candidate.coverage : 1)
  const isLoose = stance === 'supports' && !isBorne && !isClose(claim, candidate, own, checks)
  return { candidate, checks, cover, stance: isLoose ? 'neutral' : stance, isMeasured: isBorne }
}

/** Share of a Chinese claim's characters. */
const FEW_UNSAID = 0.1
/** A sentence that says little else says what the claim says. */
const HALF = 0.5
const MUTUAL = 0.8

/** Words alone bear a claim out only where most of them are the sentence's own, or its heading's; of Chinese, pairs of characters are met more easily. */
function isClose({ reading }: ReadClaim, { coverage }: Candidate, passage: Passage, checks: readonly Check[]): boolean {
  if (checks.some(({ name, result }) => name === 'quote' && result === 'agrees')) return true
  const { text } = reading
  const there = [passage.text, ...passage.around]
  if (!/\p{Script=Han}/u.test(text)) {
    const isMutual = shareIn(text, there) >= thresholds.cited && shareIn(passage.text, [text]) >= MUTUAL
    return isMutual || Math.max(coverage, shareIn(text, there)) >= thresholds.close
  }
  const unsaid = unsaidCharacters(text, there)
  const isMutual = unsaid <= HALF && unsaidCharacters(passage.text, [text]) <= HALF
  return isMutual || coverage >= thresholds.closeHan || unsaid <= FEW_UNSAID
}

/** What several cited sentences say between them, where none denies anything of the claim: each then bears it out, or none does. */
export function judgeTogether(claim: ReadClaim, parts: readonly Judged[]): Judged[] {
  if (parts.some(({ checks }) => checks.some(({ result }) => result === 'conflicts'))) return []
  // Words alone that stand in different sentences need not be said of one thing.
  const isOnePlace = parts.every(
    ({ candidate }) => candidate.sentence.paragraph === parts[0]?.candidate.sentence.paragraph,
  )
  const measures = measuresIn(claim.reading.text).length
  if (measures < (isOnePlace ? 2 : 1)) return []
  const passages = parts.map(({ candidate }) => passageOf(candidate))
  const text = passages.map(one => one.text).join(' ')
  const around = [...new Set(passages.flatMap(one => one.around))]
  const joint = { text, window: text, around, called: passages.flatMap(one => one.called ?? []) }
  const checks = checkPassage(claim, joint, true, true).filter(({ reason }) => reason !== NO_SUBJECT)
  const cover = shareIn(claim.reading.text, [text, ...around])
  const isBorne =
    cover >= (measures > 2 ? HALF : NEARLY_ALL) &&
    checks.some(isKnown) &&
    checks.every(({ result }) => result === 'agrees')
  return isBorne
    ? parts.map(({ candidate }) => ({ candidate, checks, cover, stance: 'supports', isMeasured: true }))
    : []
}

/** Where a claim says how much, what says nothing of that kind denies it of something else. */
function isOfOtherKind({ reading }: ReadClaim, { text }: Passage): boolean {
  const measures = measuresIn(reading.text)
  const there = allFigures(withoutDates(text))
  const isThere = ({ unit }: Figure) => there.some(one => one.unit === unit)
  return measures.length > 0 && !measures.every(isThere)
}

/** Figures that say how much of something there is; `2.3` may be a version. */
const measuresIn = (text: string): readonly Figure[] =>
  allFigures(withoutDates(text)).filter(({ unit, bare }) => unit !== '' || (Number.isInteger(bare) && bare > 9))

const isMeasuredIn = (text: string, { value, unit }: Figure): boolean =>
  allFigures(withoutDates(text)).some(one => one.value === value && one.unit === unit)

/** A price or a measure under its heading has little of a claim but the figure. */
const NEARLY_ALL = 0.66

/** What words deny they deny only of what they say: a claim in words of its own may mean just that. */
const isWorded = (checks: readonly Check[]) =>
  checks.some(({ name, result }) => name === 'negation' && result === 'conflicts')

/** What is there word for word is nearly all there. */
const SAME_COVER = 0.7

/** The words may be the same, and what the sentence says with them still less. */
const restricts = [OF_SOME, TOLD, ONLY_MAYBE]

/** What says the same in the same words needs no check; what holds the claim's words among others may still deny them. */
function settled(claim: ReadClaim, passage: Passage, cover: number, checks: readonly Check[]): Check[] {
  // Of a row the head says what its words are said of.
  if (cover < SAME_COVER || passage.row) return [...checks]
  const { text } = claim.reading
  if (isSameText(text, passage.text)) return [...checks.filter(({ result }) => result === 'agrees'), sameWords]
  return isCopiedFrom(text, passage.window)
    ? [...checks.filter(one => isKnown(one) || restricts.some(said => one.reason.endsWith(said))), sameWords]
    : [...checks]
}

/** A conflict is the sentence's own: what stands beside it does not count towards it. */
function stanceOf(checks: readonly Check[], cover: number, ownCover: number): Stance {
  const conflicts = checks.filter(({ result }) => result === 'conflicts').map(({ name }) => name)
  if (conflicts.length > 0) {
    // Another figure for another year is another fact, and another name says nothing of this one.
    const isOfAnother = checks.some(({ name, result }) => name === 'entity' && result === 'unknown')
    const isOtherFact =
      conflicts.includes('name') || (conflicts.includes('figure') && (conflicts.includes('date') || isOfAnother))
    const least = conflicts.includes('negation') ? thresholds.refutes : thresholds.refutesByFigure
    return isOtherFact || ownCover < least ? 'neutral' : 'refutes'
  }
  const isFar = cover < thresholds.supports || ownCover < thresholds.supportsOwn
  const isOpen = isFar || checks.some(({ result }) => result === 'unknown')
  return isOpen ? 'neutral' : 'supports'
}
