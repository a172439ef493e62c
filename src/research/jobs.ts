import type { Call, Clock } from '../call.ts'
import type { Job } from '../domain/job.ts'
import { ResearchError } from '../errors.ts'
import type { Store } from '../store/store.ts'

/** Does the work of a job; what is done already is not done again. Rejects when its signal is aborted. */
export type JobWork = (job: Job, call: Call) => Promise<unknown>

export interface JobsOptions {
  readonly store: Store
  readonly clock: Clock
  /** Of this process. */
  readonly owner: string
  readonly work: JobWork
  readonly beatMs?: number
  /** An owner without a sign of life for this long counts as dead. */
  readonly leaseMs?: number
}

/** Long researches: each goes on in the process that took it, survives that process, and is stopped by a flag in the store. */
export interface Jobs {
  submit(session: string, question: string, depth: string): Promise<Job>
  /** The job as soon as it differs from `since`, at the latest after `waitMs`. A job whose owner died goes on here. */
  status(session: string, options: { readonly waitMs: number }, call: Call): Promise<Job>
  cancel(session: string): Promise<Job>
  /** Stops working; the jobs stay for the next process. */
  close(): Promise<void>
}

const POLL_MS = 200

export function createJobs({ store, clock, owner, work, beatMs = 2_000, leaseMs = 15_000 }: JobsOptions): Jobs {
  const running = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>()

  const start = (job: Job) => {
    const stop = new AbortController()
    const ended = runJob(job, stop, { store, owner, work, beatMs }).finally(() => running.delete(job.session))
    running.set(job.session, { stop, ended })
  }

  return {
    async submit(session, question, depth) {
      const job = await store.changeJob(session, { op: 'submit', question, depth, owner })
      if (!job) {
        throw new ResearchError(`${session} is being researched already.`, {
          kind: 'conflict',
          fix: `research action: "status", session: "${session}" shows how far it is.`,
        })
      }
      start(job)
      return job
    },
    async status(session, { waitMs }, { signal, progress }) {
      let job = await takeOver(await known(session, store))
      const first = job.revision
      for (let waited = 0; waited < waitMs && job.status === 'running' && job.revision === first; waited += POLL_MS) {
        progress(job.done, job.total, job.message)
        await pause(POLL_MS, signal)
        job = await known(session, store)
      }
      return job
    },
    async cancel(session) {
      const before = await known(session, store)
      const job = (await store.changeJob(session, { op: 'cancel' })) ?? before
      running.get(session)?.stop.abort(new Error('cancelled'))
      await running.get(session)?.ended
      await takeOver(job)
      return known(session, store)
    },
    async close() {
      const all = [...running.values()]
      for (const { stop } of all) stop.abort(new Error('closing'))
      await Promise.all(all.map(({ ended }) => ended))
    },
  }

  /** Goes on with the work of an owner that died. */
  async function takeOver(job: Job): Promise<Job> {
    const staleBefore = new Date(clock.now() - leaseMs).toISOString()
    if (job.status !== 'running' || running.has(job.session) || job.heartbeat >= staleBefore) return job
    const claimed = await store.changeJob(job.session, { op: 'claim', owner, staleBefore })
    if (claimed?.cancelRequested)
      return (
        (await store.changeJob(job.session, { op: 'finish', owner, status: 'cancelled', message: 'cancelled' })) ??
        claimed
      )
    if (claimed) start(claimed)
    return claimed ?? job
  }
}

async function known(session: string, store: Store): Promise<Job> {
  const job = await store.job(session)
  if (job) return job
  throw new ResearchError(`No research runs or ran by itself under ${session}.`, {
    kind: 'unknown_id',
    fix: 'research action: "submit", question: "…" begins one.',
  })
}

type RunOptions = Required<Pick<JobsOptions, 'store' | 'owner' | 'work' | 'beatMs'>>

/** Never rejects: how it ended is in the store. */
async function runJob(job: Job, stop: AbortController, { store, owner, work, beatMs }: RunOptions): Promise<void> {
  const { session } = job
  let said = { done: job.done, total: job.total, message: job.message }
  const beat = async () => {
    const alive = await store.changeJob(session, { op: 'beat', owner, ...said })
    if (!alive || alive.cancelRequested) stop.abort(new Error('cancelled'))
  }
  const timer = setInterval(() => void beat().catch(error => console.error(error)), beatMs)
  const progress: Call['progress'] = (done, total, message) => {
    said = { done, total, message }
    void beat().catch(error => console.error(error))
  }
  try {
    await work(job, { signal: stop.signal, progress })
    await store.changeJob(session, { op: 'finish', owner, status: 'done', message: 'brief written' })
  } catch (error) {
    await settle(error, stop, session, { store, owner })
  } finally {
    clearInterval(timer)
  }
}

async function settle(
  error: unknown,
  { signal }: AbortController,
  session: string,
  { store, owner }: Pick<RunOptions, 'store' | 'owner'>,
): Promise<void> {
  const asked = signal.aborted && (await store.job(session))?.cancelRequested
  if (asked) {
    await store.changeJob(session, {
      op: 'finish',
      owner,
      status: 'cancelled',
      message: 'cancelled; what was read is kept',
    })
    return
  }
  // The process ends: the job stays as it is, and another one goes on with it.
  if (signal.aborted) return
  const message = error instanceof ResearchError ? `${error.message} ${error.fix}` : 'the server failed; see its log'
  if (!(error instanceof ResearchError)) console.error(error)
  await store.changeJob(session, { op: 'finish', owner, status: 'failed', message })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
