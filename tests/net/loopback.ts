import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createNet } from '../../src/net/create-net.ts'
import type { Net } from '../../src/net/net.ts'
import type { NetOptions } from '../../src/net/options.ts'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface Loopback {
  readonly origin: string
  /** Paths in order of arrival, robots.txt left out. */
  readonly asked: string[]
  readonly headers: IncomingMessage['headers'][]
}

/** A server that ends with its test. Pages by path; what has none is a 404. */
export async function serve(pages: Readonly<Record<string, string | Answer>>): Promise<Loopback> {
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path !== '/robots.txt') {
      asked.push(path)
      headers.push(request.headers)
    }
    const page = pages[path]
    if (page === undefined) response.writeHead(404).end('no')
    else if (typeof page === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    else page(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => stop(server))
  return { origin: `http://127.0.0.1:${portOf(server)}`, asked, headers }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => {
    server.close(() => resolve())
  })
}

/** A net that may reach the loopback and ends with its test. */
export function openNet(options: Partial<NetOptions> = {}): Net {
  const net = createNet({
    clock: { now: () => Date.now() },
    allowPrivate: true,
    configuredOrigins: [],
    userAgent: 'deepresearch-mcp/0 (test)',
    timeoutMs: 5_000,
    ...options,
  })
  onTestFinished(() => net.close())
  return net
}

export function signal(): AbortSignal {
  return AbortSignal.timeout(10_000)
}

export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
