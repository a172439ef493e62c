import type { Desk } from '../desk.ts'
import type { Rubric, Scorecard } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'
import { verdictsFrom } from './arguments.ts'
import { type AssessInput, assess } from './assess.ts'
import { auditedRows, auditOf } from './audited.ts'
import { isOn, type Judged, keepCard, rubricOfCard } from './card.ts'
import { handOut, type JudgeReply } from './checklist.ts'
import { chooseRubric, type RubricInput } from './choose-rubric.ts'
import { beginComparison, openComparison, takeLook } from './compare.ts'
import type { LongVerdict } from './marks.ts'
import { arePairVerdicts } from './pair-words.ts'
import type { JudgePorts, Researches } from './ports.ts'
import { tellMarks, tellScore } from './result.ts'
import { possibleOf } from './scores/rubric-score.ts'
import { deskFor, type Subject, subjectOf, textHandedIn } from './subject.ts'

export interface JudgeInput {
  /** Text, path or draft id; by default the draft. */
  readonly report?: string
  readonly rubric?: RubricInput
  /** `q1 full 2.3`, or the long form. */
  readonly verdicts?: readonly unknown[]
  /** A second report, to be compared with the first. */
  readonly against?: string
  readonly session?: string
}

/** Checks a report, hands out its checklist, takes verdicts, and scores it once every criterion has a mark. */
export async function judge(input: JudgeInput, ports: JudgePorts, researches: Researches): Promise<JudgeReply> {
  const text = await textHandedIn(input.report, ports)
  refuseMixed(input)
  const desk = await deskFor(text, input, researches)
  const look = await lookBy(input, ports, desk)
  if (look) return look
  const last = lastCard(input, text, desk)
  const subject = await subjectOf(input.report, text, last, ports, desk)
  if (input.against !== undefined) return beginComparison(subject, input.against, ports, desk)
  const rubric = await rubricFor(input, subject, last, ports, desk)
  possibleOf(rubric.criteria)
  if (subject.draft !== undefined && subject.draft === desk.state.drafts.at(-1)?.id) await ports.reports.renew(desk)
  const judged = await markReport(verdictsFrom(input.verdicts ?? []), subject, rubric, ports, desk)
  const { accepted, refused } = judged.assessment
  if (refused.length > 0 && accepted.length === 0) throw allRefused(judged)
  const marks = input.verdicts === undefined ? [] : tellMarks(judged)
  const said = judged.card.open.length > 0 ? handOut(judged, input.verdicts !== undefined) : tellScore(judged)
  const facts = [...marks, ...newerDraft(judged, desk), ...said.facts]
  return { ...said, facts, data: { ...dataOf(judged), ...said.data } }
}

/** Verdicts on the pair that waits for them. */
async function lookBy({ verdicts }: JudgeInput, ports: JudgePorts, desk: Desk): Promise<JudgeReply | undefined> {
  const given = verdictsFrom(verdicts ?? [])
  if (!arePairVerdicts(given)) return undefined
  const open = openComparison(desk)
  if (open) return takeLook(given, open, ports, desk)
  throw new ResearchError('No comparison waits for a verdict.', { fix: 'Give `report` and `against` first.' })
}

function refuseMixed({ against, rubric, verdicts }: JudgeInput): void {
  if (against === undefined || (rubric === undefined && verdicts === undefined)) return
  throw new ResearchError('`against` compares two reports as a whole, without a rubric.', {
    fix: 'Give `report` and `against` alone; the verdicts are asked for then.',
  })
}

/** Verdicts go on with the draft that was handed out; that it is not the last one must be said. */
function newerDraft({ card }: Judged, { state }: Desk): string[] {
  const last = state.drafts.at(-1)?.id
  if (card.draft === undefined || last === undefined || card.draft === last) return []
  return [`${last} is newer than ${card.draft}, which this judges; report: "${last}" with verdicts judges that one`]
}

/** The scorecard that a call without `report` goes on with: verdicts mark the last one, else a newer draft is a report of its own. */
function lastCard({ report, verdicts }: JudgeInput, text: string | undefined, { state }: Desk): Scorecard | undefined {
  const last = state.scorecards.at(-1)
  if (report !== undefined || text !== undefined || !last) return undefined
  const isOlder = last.draft !== undefined && last.draft !== state.drafts.at(-1)?.id
  return verdicts === undefined && isOlder ? undefined : last
}

async function rubricFor(
  { rubric, verdicts }: JudgeInput,
  subject: Subject,
  last: Scorecard | undefined,
  ports: JudgePorts,
  desk: Desk,
): Promise<Rubric> {
  const card = last ?? desk.state.scorecards.findLast(one => isOn(one, subject))
  const goesOn = card && rubric === undefined && (verdicts !== undefined || card.origin !== 'plan')
  return goesOn ? rubricOfCard(card) : chooseRubric(rubric, subject.markdown, ports, desk)
}

async function markReport(
  verdicts: readonly (string | LongVerdict)[],
  subject: Subject,
  rubric: Rubric,
  { clock, reports }: JudgePorts,
  desk: Desk,
): Promise<Judged> {
  const { question, language } = desk.state.research
  const now = new Date(clock.now()).toISOString()
  const audit = auditOf(subject.markdown, desk.state)
  const input: AssessInput = {
    markdown: subject.markdown,
    text: reports.split(subject.markdown),
    ...(question !== '' && { question, language }),
    criteria: rubric.criteria,
    verdicts,
    needsPlace: true,
    citations: await reports.audit(subject.markdown, desk),
    ...(audit && { audited: auditedRows(audit, desk.state) }),
    now,
  }
  return keepCard(subject, rubric, desk, now, before =>
    assess({ ...input, earlier: before?.markings.filter(({ by }) => by !== 'checks') ?? [] }),
  )
}

function allRefused({ assessment: { refused } }: Judged): ResearchError {
  const [first] = refused
  if (first && refused.length === 1) return new ResearchError(`“${first.said}”: ${first.message}`, { fix: first.fix })
  const lines = refused.slice(0, 12).map(({ said, message, fix }) => `“${said}”: ${message} ${fix}`)
  return new ResearchError(['No verdict counts.', ...lines].join('\n'), {
    fix: 'Correct these and send them again; what was marked before is kept.',
  })
}

function dataOf({ card, assessment }: Judged): Readonly<Record<string, unknown>> {
  const { id, draft, rubric, open, score, raw } = card
  return {
    scorecard: id,
    rubric,
    ...(draft !== undefined && { draft }),
    open,
    ...(open.length === 0 && { score, raw }),
    marks: card.markings.map(({ criterion, mark, by, place }) => ({ criterion, mark, by, ...(place && { place }) })),
    refused: assessment.refused.map(({ criterion, reason }) => ({ ...(criterion && { criterion }), reason })),
    checks: assessment.findings.map(({ name, result }) => ({ name, result })),
  }
}
