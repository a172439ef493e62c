import type { Desk } from '../desk.ts'
import type { ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import type { Store } from '../store/store.ts'

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
export async function openResearch(store: Store, session: string, { tool, args }: Step): Promise<LoggedDesk> {
  let state: ResearchState = await store.load(session)
  let logged = false
  return {
    get state() {
      return state
    },
    get logged() {
      return logged
    },
    async commit(changes, result, { exact = false } = {}) {
      try {
        const committed = await store.commit(session, {
          event: { tool, args: logged ? {} : args, result },
          changes,
          ...(exact && { expectedRevision: state.revision }),
        })
        logged = true
        state = await store.load(session)
        return committed.ids
      } catch (error) {
        if (error instanceof ResearchError && error.kind === 'conflict') state = await store.load(session)
        throw error
      }
    },
    async text(sha256) {
      const stored = await store.text(sha256)
      if (stored) return stored
      throw new Error(`the store has no text ${sha256}`)
    },
  }
}
