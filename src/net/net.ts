/** What a server answered, body decoded from its transfer and content encodings, charset untouched. */
export interface Fetched {
  /** After redirects. */
  readonly url: string
  readonly status: number
  readonly contentType?: string
  /** The caller's own copy. */
  readonly bytes: Uint8Array
  /** ISO 8601; of the first fetch where it came from the cache. */
  readonly retrieved: string
  readonly fromCache: boolean
  /** The site did not answer: this is an older copy, of the time that `retrieved` says. */
  readonly stale?: true
  /** When the server wants to be asked again, where it says so. */
  readonly retryAfterMs?: number
  /** The headers that were asked for, in lower case. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface ForeignRequest {
  readonly signal: AbortSignal
  readonly accept?: string
  /** A documented endpoint for programs: robots.txt, which is about crawling pages, is not asked. */
  readonly api?: boolean
  /** Resolve whatever the status is, so that an API's own error can be read. */
  readonly anyStatus?: boolean
}

export interface ConfiguredRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
  /** Resolve whatever the status is, so that an API's own error can be read. */
  readonly anyStatus?: boolean
  /** Names of headers of the answer, in lower case, that the caller needs. */
  readonly wanted?: readonly string[]
}

/**
 * The only way out, with two doors. Both reject with ResearchError: `invalid` (not a URL), `forbidden` (address, scheme, port,
 * credentials, robots.txt), `blocked` (401, 403, 451), `not_found`, `gone`, `rate_limited`, `timeout`, `unreachable` (DNS,
 * connection, any other status, endless redirects), `too_large`, `unsupported_type` (content encoding), `cancelled`.
 */
export interface Net {
  /** Any URL from a host, a page or a hit: guarded at every hop, polite, cached. */
  foreign(url: string, request: ForeignRequest): Promise<Fetched>
  /**
   * An origin that the configuration names, private ones included; its own credentials, no robots.txt, no cache, no limit but the
   * caller's signal. A redirect off that origin goes through `foreign` and takes no header along.
   */
  configured(url: string, request: ConfiguredRequest): Promise<Fetched>
  close(): Promise<void>
}
