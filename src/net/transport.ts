import { type Dispatcher, Headers, request as send } from 'undici'
import { encodings, readBody, tooLarge } from './body.ts'
import { proxyFailure, wantsLogin } from './proxy-failure.ts'
import { untilAborted } from './sharing.ts'
import { createWaysOut, type Way, type WayRules } from './ways-out.ts'

export interface HttpRequest {
  readonly url: URL
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
  /** Also read the body of an answer that is no success. */
  readonly anyStatus?: boolean
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
}

/** One exchange with one server: no redirect is followed, nothing is tried again. Rejects with what went wrong as it came. */
export interface Transport {
  exchange(request: HttpRequest): Promise<HttpResponse>
  close(): Promise<void>
}

export function createTransport(
  rules: WayRules & { readonly maxBytes: number; readonly userAgent: string },
): Transport {
  const ways = createWaysOut(rules)
  return {
    exchange: async request => {
      const headers = { 'user-agent': rules.userAgent, 'accept-encoding': encodings, ...request.headers }
      const way = await untilAborted(ways.to(request.url), request.signal)
      const response = await sent({ ...request, headers }, way)
      const bytes = await bodyOf(response, request, rules.maxBytes)
      return { status: response.statusCode, headers: headersOf(response), bytes }
    },
    close: () => ways.close(),
  }
}

async function sent(request: HttpRequest, { dispatcher, proxy }: Way): Promise<Dispatcher.ResponseData> {
  const { url, method, headers, signal, body = null } = request
  try {
    const response = await send(url, { dispatcher, method, headers, signal, body })
    if (proxy === undefined || response.statusCode !== 407) return response
    await response.body.dump({ limit: 65_536, signal })
    throw wantsLogin(proxy.name)
  } catch (error) {
    throw (proxy && !signal.aborted && proxyFailure(error, url, proxy)) || error
  }
}

async function bodyOf(response: Dispatcher.ResponseData, request: HttpRequest, maxBytes: number): Promise<Uint8Array> {
  const { signal } = request
  // What says that it is too large, even packed, is not begun.
  const announced = Number(response.headers['content-length'] ?? 0)
  if (announced > maxBytes && isSuccess(response.statusCode)) {
    response.body.on('error', () => {}).destroy()
    throw tooLarge(maxBytes)
  }
  if (isSuccess(response.statusCode) || request.anyStatus === true) {
    return readBody(response.body, String(response.headers['content-encoding'] ?? ''), { maxBytes, signal })
  }
  // Read past, so that the connection can be used again; what is too long for that is cut off.
  await response.body.dump({ limit: 65_536, signal })
  return new Uint8Array()
}

function headersOf(response: Dispatcher.ResponseData): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(response.headers)) {
    for (const value of [values ?? []].flat()) headers.append(name, value)
  }
  return headers
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}
