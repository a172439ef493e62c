import type { ReportStatement } from '../domain/cited-counts.ts'
import type { Assessor } from '../evidence/assess.ts'
import type { Judged } from '../evidence/stance.ts'
import type { Assessment } from '../evidence/verdict.ts'
import { paragraphsOf } from './cited-places.ts'

const PART_BY_PART = 'each part stands at its own place'
const AS_A_WHOLE = 'its place says so'
/** Nobody has read it, and no one place has all of it. */
const MOST = 0.6

/** What its places bear out part by part, or word for word, is borne out though none of them has all of it. */
export function byParts(
  whole: Assessment,
  stated: ReportStatement | undefined,
  cited: readonly string[],
  assessor: Assessor,
): Assessment {
  if (whole.verdict !== 'insufficient' || stated?.state !== 'borne' || stated.parts.length === 0) return whole
  // A claim that is given with other places is held against those.
  if (cited.some(key => !stated.places.includes(key))) return whole
  const each = stated.parts.map(({ text, places }) => assessor.assess(text, paragraphsOf(places)))
  const deciding = each.flatMap(({ evidence }) => supporting(evidence))
  if (deciding.length === 0) return whole
  const own = new Set(deciding.map(one => one.candidate.sentence.start))
  return {
    ...whole,
    verdict: 'supported',
    confidence: Math.min(MOST, ...each.map(({ confidence }) => confidence)),
    independent: Math.max(1, Math.min(...each.map(({ independent }) => independent))),
    reasons: [stated.parts.length > 1 ? PART_BY_PART : AS_A_WHOLE],
    evidence: [...deciding, ...whole.evidence.filter(one => !own.has(one.candidate.sentence.start))],
  }
}

/** What decides a part; where the checks see no more than its words the closest sentence of its place. */
function supporting(evidence: readonly Judged[]): Judged[] {
  const decisive = evidence.filter(({ stance }) => stance === 'supports')
  const [closest] = evidence
  if (decisive.length > 0) return decisive.slice(0, 1)
  return closest ? [{ ...closest, stance: 'supports' }] : []
}
