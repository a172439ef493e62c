import { type Desk, textOf } from '../desk.ts'
import type { ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import type { Change, Store } from '../store/store.ts'
import type { Changes } from './changes.ts'

/** What the desk writes into the log for each commit of one call. */
export interface Step {
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
}

/** A desk that also says whether the call has left a trace in the log yet. */
export interface LoggedDesk extends Desk {
  readonly logged: boolean
}

/** Opens a research on the store. Only the first commit of a call carries its arguments. */
export async function openResearch(
  store: Store,
  session: string,
  { tool, args }: Step,
  listener?: Pick<Changes, 'tell'>,
): Promise<LoggedDesk> {
  let state: ResearchState = await store.load(session)
  let logged = false
  async function renew(): Promise<void> {
    const loaded = await store.load(session)
    if (loaded.revision > state.revision) state = loaded
  }
  return {
    get state() {
      return state
    },
    get logged() {
      return logged
    },
    async commit(changes, result, { exact = false } = {}) {
      const isFirst = !logged
      // At once, since several commits of a call may be on their way together.
      logged = true
      const event = { tool, args: isFirst ? args : {}, result }
      const expected = exact ? { expectedRevision: state.revision } : {}
      const { ids } = await store.commit(session, { event, changes, ...expected }).catch(async error => {
        if (isFirst) logged = false
        if (error instanceof ResearchError && error.kind === 'conflict') await renew()
        throw error
      })
      await renew()
      listener?.tell(session, touched(changes, ids))
      return ids
    },
    text: sha256 => textOf(sha256, store),
  }
}

/** Ids of what a commit added, changed or removed; `q0` and the like stand for the research's own settings. */
function touched(changes: readonly Change[], ids: readonly string[]): string[] {
  return changes.flatMap((change, i) => {
    if (change.op === 'put') return [change.value.id]
    if (change.op === 'remove') return [change.id]
    return change.op === 'research' ? ['q0'] : (ids[i] ?? [])
  })
}
