/** One step of a research as it was recorded: the log of all of them is its trajectory. */
export interface Event {
  /** Counted from 1 within its research. */
  readonly seq: number
  /** ISO 8601. */
  readonly time: string
  readonly tool: string
  /** The caller's arguments and our facts about the outcome; undefined where it was forgotten (its hash stays). */
  readonly payload: EventPayload | undefined
  /** Ids that it created or changed. */
  readonly changed: readonly string[]
  readonly payloadHash: string
  /** SHA-256 over the previous hash and this event; of the first event over 64 zeros. */
  readonly hash: string
  readonly previousHash: string
}

export interface EventPayload {
  readonly args: Readonly<Record<string, unknown>>
  /** Numbers, ids and our words. Page text only by place. */
  readonly result: Readonly<Record<string, unknown>>
}
