import type { Check } from '../domain/claim.ts'
import { type CitedView, nearest, placeOf } from './cited.ts'
import { contentWords } from './claim-terms.ts'
import type { Independence } from './independence.ts'
import { type Judged, sourceOf } from './stance.ts'
import { type Assessment, confidenceOf } from './verdict.ts'

const SHOWN = 12
const SHOWN_CITED = 3
const REASONS = 3
/** Share of the claim that a sentence elsewhere has to have by itself to speak against what the cited place says. */
const CONTESTS = 0.7
/** Words of a claim; with fewer it may be said of many things. */
const TELLING = 4

/** The cited place first: an unrelated paragraph does not bear out what the cited one denies or does not say. */
export function decidedByCited(
  claim: string,
  open: Assessment,
  view: CitedView,
  independence: Independence,
): Assessment {
  const cited = new Set(view.judged.map(sourceOf))
  const others = open.evidence.filter(one => !cited.has(sourceOf(one)))
  const elsewhere = others.filter(({ stance }) => stance !== 'neutral')
  if (view.stance === 'open') return leftOpen(open, view, elsewhere)
  const own = nearest(view.judged).filter(({ stance }) => stance === view.stance)
  const agreeing = [...own.slice(0, 1), ...elsewhere.filter(({ stance }) => stance === view.stance)]
  const isTelling = contentWords(claim).length >= TELLING
  const contesting = elsewhere.filter(
    ({ stance, candidate }) => stance !== view.stance && isTelling && candidate.coverage >= CONTESTS,
  )
  const isContested = contesting.length > 0
  const verdict = isContested ? 'mixed' : view.stance === 'supports' ? 'supported' : 'refuted'
  const independent = independence.count(
    agreeing.map(({ candidate }) => candidate.sentence),
    new Set(open.quoted),
  )
  return {
    ...open,
    verdict,
    independent,
    confidence: confidenceOf(verdict, agreeing, view.judged, independent),
    reasons: open.verdict === verdict ? open.reasons : reasonsOf(own, view),
    evidence: [...own.slice(0, SHOWN_CITED), ...agreeing.slice(1), ...contesting].slice(0, SHOWN),
  }
}

function reasonsOf(own: readonly Judged[], { key }: CitedView): string[] {
  const found = own.flatMap(({ checks }) => reasonsWith(checks, 'conflicts', 'agrees'))
  return found.length > 0 ? [...new Set(found)].slice(0, REASONS) : [`${key} says so`]
}

const reasonsWith = (checks: readonly Check[], ...results: readonly Check['result'][]) =>
  checks.filter(({ result }) => results.includes(result)).map(({ reason }) => reason)

const LITTLE = 'it has little of the claim'
const APART = 'no one place has all of it'

/** Nothing decides: a reader sees the cited place first, then what seems to say it elsewhere. */
function leftOpen(open: Assessment, { judged, against, key }: CitedView, elsewhere: readonly Judged[]): Assessment {
  const [closest] = judged
  // What one of the places has is not missing.
  const isSpread = judged.some(one => placeOf(one) !== (closest && placeOf(closest)))
  const isMissing = (reason: string) =>
    !isSpread || judged.every(({ checks }) => checks.some(one => one.reason === reason))
  const missing = reasonsWith(closest?.checks ?? [], 'unknown')
  const unsaid = missing.length > 0 && !missing.some(isMissing) ? [APART] : missing.filter(isMissing)
  const why = against.length > 0 ? against.map(({ reason }) => reason) : unsaid.length > 0 ? unsaid : [LITTLE]
  const what = against.length > 0 ? `the cited ${key} may speak against it` : `not by the cited ${key}`
  const also = open.verdict === 'supported' ? ['another place seems to say it'] : []
  const elsewhereInIt = open.evidence.filter(one => one.stance === 'supports' && !elsewhere.includes(one))
  const shown = [...judged.slice(0, SHOWN_CITED), ...elsewhere, ...elsewhereInIt].slice(0, SHOWN)
  return {
    ...open,
    verdict: 'insufficient',
    confidence: confidenceOf('insufficient', [], judged, 0),
    independent: 0,
    reasons: [[what, ...new Set(why.slice(0, 2))].join(': '), ...also],
    evidence: shown.map(one => ({ ...one, stance: 'neutral' })),
  }
}
