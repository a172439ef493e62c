import type { Verdict } from '../domain/claim.ts'
import { type CitedParagraph, type CitedView, viewOfCited } from './cited.ts'
import { type Independence, isCopiedFrom, newIndependence } from './independence.ts'
import { passageOf } from './passage.ts'
import { type Found, SentenceIndex } from './sentence-index.ts'
import type { EvidenceText, SourceSentence } from './source-sentences.ts'
import { type Judged, judgeCandidate, type ReadClaim, readClaim } from './stance.ts'
import { confidenceOf, quotedReasons, reasonsOf, verdictOf } from './verdict.ts'

export type { CitedParagraph } from './cited.ts'

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

export interface Assessor {
  /** A place that the claim names decides: what other places say only adds to it. */
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
  const texts = new Map(sources.map(source => [source.id, source]))
  const independence = newIndependence()
  return {
    assess(text, cited = []) {
      const claim = readClaim(text)
      const found = index.search(text)
      const view = cited.length > 0 ? viewOfCited(claim, cited, texts, found) : undefined
      const open = assess(claim, found, independence)
      return view ? withCited(open, view) : open
    },
    independent: (sentences, quoted) => independence.count(sentences, quoted),
  }
}

function assess(claim: ReadClaim, found: Found, independence: Independence): Assessment {
  const { text } = claim.reading
  const judged = found.best({ limit: CANDIDATES, perSource: PER_SOURCE }).map(one => judgeCandidate(claim, one))
  const decisive = bySource(judged)
  const supports = decisive.filter(({ stance }) => stance === 'supports')
  const quoted = supports.filter(({ candidate }) => isCopiedFrom(text, passageOf(candidate).window)).map(sourceOf)
  const refutes = decisive.filter(({ stance, candidate }) => {
    return stance === 'refutes' && (quoted.length === 0 || candidate.coverage >= AGAINST_QUOTED)
  })
  const verdict = verdictOf(supports.length, refutes.length)
  const independent = independence.count(sentencesOf(verdict === 'refuted' ? refutes : supports), new Set(quoted))
  const neutral = judged.filter(({ stance }) => stance === 'neutral').slice(0, SHOWN_NEUTRAL)
  return {
    verdict,
    confidence: confidenceOf(verdict, [...supports, ...refutes], judged, independent),
    independent,
    reasons: [...quotedReasons(quoted, independent), ...reasonsOf(verdict, supports, refutes, judged)],
    evidence: [...[...supports, ...refutes].sort((a, b) => b.cover - a.cover).slice(0, SHOWN), ...neutral],
    quoted,
  }
}

/** What speaks against a claim that a source has word for word has to be about the very same thing. */
const AGAINST_QUOTED = 0.8

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

const CITED_CONFIDENCE = 0.8

/** The cited place first: an unrelated paragraph does not bear out what the cited one denies or does not say. */
function withCited(open: Assessment, view: CitedView): Assessment {
  const { stance, judged, key } = view
  const cited = new Set(judged.map(sourceOf))
  const elsewhere = open.evidence.filter(one => one.stance !== 'neutral' && !cited.has(sourceOf(one)))
  const isAt = (one: Judged) => judged.some(({ candidate }) => candidate.sentence === one.candidate.sentence)
  const shown = stance === 'open' ? judged : judged.filter(one => one.stance === stance)
  const evidence = [...shown.slice(0, SHOWN_NEUTRAL), ...elsewhere, ...restOf(open, shown, isAt)].slice(0, SHOWN)
  if (stance === 'open')
    return { ...open, verdict: 'insufficient', ...openReasons(open, view), evidence: asOpen(evidence) }
  const opposite = stance === 'supports' ? 'refutes' : 'supports'
  const isContested = elsewhere.some(one => one.stance === opposite)
  const verdict = isContested ? 'mixed' : stance === 'supports' ? 'supported' : 'refuted'
  const own = shown.flatMap(({ checks }) => checks.filter(({ result }) => result !== 'unknown'))
  const isKept = open.verdict === verdict
  const reasons = isKept ? open.reasons : [...new Set(own.map(({ reason }) => reason))].slice(0, 3)
  return {
    ...open,
    verdict,
    evidence,
    confidence: isKept ? open.confidence : isContested ? 0.5 : CITED_CONFIDENCE,
    independent: isKept ? Math.max(open.independent, open.quoted.length > 0 ? 0 : 1) : 1,
    reasons: reasons.length > 0 ? reasons : [`${key} says so`],
  }
}

const restOf = (open: Assessment, shown: readonly Judged[], isAt: (one: Judged) => boolean) =>
  shown.length >= SHOWN_NEUTRAL ? [] : open.evidence.filter(one => one.stance === 'neutral' && !isAt(one))

/** Shown to a reader, deciding nothing. */
const asOpen = (evidence: readonly Judged[]): Judged[] => evidence.map(one => ({ ...one, stance: 'neutral' }))

function openReasons(
  open: Assessment,
  { judged, against, key }: CitedView,
): Pick<Assessment, 'reasons' | 'confidence' | 'independent'> {
  const [closest] = judged
  const unknown = closest?.checks.filter(({ result }) => result === 'unknown').map(({ reason }) => reason) ?? []
  const why = against.length > 0 ? against : unknown
  const what = against.length > 0 ? `the cited ${key} may speak against it` : `not by the cited ${key}`
  const also = open.verdict === 'supported' ? ['another place seems to say it'] : []
  return { reasons: [[what, ...new Set(why.slice(0, 2))].join(': '), ...also], confidence: 0.5, independent: 0 }
}
