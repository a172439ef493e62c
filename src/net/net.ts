/** What a server answered, body decoded from its transfer and content encodings, charset untouched. */
export interface Fetched {
  /** After redirects. */
  readonly url: string
  readonly status: number
  readonly contentType?: string
  readonly bytes: Uint8Array
  /** ISO 8601; of the first fetch where it came from the cache. */
  readonly retrieved: string
  readonly fromCache: boolean
}

export interface ConfiguredRequest {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

/**
 * The only way out, with two doors. Both reject with ResearchError: `forbidden` (address, scheme, port, credentials, robots.txt),
 * `blocked` (401, 403, 451), `not_found`, `gone`, `rate_limited`, `timeout`, `unreachable`, `too_large`, `cancelled`.
 */
export interface Net {
  /** Any URL from a host, a page or a hit: guarded at every hop, polite, cached. */
  foreign(url: string, options: { readonly signal: AbortSignal; readonly accept?: string }): Promise<Fetched>
  /** An origin that the configuration names, private ones included. A redirect off that origin goes through `foreign`. */
  configured(url: string, request: ConfiguredRequest): Promise<Fetched>
  close(): Promise<void>
}
