import type { Check, Stance, Verdict } from '../domain/claim.ts'
import { createAssessor } from '../evidence/assess.ts'
import { type GivenText, givenText } from './evidence-texts.ts'

export interface GivenAssessment {
  readonly verdict: Verdict
  readonly confidence: number
  readonly independent: number
  readonly evidence: readonly {
    readonly source: string
    /** `text.slice(start, end)` of the source. */
    readonly quote: string
    readonly start: number
    readonly end: number
    readonly stance: Stance
    readonly checks: readonly Check[]
  }[]
}

/** One claim against texts that are handed in: the engine of `cross_verify` without a research. */
export function verifyGiven(claim: string, sources: readonly GivenText[]): GivenAssessment {
  const { verdict, confidence, independent, evidence } = createAssessor(sources.map(givenText)).assess(claim)
  return {
    verdict,
    confidence,
    independent,
    evidence: evidence.map(({ candidate: { sentence }, stance, checks }) => ({
      source: sentence.source.id,
      quote: sentence.text,
      start: sentence.start,
      end: sentence.end,
      stance,
      checks,
    })),
  }
}
