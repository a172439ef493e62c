import type { Net } from '../net/net.ts'

const wanted = ['content-type', 'mcp-session-id', 'www-authenticate']
const TIMEOUT_MS = 30_000

/** A fetch for the SDK that leaves by the configured door. Streams that a server would push by itself (GET) are not offered one. */
export function fetchThrough(net: Net) {
  return async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET'
    if (method !== 'POST' && method !== 'DELETE') return new Response(null, { status: 405 })
    const { status, bytes, headers } = await net.configured(`${url}`, {
      method,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' && { body: init.body }),
      signal: init.signal ?? AbortSignal.timeout(TIMEOUT_MS),
      anyStatus: true,
      wanted,
    })
    const body = bytes.length === 0 || status === 204 ? null : new Uint8Array(bytes)
    return new Response(body, { status, ...(headers && { headers: { ...headers } }) })
  }
}
