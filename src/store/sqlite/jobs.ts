import type { Job, JobChange } from '../../domain/job.ts'
import type { Database } from './database.ts'

export function readJob(database: Database, session: string): Job | undefined {
  const row = database.get<{ json: string }>('SELECT json FROM job WHERE session = ?', session)
  // Written by `changeJob` alone.
  return row && (JSON.parse(row.json) as Job)
}

/** The job after the change; undefined where it does not apply, and then nothing is changed. */
export function changeJob(database: Database, session: string, change: JobChange, time: string): Job | undefined {
  const before = readJob(database, session)
  const after = changed(before, session, change, time)
  if (after) {
    const job: Job = { ...after, revision: (before?.revision ?? 0) + 1 }
    database.run('INSERT OR REPLACE INTO job (session, json) VALUES (?, ?)', session, JSON.stringify(job))
    return job
  }
  return undefined
}

function changed(job: Job | undefined, session: string, change: JobChange, time: string): Job | undefined {
  if (change.op === 'submit') return job?.status === 'running' ? undefined : begun(session, change, time)
  if (job?.status !== 'running') return undefined
  switch (change.op) {
    case 'claim':
      return job.heartbeat < change.staleBefore ? { ...job, owner: change.owner, heartbeat: time } : undefined
    case 'beat': {
      const { owner, done, total, message } = change
      return job.owner === owner ? { ...job, done, total, message, heartbeat: time } : undefined
    }
    case 'finish':
      return job.owner === change.owner
        ? { ...job, status: change.status, message: change.message, heartbeat: time }
        : undefined
    case 'cancel':
      return { ...job, cancelRequested: true }
  }
}

function begun(session: string, { question, depth, owner }: Extract<JobChange, { op: 'submit' }>, time: string): Job {
  return {
    session,
    question,
    depth,
    status: 'running',
    owner,
    heartbeat: time,
    done: 0,
    total: 1,
    message: 'begun',
    cancelRequested: false,
    revision: 0,
  }
}
