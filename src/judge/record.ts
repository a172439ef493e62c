import type { Criterion, Mark, Marking } from '../domain/rubric.ts'
import { languageOf } from '../text/script.ts'
import { type Assessment, assess } from './assess.ts'
import type { ModelJudging } from './by-model.ts'
import { decidedBy, runChecks } from './checks/checks.ts'
import { brokenPlaces } from './checks/citations.ts'
import type { LongVerdict } from './marks.ts'
import { cutReport, type ReportText } from './places.ts'
import { type CriterionInput, criteriaOf } from './rubric.ts'
import { type Scored, signOf } from './scores/rubric-score.ts'
import type { RefusalReason } from './verdicts.ts'

/** One line of `batch judge`. */
export interface RecordInput {
  readonly report: string
  readonly text: ReportText
  readonly question?: string | undefined
  readonly rubric: readonly (string | CriterionInput)[]
  readonly verdicts?: readonly (string | LongVerdict)[] | undefined
  /** Of a model that judged the report; a verdict of the record goes before it. */
  readonly markings?: readonly Marking[]
  /** ISO 8601. */
  readonly now: string
}

export interface JudgedRecord {
  /** Strict mapping; Σ ±w·strict / Σ positive w. */
  readonly score: number
  /** Ternary compliance over the same sum. */
  readonly raw: number
  readonly criteria: readonly JudgedCriterion[]
  readonly checks: readonly RecordCheck[]
}

interface JudgedCriterion {
  readonly id: string
  readonly weight: number
  readonly role: Criterion['role']
  /** The weight as it came, where it came below zero. */
  readonly given?: number
  readonly verdict: Mark
  /** Absent where nobody marked it: it counts as none. */
  readonly by?: Marking['by']
  readonly place?: string
  readonly quote?: string
  /** What it adds to the two sums, sign included. */
  readonly strict: number
  readonly ternary: number
}

interface RecordCheck {
  readonly name: string
  readonly result: 'good' | 'flaw' | 'note'
  readonly message: string
  readonly criterion?: string
  readonly places?: readonly string[]
}

/** Judges a report by verdicts that were made elsewhere: what has no verdict, or one that does not hold, counts as none and is listed. */
export function judgeRecord({
  report,
  text,
  question,
  verdicts = [],
  markings = [],
  now,
  ...input
}: RecordInput): JudgedRecord {
  const rubric = input.rubric.map(one => (typeof one === 'string' ? { text: one } : one))
  const assessment = assess({
    markdown: report,
    text,
    ...languageOfQuestion(question),
    criteria: criteriaOf(rubric),
    verdicts,
    earlier: markings,
    needsPlace: false,
    now,
  })
  const names = new Map(
    assessment.score.scored.map(({ criterion }, i) => [criterion.id, rubric[i]?.id ?? criterion.id]),
  )
  const nameOf = (id: string) => names.get(id) ?? id
  const { score, raw, scored } = assessment.score
  return {
    score,
    raw,
    criteria: scored.map(one => criterionOf(one, nameOf)),
    checks: checksOf(assessment, nameOf),
  }
}

/** What a model has to know to judge a record: what the checks have decided, and which places cite nothing. */
export function judgingOf({ report, text, question, rubric, now }: RecordInput): ModelJudging {
  const criteria = criteriaOf(rubric.map(one => (typeof one === 'string' ? { text: one } : one)))
  const checked = { markdown: report, report: cutReport(text), criteria, now, ...languageOfQuestion(question) }
  return {
    criteria,
    report: checked.report,
    question,
    decided: decidedBy(runChecks(checked)),
    broken: brokenPlaces(checked),
  }
}

function languageOfQuestion(question = ''): { question?: string; language?: string } {
  const language = languageOf(question)
  return { ...(question !== '' && { question }), ...(language !== undefined && { language }) }
}

type NameOf = (id: string) => string

function criterionOf({ criterion, mark, marking, strict, ternary }: Scored, nameOf: NameOf): JudgedCriterion {
  const { id, weight, role } = criterion
  const sign = signOf(criterion) * weight
  return {
    id: nameOf(id),
    weight,
    role,
    ...(criterion.given !== undefined && { given: criterion.given }),
    verdict: mark,
    ...(marking && { by: marking.by }),
    ...(marking?.place !== undefined && { place: marking.place }),
    ...(marking?.quote !== undefined && { quote: marking.quote }),
    strict: sign * strict + 0,
    ternary: sign * ternary + 0,
  }
}

const refusalNames: Readonly<Partial<Record<RefusalReason, string>>> = { unknown_mark: 'unknown_verdict' }

function checksOf({ findings, refused, open, markings }: Assessment, nameOf: NameOf): RecordCheck[] {
  const flaw = (name: string, criterion: string | undefined, message: string): RecordCheck => ({
    name,
    result: 'flaw',
    message,
    ...(criterion !== undefined && { criterion: nameOf(criterion) }),
  })
  const unmarked = open.filter(id => !refused.some(({ criterion }) => criterion === id))
  const bare = markings.filter(({ by, mark, place, quote }) => by === 'host' && mark !== 'none' && !place && !quote)
  return [
    ...refused.map(({ reason, criterion, said, message }) =>
      flaw(refusalNames[reason] ?? reason, criterion, `“${said}”: ${message}`),
    ),
    ...unmarked.map(id => flaw('unmarked', id, 'it has no verdict and counts as none')),
    ...bare.map(
      ({ criterion }): RecordCheck => ({
        name: 'without_quote',
        result: 'note',
        message: 'its verdict quotes nothing',
        criterion: nameOf(criterion),
      }),
    ),
    ...findings.map(({ name, result, message, criterion, places }) => ({
      name,
      result,
      message,
      ...(criterion !== undefined && { criterion: nameOf(criterion) }),
      ...(places && places.length > 0 && { places }),
    })),
  ]
}
