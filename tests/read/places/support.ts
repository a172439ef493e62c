import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseDocument } from '../../../src/documents/parse.ts'
import type { ParsedDocument } from '../../../src/documents/parser.ts'
import { type FailureKind, ResearchError } from '../../../src/errors.ts'
import type { Fetched, Net } from '../../../src/net/net.ts'
import { type OpenedUrl, openUrl } from '../../../src/read/open-url.ts'
import { createPlaces } from '../../../src/read/places/places.ts'
import { openNet, serve, signal } from '../../net/loopback.ts'

export const NOW = Date.UTC(2026, 10, 22, 12)

/** A body, JSON, or whatever a server does. */
export type Reply = string | object | ((request: IncomingMessage, response: ServerResponse) => void)

export interface World {
  /** Addresses in the environment; every variable here leads to the one loopback server. */
  readonly variables: readonly string[]
  /** Answers of the places' doors by path, with or without the query. */
  readonly answers: Readonly<Record<string, Reply>>
  /** Pages of the web that there is; a kind stands for a failure, anything else is unreachable. */
  readonly pages?: Readonly<Record<string, string | { readonly kind: FailureKind; readonly cause?: unknown }>>
  readonly now?: () => number
}

export interface Reader {
  open(url: string, signal?: AbortSignal): Promise<OpenedUrl>
  read(url: string, signal?: AbortSignal): Promise<Read>
  /** Paths that the doors were asked for. */
  readonly asked: string[]
  readonly headers: IncomingMessage['headers'][]
  /** Pages that were fetched as pages. */
  readonly fetched: string[]
}

export interface Read {
  readonly opened: OpenedUrl
  readonly document: ParsedDocument
}

/** Reads addresses in a world of a loopback server that speaks for the places, and of pages that stand for the rest of the web. */
export async function inWorld({ variables, answers, pages = {}, now = () => NOW }: World): Promise<Reader> {
  const speak = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? ''
    const reply = answers[path] ?? answers[path.split('?')[0] ?? '']
    if (reply === undefined) response.writeHead(404).end('{}')
    else if (typeof reply === 'function') reply(request, response)
    else response.end(typeof reply === 'string' ? reply : JSON.stringify(reply))
  }
  const { origin, asked, headers } = await serve(new Proxy({}, { get: () => speak }))
  const fetched: string[] = []
  const real = openNet({ configuredOrigins: [origin], clock: { now } })
  const net: Net = {
    ...real,
    foreign: async (url, request) => {
      if (request.signal.aborted) throw new ResearchError('cancelled', { fix: '', kind: 'cancelled' })
      fetched.push(url)
      return pageOf(url, pages[url])
    },
  }
  const urls = Object.fromEntries(variables.map(variable => [variable, origin]))
  const places = createPlaces({ net, clock: { now }, urls })
  const open: Reader['open'] = (url, given = signal()) => openUrl(url, { net, places }, { signal: given })
  return {
    asked,
    headers,
    fetched,
    open,
    read: async (url, given) => {
      const opened = await open(url, given)
      return { opened, document: await parseDocument(opened.input) }
    },
  }
}

function pageOf(url: string, page: string | { kind: FailureKind; cause?: unknown } | undefined): Fetched {
  if (typeof page !== 'string') {
    const { kind, cause } = page ?? { kind: 'unreachable' }
    throw new ResearchError(`${new URL(url).host} failed.`, { fix: 'Elsewhere.', kind, cause })
  }
  const bytes = new TextEncoder().encode(page)
  return { url, status: 200, contentType: 'text/html', bytes, retrieved: new Date(NOW).toISOString(), fromCache: false }
}

/** A page of its own, long enough to be taken for one. */
export function html(title: string, ...paragraphs: readonly string[]): string {
  const body = paragraphs.map(text => `<p>${text}</p>`).join('')
  return `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`
}
