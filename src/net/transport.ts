import { Agent, type Dispatcher, Headers, request as send } from 'undici'
import { encodings, readBody, tooLarge } from './body.ts'
import { type ConnectRules, createConnector } from './connect.ts'

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
  rules: ConnectRules & { readonly maxBytes: number; readonly userAgent: string },
): Transport {
  const agent = new Agent({ connect: createConnector(rules) })
  return {
    exchange: async request => {
      const { url, method, signal } = request
      const headers = { 'user-agent': rules.userAgent, 'accept-encoding': encodings, ...request.headers }
      const response = await send(url, { dispatcher: agent, method, headers, signal, body: request.body ?? null })
      const bytes = await bodyOf(response, request, rules.maxBytes)
      return { status: response.statusCode, headers: headersOf(response), bytes }
    },
    close: () => agent.destroy(),
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
