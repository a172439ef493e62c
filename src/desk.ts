import type { ResearchState } from './domain/research.ts'
import type { StoredText } from './domain/source.ts'
import type { Change, Store } from './store/store.ts'

/** An open research: its state, and the one way to change it. Each commit is an event of the running call. */
export interface Desk {
  /** As of the last commit of this call. */
  readonly state: ResearchState
  /** Durable when it resolves, with one id per change. `exact` refuses with `conflict` if another process moved the research on. */
  commit(
    changes: readonly Change[],
    result: Readonly<Record<string, unknown>>,
    options?: { readonly exact?: boolean },
  ): Promise<readonly string[]>
  /** The text of a source that was read. */
  text(sha256: string): Promise<StoredText>
}

/** A research to be looked at: its state now, and its texts. */
export async function readingDesk(session: string, store: Store): Promise<Desk> {
  return {
    state: await store.load(session),
    commit: () => Promise.reject(new Error('this desk changes nothing; the tools do')),
    text: sha256 => textOf(sha256, store),
  }
}

/** A text that the store must have, since a source names it. */
export async function textOf(sha256: string, store: Store): Promise<StoredText> {
  const stored = await store.text(sha256)
  if (stored) return stored
  throw new Error(`the store has no text ${sha256}`)
}
