import type { Check, Verdict } from '../domain/claim.ts'
import { type Independence, isCopiedFrom, newIndependence } from './independence.ts'
import { passageOf } from './passage.ts'
import { SentenceIndex } from './sentence-index.ts'
import type { EvidenceText, SourceSentence } from './source-sentences.ts'
import { type Judged, judgeCandidate, readClaim } from './stance.ts'

/** What the checks make of one claim: the same for the tool and for `batch verify`. */
export interface Assessment {
  readonly verdict: Verdict
  /** 0..1: of the verdict, also where that is `insufficient`. */
  readonly confidence: number
  /** Supporting groups of sources that do not hang on each other; of a refuted claim the refuting ones. */
  readonly independent: number
  readonly reasons: readonly string[]
  /** What decides first, then the best of the rest. */
  readonly evidence: readonly Judged[]
  /** Sources whose own words the claim is. */
  readonly quoted: readonly string[]
}

/** A place that the claim itself names. */
export interface CitedParagraph {
  readonly id: string
  readonly paragraph?: number
}

export interface Assessor {
  /** What is `cited` is shown first where the checks leave the claim open. */
  assess(claim: string, cited?: readonly CitedParagraph[]): Assessment
  /** How many of these sentences were written independently of each other and of the quoted sources. */
  independent(sentences: readonly SourceSentence[], quoted: ReadonlySet<string>): number
}

const CANDIDATES = 80
const PER_SOURCE = 4
const SHOWN_NEUTRAL = 3
const SHOWN = 12

/** Reads the sources once; any number of claims can then be held against them. */
export function createAssessor(sources: readonly EvidenceText[]): Assessor {
  const index = new SentenceIndex(sources)
  const independence = newIndependence()
  return {
    assess: (claim, cited = []) => assess(claim, cited, index, independence),
    independent: (sentences, quoted) => independence.count(sentences, quoted),
  }
}

function assess(
  claim: string,
  cited: readonly CitedParagraph[],
  index: SentenceIndex,
  independence: Independence,
): Assessment {
  const read = readClaim(claim)
  const judged = index.find(claim, { limit: CANDIDATES, perSource: PER_SOURCE }).map(one => judgeCandidate(read, one))
  const decisive = bySource(judged)
  const supports = decisive.filter(({ stance }) => stance === 'supports')
  const refutes = decisive.filter(({ stance }) => stance === 'refutes')
  const quoted = supports.filter(({ candidate }) => isCopiedFrom(claim, passageOf(candidate).window)).map(sourceOf)
  const verdict = verdictOf(supports.length, refutes.length)
  const independent = independence.count(sentencesOf(verdict === 'refuted' ? refutes : supports), new Set(quoted))
  const open = judged.filter(({ stance }) => stance === 'neutral')
  const isCited = ({ candidate: { sentence } }: Judged) =>
    cited.some(
      ({ id, paragraph = sentence.paragraph }) => id === sentence.source.id && paragraph === sentence.paragraph,
    )
  const neutral = [...open.filter(isCited), ...open.filter(one => !isCited(one))].slice(0, SHOWN_NEUTRAL)
  return {
    verdict,
    confidence: confidenceOf(verdict, decisive, judged, independent),
    independent,
    reasons: [...quotedReasons(quoted, independent), ...reasonsOf(verdict, supports, refutes, judged)],
    evidence: [...[...supports, ...refutes].sort((a, b) => b.cover - a.cover).slice(0, SHOWN), ...neutral],
    quoted,
  }
}

const sourceOf = ({ candidate }: Judged) => candidate.sentence.source.id
const sentencesOf = (judged: readonly Judged[]): SourceSentence[] => judged.map(({ candidate }) => candidate.sentence)

/** A contradiction within one source needs to be clearly closer to the claim than what supports it there. */
const CLOSER = 0.1

/** The one sentence by which each source decides, where it does. */
function bySource(judged: readonly Judged[]): Judged[] {
  const best = new Map<string, Judged>()
  for (const one of judged) {
    if (one.stance === 'neutral') continue
    const known = best.get(sourceOf(one))
    if (!known || weight(one) > weight(known)) best.set(sourceOf(one), one)
  }
  return [...best.values()]
}

const weight = ({ stance, cover }: Judged) => cover + (stance === 'supports' ? CLOSER : 0)

function verdictOf(supports: number, refutes: number): Verdict {
  if (supports > 0) return refutes > 0 ? 'mixed' : 'supported'
  return refutes > 0 ? 'refuted' : 'insufficient'
}

function confidenceOf(
  verdict: Verdict,
  decisive: readonly Judged[],
  judged: readonly Judged[],
  independent: number,
): number {
  const closest = Math.max(0, ...(decisive.length > 0 ? decisive : judged).map(({ cover }) => cover))
  if (verdict === 'insufficient') return round(0.9 - 0.5 * closest)
  if (verdict === 'mixed') return 0.5
  const hard = decisive.some(({ checks }) => checks.some(isHard)) ? 0.08 : 0
  const base = verdict === 'supported' ? 0.3 : 0.2
  return round(Math.min(0.97, base + 0.5 * closest + hard + (independent > 1 ? 0.08 : 0)))
}

/** Agreement or conflict in what can be counted. */
const isHard = ({ name, result }: Check) =>
  result !== 'unknown' && ['figure', 'derived_figure', 'date', 'quote'].includes(name)

const round = (value: number) => Math.round(value * 100) / 100

function quotedReasons(quoted: readonly string[], independent: number): string[] {
  if (quoted.length === 0) return []
  const own = `quoted from ${quoted.join(', ')}`
  return [independent > 0 ? own : `${own}, which does not verify itself`]
}

const REASONS = 3

function reasonsOf(
  verdict: Verdict,
  supports: readonly Judged[],
  refutes: readonly Judged[],
  judged: readonly Judged[],
): string[] {
  if (verdict !== 'insufficient') {
    const agree = supports.flatMap(({ checks }) => withResult(checks, 'agrees'))
    const conflict = refutes.flatMap(({ checks }) => withResult(checks, 'conflicts'))
    const found = distinct([...conflict, ...agree])
    return found.length > 0 ? found : ['the same words, nothing against it']
  }
  const [closest] = [...judged].sort((a, b) => b.cover - a.cover)
  if (!closest) return ['no sentence shares its words']
  const open = closest.checks.filter(({ result }) => result !== 'agrees').map(({ reason }) => reason)
  return distinct(open.length > 0 ? open : [`the closest sentence has ${Math.round(closest.cover * 100)} % of it`])
}

const withResult = (checks: readonly Check[], result: Check['result']) =>
  checks.filter(one => one.result === result).map(({ reason }) => reason)

const distinct = (reasons: readonly string[]) => [...new Set(reasons)].slice(0, REASONS)
