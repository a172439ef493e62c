import type { Context } from '../context.ts'
import type { Job } from '../domain/job.ts'
import { ResearchError } from '../errors.ts'
import type { Depth, ResearchAction } from './kinds.ts'
import { recallAnything } from './recall.ts'
import type { Recalled } from './recalled.ts'

export interface ResearchInput {
  readonly action: ResearchAction
  readonly question?: string
  readonly depth: Depth
  readonly session?: string
}

const WAIT_MS = 20_000

/** Submits, follows, shows or stops a research that runs by itself. */
export async function runResearch(
  { action, question, depth, session }: ResearchInput,
  context: Context,
): Promise<Recalled> {
  const { jobs, begin, open, current } = context
  if (action === 'submit') {
    if (question === undefined) throw new ResearchError('Nothing to research.', { fix: 'Give the `question`.' })
    const desk = session === undefined ? await begin(question) : await open(session)
    return describeJob(await jobs.submit(desk.state.research.id, question, depth))
  }
  const named = session ?? current
  if (named === undefined)
    throw new ResearchError('Which research?', { fix: 'Give its `session`; `submit` answers with it.' })
  const desk = await open(named)
  if (action === 'cancel') return describeJob(await jobs.cancel(named))
  const job = await jobs.status(named, { waitMs: action === 'status' ? WAIT_MS : 0 }, context)
  if (action === 'status' || job.status === 'running') return describeJob(job)
  const report = await recallAnything({ kind: 'report', part: 1 }, await open(desk.state.research.id), context.store)
  return { ...report, next: 'draft_report format: "html" saves it; draft_report edits change it.' }
}

const nexts: Readonly<Record<Job['status'], (session: string) => string>> = {
  running: session => `research action: "status", session: "${session}" waits for news.`,
  done: session => `research action: "result", session: "${session}" shows the brief.`,
  failed: session => `recall session: "${session}" shows what was found; research action: "submit" tries again.`,
  cancelled: session => `recall session: "${session}" shows what was read.`,
}

function describeJob({ session, status, done, total, message, heartbeat }: Job): Recalled {
  return {
    facts: [
      `${session} ${status}: step ${done} of ${total}, ${message}`,
      `last sign of life ${heartbeat.slice(11, 19)} UTC`,
    ],
    next: nexts[status](session),
    data: { session, status, done, total },
  }
}
