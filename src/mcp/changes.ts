/** Called with the research and the ids that a commit added or changed; the research's own id means that it is new. */
export type ChangeListener = (session: string, changed: readonly string[]) => void

/** Tells the doors of a process what its calls changed. */
export interface Changes {
  tell: ChangeListener
  /** Returns the way to stop listening. */
  listen(listener: ChangeListener): () => void
}

export function createChanges(): Changes {
  const listeners = new Set<ChangeListener>()
  return {
    tell(session, changed) {
      for (const listener of listeners) listener(session, changed)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
