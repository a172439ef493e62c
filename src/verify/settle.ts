import {
  type Check,
  type Claim,
  DISPUTED,
  type Evidence,
  READ,
  READ_TWICE,
  READ_WITH_QUOTE,
  type Verdict,
} from '../domain/claim.ts'
import type { Assessor } from '../evidence/assess.ts'
import type { EvidenceText, SourceSentence } from '../evidence/source-sentences.ts'
import type { Judged } from '../evidence/stance.ts'
import type { Assessment } from '../evidence/verdict.ts'
import type { New } from '../store/store.ts'
import { reasonsFrom } from './reasons.ts'

/** What a settled claim is made of. */
export interface Grounds {
  readonly text: string
  readonly assessment: Assessment
  /** Evidence by readers, with the verdict of the last one where it gave none of its own. */
  readonly readers: readonly Evidence[]
  readonly said?: Verdict
}

const REASONS = 4

/** A claim that was undisputed when it was read stays so until a source that was not before the reader speaks against it. */
export function settledBefore(now: New<Claim>, before: Claim | undefined): New<Claim> {
  if (before === undefined || before.disputed || !now.disputed) return now
  const seen = new Set(before.evidence.map(({ source }) => source))
  const opposing = now.evidence.filter(({ by, stance }) => by === 'checks' && stance === opposed(now.verdict))
  const { id: _, cited: __, ...kept } = before
  return opposing.every(({ source }) => seen.has(source)) ? kept : now
}

const opposed = (verdict: Verdict) => (verdict === 'refuted' ? 'supports' : 'refutes')

export const isOpposite = (a: Verdict, b: Verdict): boolean =>
  (a === 'supported' && b === 'refuted') || (a === 'refuted' && b === 'supported')

/** The checks' verdict, or the reader's where one read it: then what the checks hold against it stands as a dispute. */
export function settle(
  { text, assessment, readers, said }: Grounds,
  assessor: Assessor,
  texts: readonly EvidenceText[],
): New<Claim> {
  const mechanical = assessment.evidence.map(toEvidence)
  const verdict = said ?? verdictOfReaders(readers)
  if (verdict === undefined) {
    const { confidence, independent } = assessment
    return {
      text,
      verdict: assessment.verdict,
      confidence,
      disputed: false,
      evidence: mechanical,
      independent,
      reasons: reasonsFrom(assessment),
    }
  }
  const against = [...readers.flatMap(objections), ...opposite(verdict, assessment)]
  // Who says what the checks say is not disputed for having read it elsewhere.
  const isAgreed = verdict === assessment.verdict
  const isDisputed = against.length > 0 && !isAgreed && !readers.some(({ again }) => again)
  // What somebody read that way says more than the checks could find.
  const open = verdict === 'supported' && !isAgreed ? leftOpen(readers) : []
  const how = isDisputed ? DISPUTED : readers.length > 1 ? READ_TWICE : READ_WITH_QUOTE
  const evidence = [...readers, ...mechanical.filter(one => !readers.some(reader => overlaps(one, reader)))]
  const decisive = evidence.filter(({ stance }) => stance === (verdict === 'refuted' ? 'refutes' : 'supports'))
  return {
    text,
    verdict,
    confidence: confidenceOf({ isDisputed, isOpposed: against.length > 0, isOpen: open.length > 0 }),
    disputed: isDisputed,
    evidence,
    independent: independentOf(decisive, { assessor, texts, quoted: assessment.quoted }),
    reasons: reasonsOf(verdict, against, how, assessment, open),
  }
}

interface Standing {
  readonly isDisputed: boolean
  readonly isOpposed: boolean
  readonly isOpen: boolean
}

function confidenceOf({ isDisputed, isOpposed, isOpen }: Standing): number {
  if (isDisputed) return 0.4
  if (isOpposed) return 0.7
  return isOpen ? 0.8 : 0.9
}

/** What the checks could not find at any of the reader's places. */
function leftOpen(readers: readonly Evidence[]): string[] {
  const decided = readers.filter(({ stance }) => stance !== 'neutral')
  const [first] = decided.map(({ checks }) => checks.filter(({ result }) => result === 'unknown'))
  const isMissing = ({ reason }: Check): boolean =>
    decided.every(({ checks }) => checks.some(one => one.result === 'unknown' && one.reason === reason))
  return (first ?? []).filter(isMissing).map(({ reason }) => reason)
}

interface Counting {
  readonly assessor: Assessor
  readonly texts: readonly EvidenceText[]
  readonly quoted: readonly string[]
}

/** Places that each hold another part of the claim bear it out between them, once. */
function independentOf(decisive: readonly Evidence[], { assessor, texts, quoted }: Counting): number {
  const held = decisive.map(heldFigures)
  const isPart = (i: number) => held.some(other => other.some((isHeld, at) => isHeld && held[i]?.[at] !== true))
  const whole = decisive.filter((_, i) => !isPart(i))
  if (whole.length === 0 && decisive.length > 0) return 1
  return assessor.independent(sentencesAt(whole, texts), new Set(quoted))
}

/** Of the claim's figures, which stand there; they come in one order everywhere. */
const heldFigures = ({ checks }: Evidence): boolean[] =>
  checks.filter(({ name }) => name === 'figure' || name === 'derived_figure').map(({ result }) => result === 'agrees')

function reasonsOf(
  verdict: Verdict,
  against: readonly string[],
  how: typeof DISPUTED | typeof READ_TWICE | typeof READ_WITH_QUOTE,
  assessment: Assessment,
  open: readonly string[],
): string[] {
  if (against.length > 0 && how === DISPUTED) return [DISPUTED, ...new Set(against)].slice(0, REASONS)
  if (against.length > 0) return [how, `the checks object: ${[...new Set(against)][0]}`]
  if (open.length > 0) return [READ, `the checks leave open: ${open.slice(0, 2).join('; ')}`]
  return [READ, ...(assessment.verdict === verdict ? reasonsFrom(assessment) : [])].slice(0, REASONS)
}

export function toEvidence({ candidate: { sentence }, checks, stance }: Judged): Evidence {
  const { source, paragraph, start, end } = sentence
  return { source: source.id, paragraph, start, end, stance, checks, by: 'checks' }
}

const overlaps = (a: Evidence, b: Evidence) => a.source === b.source && a.start < b.end && a.end > b.start

function verdictOfReaders(readers: readonly Evidence[]): Verdict | undefined {
  if (readers.length === 0) return undefined
  const supports = readers.some(({ stance }) => stance === 'supports')
  const refutes = readers.some(({ stance }) => stance === 'refutes')
  if (supports === refutes) return 'mixed'
  return supports ? 'supported' : 'refuted'
}

/** Of the place itself against what the reader took from it. */
export function objections({ stance, checks }: Evidence): string[] {
  if (stance === 'supports') return checks.filter(isConflict).map(({ reason }) => reason)
  const allAgree = checks.length > 1 && checks.every(({ result }) => result === 'agrees')
  return stance === 'refutes' && allAgree ? checks.map(({ reason }) => reason) : []
}

const isConflict = ({ result }: Check) => result === 'conflicts'

function opposite(verdict: Verdict, assessment: Assessment): string[] {
  return isOpposite(verdict, assessment.verdict) ? [`the checks say ${assessment.verdict}`] : []
}

function sentencesAt(evidence: readonly Evidence[], texts: readonly EvidenceText[]): SourceSentence[] {
  const firstOfSource = evidence.filter((one, i) => evidence.findIndex(({ source }) => source === one.source) === i)
  return firstOfSource.flatMap(({ source: id, paragraph, start, end }) => {
    const source = texts.find(one => one.id === id)
    if (!source) return []
    return [{ source, paragraph, sentence: 1, of: 1, start, end, text: source.text.slice(start, end) }]
  })
}
