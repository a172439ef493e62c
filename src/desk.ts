import type { ResearchState } from './domain/research.ts'
import type { StoredText } from './domain/source.ts'
import type { Change } from './store/store.ts'

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
