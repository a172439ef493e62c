import type * as z from 'zod'
import type { Fetched } from '../../net/net.ts'

/** What a place gave: bytes for the parser, and what it says of them. */
export interface PlaceCopy {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** Base for links. */
  readonly url: string
  /** ISO 8601. */
  readonly retrieved: string
  readonly stale?: true
  /** These three are foreign text. */
  readonly title?: string
  readonly author?: string
  readonly published?: string
  /** What a reader should know of this copy, in our words. */
  readonly notes?: readonly string[]
  /** What to read where the parser can make nothing of this. */
  readonly otherwise?: PlaceCopy
}

/** Where a place is asked, unless the environment names another address for it. */
export interface DoorSpec {
  /** Such as `ARXIV_URL`. */
  readonly variable: string
  /** Without a slash at the end; `{lang}` stands for a language. */
  readonly base: string
  /** Time between two requests, where the service's terms ask for one. Not kept where the environment names another address. */
  readonly everyMs?: number
}

export interface DoorRequest {
  readonly accept: string
  /** For a base with `{lang}`. */
  readonly lang?: string
  /** Resolve whatever the status is. */
  readonly anyStatus?: boolean
}

/** An open door of a place for one call. Rejects as `Net` does. */
export interface PlaceDoor {
  get(path: string, request: DoorRequest): Promise<Fetched>
  /** Rejects with `unreachable` where the answer is not what the place documents. */
  json<T>(path: string, schema: z.ZodType<T>, request?: Partial<DoorRequest>): Promise<T>
  /** No request for so long: the place asked for it. Until then this door rejects with `rate_limited`. */
  rest(seconds: number): void
}

export interface Visit<Door extends string> {
  readonly doors: Readonly<Record<Door, PlaceDoor>>
  /** A page anywhere, as any other page is fetched. */
  page(url: string): Promise<Fetched>
  /** ISO 8601, for copies that were put together from several answers. */
  readonly now: string
}

/** One file per place that has a documented door of its own, besides the pages that people look at. */
export interface Place<Door extends string = string> {
  readonly name: string
  /** What is read through the door, for the documentation. */
  readonly reads: string
  readonly doors: Readonly<Record<Door, DoorSpec>>
  matches(url: URL): boolean
  open(url: URL, visit: Visit<Door>): Promise<PlaceCopy>
}

/** Types `open` from `doors`; returns the place as it is. */
export function definePlace<Door extends string>(place: Place<Door>): Place<Door> {
  return place
}

/** Whether a host is the given one or a part of it. */
export function isHost({ hostname }: URL, host: string): boolean {
  return hostname === host || hostname.endsWith(`.${host}`)
}
