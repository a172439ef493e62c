import { setTimeout as sleep } from 'node:timers/promises'
import type { Call } from '../../call.ts'
import { abortFailure } from '../../net/failure.ts'
import type { FolderIndex } from './folder-index.ts'

/** What a search waits for a look at the folders when the patience for the first indexing is used up. */
const shortMs = 500
const tickMs = 250

/** Waits until the folders are indexed, but in all only so long; the work goes on behind. */
export function untilCurrent(folders: readonly FolderIndex[], patienceMs: number) {
  let since: number | undefined

  return async (call: Call): Promise<void> => {
    if (call.signal.aborted) throw abortFailure(call.signal)
    since ??= performance.now()
    const until = Math.max(since + patienceMs, performance.now() + Math.min(shortMs, patienceMs))
    let isDone = false
    const work = Promise.all(folders.map(folder => folder.refresh())).then(() => {
      isDone = true
    })
    // A failure that comes after the wait is over is met by the next search, which begins the work anew.
    work.catch(() => {})
    while (!isDone && performance.now() < until) {
      await Promise.race([work, pause(Math.min(tickMs, until - performance.now()), call.signal)])
      if (!isDone) tell(folders, call)
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {
    throw abortFailure(signal)
  })
}

function tell(folders: readonly FolderIndex[], call: Call): void {
  const statuses = folders.map(folder => folder.status())
  const total = statuses.reduce((sum, status) => sum + status.total, 0)
  const indexed = statuses.reduce((sum, status) => sum + status.indexed, 0)
  if (total > 0) call.progress(indexed, total, `${indexed} of ${total} files read`)
}
