import type { Desk } from '../desk.ts'
import type { Rubric, Scorecard } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'
import type { Change, New } from '../store/store.ts'
import type { Assessment } from './assess.ts'
import type { Subject } from './subject.ts'

export interface Judged {
  readonly card: Scorecard
  readonly assessment: Assessment
}

const ATTEMPTS = 6

/**
 * Judges on the newest state of the scorecard and keeps the result; when another call moved the research on, once more.
 * `assessOn` gets the scorecard to go on with.
 */
export async function keepCard(
  subject: Subject,
  rubric: Rubric,
  desk: Desk,
  at: string,
  assessOn: (before: Scorecard | undefined) => Assessment,
): Promise<Judged> {
  for (let attempt = 1; ; attempt++) {
    const before = desk.state.scorecards.findLast(card => isOn(card, subject) && isBy(card, rubric))
    const assessment = assessOn(before)
    const value = cardOf(subject, rubric, assessment, at)
    if (before && isSame(before, value)) return { card: before, assessment }
    try {
      const id = await commitCard(value, before?.id, subject, desk)
      return { card: { ...value, id }, assessment }
    } catch (error) {
      if (!(error instanceof ResearchError && error.kind === 'conflict') || attempt >= ATTEMPTS) throw error
    }
  }
}

async function commitCard(
  value: New<Scorecard>,
  id: string | undefined,
  { stored }: Subject,
  desk: Desk,
): Promise<string> {
  const card: Change =
    id === undefined
      ? { op: 'add', kind: 'scorecard', value }
      : { op: 'put', kind: 'scorecard', value: { ...value, id } }
  const text: Change[] = id === undefined && stored ? [{ op: 'text', value: stored }] : []
  const result = { marked: value.markings.length, open: value.open.length, score: value.score, raw: value.raw }
  const [added = ''] = await desk.commit([card, ...text], result, { exact: true })
  return id ?? added
}

const isSame = (before: Scorecard, { markings }: New<Scorecard>) =>
  JSON.stringify(before.markings) === JSON.stringify(markings)

function cardOf(subject: Subject, rubric: Rubric, { markings, open, score }: Assessment, at: string): New<Scorecard> {
  return {
    rubric: rubric.name,
    origin: rubric.origin,
    criteria: rubric.criteria,
    ...(subject.draft !== undefined && { draft: subject.draft }),
    ...(subject.report !== undefined && { report: subject.report }),
    open,
    markings,
    score: score.score,
    raw: score.raw,
    at,
  }
}

/** Whether a scorecard is of this report. */
export function isOn(card: Scorecard, { draft, report }: Pick<Subject, 'draft' | 'report'>): boolean {
  return card.draft === draft && card.report === report
}

function isBy({ rubric, criteria }: Scorecard, { name, criteria: own }: Rubric): boolean {
  return rubric === name && JSON.stringify(criteria) === JSON.stringify(own)
}

/** The rubric of a scorecard, as it was when judging began. */
export function rubricOfCard({ rubric, origin, criteria }: Scorecard): Rubric {
  return { name: rubric, origin, criteria, language: '' }
}
