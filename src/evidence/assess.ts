import { type ReadClaim, readClaim } from './checks.ts'
import { type CitedParagraph, type CitedView, viewOfCited } from './cited.ts'
import { decidedByCited } from './cited-verdict.ts'
import { isForeign, OTHER_LANGUAGE } from './foreign-compare.ts'
import { type Independence, isCopiedFrom, newIndependence } from './independence.ts'
import { passageOf } from './passage.ts'
import { type Found, SentenceIndex } from './sentence-index.ts'
import type { EvidenceText, SourceSentence } from './source-sentences.ts'
import { type Judged, judgeCandidate, leavesOpen, sourceOf } from './stance.ts'
import { type Assessment, confidenceOf, quotedReasons, reasonsOf, UNREAD, verdictOf } from './verdict.ts'

export type { CitedParagraph } from './cited.ts'

export interface Assessor {
  /** A place that the claim names decides: what other places say only adds to it. */
  assess(claim: string, cited?: readonly CitedParagraph[]): Assessment
  /** What cited places say of a sentence by themselves; undefined where they are not among the sources. */
  view(sentence: string, cited: readonly CitedParagraph[]): CitedView | undefined
  /** How many of these sentences were written independently of each other and of the quoted sources. */
  independent(sentences: readonly SourceSentence[], quoted: ReadonlySet<string>): number
}

/** Characters that tell a source's language. */
const SAMPLE = 2_000

const CANDIDATES = 80
const PER_SOURCE = 4
const SHOWN_NEUTRAL = 3
const SHOWN = 12

/** Reads the sources once; any number of claims can then be held against them. */
export function createAssessor(sources: readonly EvidenceText[]): Assessor {
  const index = new SentenceIndex(sources)
  const texts = new Map(sources.map(source => [source.id, source]))
  const independence = newIndependence()
  const languages = sources.map(({ text }) => text.slice(0, SAMPLE))
  return {
    view: (text, cited) => viewOfCited(readClaim(text), cited, texts, part => index.search(part)),
    assess(text, cited = []) {
      const claim = readClaim(text)
      const found = index.search(text)
      const view =
        cited.length > 0
          ? viewOfCited(claim, cited, texts, part => (part === text ? found : index.search(part)))
          : undefined
      const assessed = assess(claim, found, independence)
      const isUnread =
        assessed.evidence.length === 0 && languages.length > 0 && languages.every(one => isForeign(text, one))
      const open = isUnread ? { ...assessed, confidence: UNREAD, reasons: [OTHER_LANGUAGE] } : assessed
      return view ? decidedByCited(text, open, view, independence) : open
    },
    independent: (sentences, quoted) => independence.count(sentences, quoted),
  }
}

function assess(claim: ReadClaim, found: Found, independence: Independence): Assessment {
  const { text } = claim.reading
  const judged = found.best({ limit: CANDIDATES, perSource: PER_SOURCE }).map(one => judgeCandidate(claim, one))
  const decisive = bySource(judged).filter(
    one =>
      one.stance === 'refutes' ||
      !judged.some(
        other => isCloserAgainst(other, one) || (sourceOf(other) === sourceOf(one) && leavesOpen(other, one)),
      ),
  )
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

/** A closer sentence of the same source that denies the claim, though not surely enough to refute it. */
function isCloserAgainst(other: Judged, one: Judged): boolean {
  if (sourceOf(other) !== sourceOf(one) || other.cover <= one.cover) return false
  const denies = other.checks.some(({ name, result }) => name !== 'name' && result === 'conflicts')
  // What has none of the claim's figures, where the other has them, speaks of another measure.
  const isOfOther = figuresOf(one) > 0 && figuresOf(other) === 0
  return denies && !isOfOther
}

const figuresOf = ({ checks }: Judged): number =>
  checks.filter(({ name, result }) => name === 'figure' && result === 'agrees').length

const weight = ({ stance, cover }: Judged) => cover + (stance === 'supports' ? CLOSER : 0)
