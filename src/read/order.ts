import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 1_500

/** Lets work that is done at once end in the order in which it was given, so that ids follow it. A slow one is not waited for long. */
export interface Order {
  /** Settles when those before `i` are done, or have had their time. */
  before(i: number): Promise<void>
  done(i: number): void
}

export function createOrder(count: number): Order {
  const resolvers: (() => void)[] = []
  const ends = Array.from({ length: count }, () => new Promise<void>(resolve => resolvers.push(resolve)))
  return {
    before: async i => {
      const enough = new AbortController()
      const patience = sleep(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => {})
      await Promise.race([Promise.all(ends.slice(0, i)), patience])
      enough.abort()
    },
    done: i => resolvers[i]?.(),
  }
}
