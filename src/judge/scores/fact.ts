/** What became of one citation of a report: one statement at one source. */
export const citationVerdicts = [
  'supported',
  'partial',
  'unsupported',
  'refuted',
  'dead',
  'unread',
  'fabricated',
] as const
export type CitationVerdict = (typeof citationVerdicts)[number]

export interface CitedReport {
  readonly citations: readonly CitationVerdict[]
  /** Sentences that state a fact, and those of them that carry a citation. */
  readonly factual: number
  readonly cited: number
}

/** FACT as DeepResearch Bench publishes it, so that figures compare. */
export interface Fact {
  /** supported / (supported + unsupported) over all citations of the run, partial support counted as support, dead and unread left out. */
  readonly accuracy: number
  /** The paper's own formula: the mean over reports, 0 for a report without a citation. */
  readonly meanAccuracy: number
  /** supported / reports with at least one citation. */
  readonly effective: number
}

/** The same citations with nothing left out and nothing forgiven. */
export interface StrictFact {
  /** supported / all citations: partial, dead, unread and fabricated ones are no support. */
  readonly accuracy: number
  readonly partial: number
  readonly refuted: number
  readonly dead: number
  readonly unread: number
  readonly fabricated: number
  /** Share of factual sentences that carry a citation. */
  readonly recall: number
}

const isSupport = (verdict: CitationVerdict) => verdict === 'supported' || verdict === 'partial'
/** A fabricated address has no page, which FACT leaves out like a dead one. */
const isJudged = (verdict: CitationVerdict) => !['dead', 'unread', 'fabricated'].includes(verdict)

/** FACT by the released code (arXiv 2506.11763): accuracy is micro over the run, effective citations per report that has any. */
export function factOf(reports: readonly CitedReport[]): Fact {
  const all = reports.flatMap(({ citations }) => citations)
  const citing = reports.filter(({ citations }) => citations.length > 0)
  const supported = all.filter(isSupport).length
  const shares = reports.map(({ citations }) =>
    share(citations.filter(isSupport).length, citations.filter(isJudged).length),
  )
  return {
    accuracy: share(supported, all.filter(isJudged).length),
    meanAccuracy: share(
      shares.reduce((sum, one) => sum + one, 0),
      shares.length,
    ),
    effective: share(supported, citing.length),
  }
}

export function strictFactOf(reports: readonly CitedReport[]): StrictFact {
  const all = reports.flatMap(({ citations }) => citations)
  const shareOf = (verdict: CitationVerdict) => share(all.filter(one => one === verdict).length, all.length)
  return {
    accuracy: shareOf('supported'),
    partial: shareOf('partial'),
    refuted: shareOf('refuted'),
    dead: shareOf('dead'),
    unread: shareOf('unread'),
    fabricated: shareOf('fabricated'),
    recall: share(
      reports.reduce((sum, one) => sum + one.cited, 0),
      reports.reduce((sum, one) => sum + one.factual, 0),
    ),
  }
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
