/** An answer to a GET request as it is kept on disk. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly bytes: Uint8Array
  /** ISO 8601, when the bytes came. */
  readonly retrieved: string
  /** Milliseconds since the epoch, until when it may be used without asking. */
  readonly freshUntil: number
}

/** Answers that outlive the process and are shared by all that work on one data folder. What it holds can be fetched again. */
export interface CacheStore {
  get(key: string): Promise<KeptAnswer | undefined>
  /** Kept soon, not at once. */
  set(key: string, answer: KeptAnswer): void
  delete(key: string): void
  close(): Promise<void>
}

/** No answer outlives the process. */
export const noCacheStore: CacheStore = {
  get: async () => undefined,
  set: () => undefined,
  delete: () => undefined,
  close: async () => undefined,
}
