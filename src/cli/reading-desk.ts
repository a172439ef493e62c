import type { Desk } from '../desk.ts'
import type { Store } from '../store/store.ts'

/** A research to be looked at: its state now, and its texts. */
export async function readingDesk(session: string, store: Store): Promise<Desk> {
  return {
    state: await store.load(session),
    commit: () => Promise.reject(new Error('this command changes nothing; the tools do')),
    text: async sha256 => (await store.text(sha256)) ?? Promise.reject(new Error(`the store has no text ${sha256}`)),
  }
}
