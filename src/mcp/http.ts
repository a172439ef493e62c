import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostHeaderValidation, originValidation, toNodeHandler } from '@modelcontextprotocol/node'
import {
  createMcpHandler,
  isLegacyRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server'
import { LRUCache } from 'lru-cache'
import { createServer, type ServerParts } from './server.ts'
import { forwardChanges } from './stdio.ts'

/** Answers a request for anything but `/mcp`; undefined where there is nothing at that path. */
export type Pages = (request: Request) => Promise<Response | undefined>

export interface HttpOptions {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** What a caller has to send as `Authorization: Bearer …`, or in the address of a page as `?token=`. */
  readonly token?: string
  readonly pages: Pages
}

export interface HttpDoor {
  /** `http://127.0.0.1:3333` */
  readonly address: string
  close(): Promise<void>
}

/** A report can be long; nothing else is. */
const MAX_BODY_BYTES = 4_000_000
const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]']

/** MCP over Streamable HTTP at `/mcp`, for both eras; `pages` has the other paths. Rejects where the port is taken. */
export async function listenOnHttp(parts: ServerParts, options: HttpOptions): Promise<HttpDoor> {
  const mcp = createMcpDoor(parts)
  const names = [...new Set([...LOCAL_NAMES, hostName(options.host)])]
  const [isHostAllowed, isOriginAllowed] = [hostHeaderValidation(names), originValidation(names)]
  const answer = toNodeHandler({ fetch: request => route(request, mcp, options) })
  const http = createHttpServer((request, response) => {
    if (!isHostAllowed(request, response) || !isOriginAllowed(request, response)) return
    // The adapter's type is narrower than Node's only in optional properties that may be undefined.
    answer(request as Parameters<typeof answer>[0], response).catch(error => {
      console.error(error)
      response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(options.port, options.host, resolve)
  })
  const { port } = http.address() as AddressInfo // A TCP server that listens has a port.
  return {
    address: `http://${hostName(options.host)}:${port}`,
    async close() {
      await mcp.close()
      const closed = new Promise(resolve => http.close(resolve))
      http.closeAllConnections()
      await closed
    },
  }
}

const hostName = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

const asksForToken =
  'This server asks for its token: `Authorization: Bearer …` at /mcp, `?token=…` in the address of a page.\n'

async function route(request: Request, mcp: McpDoor, { token, pages }: HttpOptions): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (token !== undefined && pathname !== '/health' && !isAuthorised(request, token))
    return new Response(asksForToken, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } })
  if (pathname === '/mcp') return mcp.fetch(request)
  return (await pages(request)) ?? new Response('There is nothing here.\n', { status: 404 })
}

/** Compared as hashes, so that neither length nor beginning shows in the time that it takes. */
function isAuthorised(request: Request, token: string): boolean {
  const given =
    /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ??
    new URL(request.url).searchParams.get('token') ??
    ''
  const hashOf = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hashOf(given), hashOf(token))
}

interface McpDoor {
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

/** Clients of 2025-11-25 keep a connection of their own, so that they can cancel and subscribe; later ones ask request by request. */
function createMcpDoor(parts: ServerParts): McpDoor {
  const modern = createMcpHandler(() => createServer(parts), {
    legacy: 'reject',
    onerror: error => console.error(error),
    maxRequestBodySize: MAX_BODY_BYTES,
  })
  const stop = parts.changes.listen((session, changed) => {
    if (changed.includes(session)) modern.notify.resourcesChanged()
    for (const uri of parts.resources.flatMap(one => one.touchedBy?.(session, changed) ?? []))
      modern.notify.resourceUpdated(uri)
  })
  const connections = createConnections(parts)
  return {
    fetch: async request => ((await isLegacyRequest(request)) ? connections.fetch(request) : modern.fetch(request)),
    async close() {
      stop()
      await Promise.all([modern.close(), connections.close()])
    },
  }
}

const MAX_CONNECTIONS = 64
const IDLE_MS = 30 * 60_000

function createConnections(parts: ServerParts): McpDoor {
  const open = new LRUCache<string, { transport: WebStandardStreamableHTTPServerTransport; server: McpServer }>({
    max: MAX_CONNECTIONS,
    ttl: IDLE_MS,
    updateAgeOnGet: true,
    dispose: ({ server }) => void server.close().catch(error => console.error(error)),
  })
  return {
    async fetch(request) {
      const known = open.get(request.headers.get('mcp-session-id') ?? '')
      if (known) return known.transport.handleRequest(request)
      const server = createServer(parts)
      forwardChanges(server, 'legacy', parts)
      const transport = new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: id => void open.set(id, { transport, server }),
        onsessionclosed: id => void open.delete(id),
      })
      await server.connect(transport)
      return transport.handleRequest(request)
    },
    async close() {
      open.clear()
    },
  }
}
