import type { Criterion, Marking } from '../domain/rubric.ts'
import type { Audited } from './audited.ts'
import { decidedBy, runChecks } from './checks/checks.ts'
import { brokenPlaces } from './checks/citations.ts'
import type { CitationAudit, Finding } from './checks/finding.ts'
import type { LongVerdict } from './marks.ts'
import { type CutReport, cutReport, type ReportText } from './places.ts'
import { type Score, scoreOf } from './scores/rubric-score.ts'
import { acceptVerdicts, type Refusal } from './verdicts.ts'

export interface AssessInput {
  readonly markdown: string
  readonly text: ReportText
  readonly question?: string
  readonly language?: string
  readonly criteria: readonly Criterion[]
  readonly verdicts: readonly (string | LongVerdict)[]
  /** A reader's markings from before; a new verdict replaces one. */
  readonly earlier?: readonly Marking[]
  readonly needsPlace: boolean
  readonly citations?: CitationAudit
  readonly audited?: Audited
  /** ISO 8601. */
  readonly now: string
}

export interface Assessment {
  readonly report: CutReport
  readonly findings: readonly Finding[]
  /** Of the checks and of readers, in the order of the criteria. */
  readonly markings: readonly Marking[]
  /** Those among them that this call added or changed. */
  readonly accepted: readonly Marking[]
  readonly refused: readonly Refusal[]
  /** Criteria without a mark. */
  readonly open: readonly string[]
  readonly score: Score
}

/** Checks a report, takes the verdicts that hold, and scores: the same for the tool and for `batch judge`. */
export function assess(input: AssessInput): Assessment {
  const { criteria, verdicts, earlier = [], needsPlace } = input
  const report = cutReport(input.text)
  const findings = runChecks({ ...input, report })
  const decided = decidedBy(findings)
  const { markings: accepted, refused } = acceptVerdicts(verdicts, {
    criteria,
    report,
    decided,
    needsPlace,
    broken: brokenPlaces({ ...input, report }),
  })
  const byId = new Map([...earlier, ...accepted, ...decided].map(marking => [marking.criterion, marking]))
  const markings = criteria.flatMap(({ id }) => byId.get(id) ?? [])
  return {
    report,
    findings,
    markings,
    accepted,
    refused,
    open: criteria.filter(({ id }) => !byId.has(id)).map(({ id }) => id),
    score: scoreOf(criteria, markings),
  }
}
