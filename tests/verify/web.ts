import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OpenServices } from '../../src/context.ts'
import { ResearchError } from '../../src/errors.ts'
import { createEngine, type Outcome } from '../../src/mcp/engine.ts'
import type { Net } from '../../src/net/net.ts'
import { createPlaces } from '../../src/read/places/places.ts'
import { tools } from '../../tools/index.ts'
import { type Answer, openNet, serve } from '../net/loopback.ts'
import { openProduct } from '../support/product.ts'

/** What stands at an address of the web that a test is in. */
export type WebPage =
  | { readonly text: readonly string[]; readonly title?: string }
  | { readonly status: number }
  | { readonly failure: 'refused' | 'no host' | 'slow' }

export interface Web {
  /** By address, without its scheme. What is not here is a 404. */
  readonly pages: Readonly<Record<string, WebPage>>
  /** Addresses that the archive has a copy of; `undefined` for an archive that is out of reach. */
  readonly archived: Readonly<Record<string, WebPage>> | undefined
  /** Doors of other services on the same loopback server, by path. */
  readonly answers?: Readonly<Record<string, Answer>>
  /** How long the net waits for a server. */
  readonly timeoutMs?: number
}

export interface TestWeb {
  call(name: string, args: object): Promise<Outcome>
  services(): Promise<OpenServices>
  /** Addresses that were fetched, in order. */
  readonly fetched: string[]
}

const STAMP = '20240102030405'

/** The product in a web of its own: every host is mapped to one loopback server, whose pages the test wrote. */
export async function inWeb({ pages, archived, answers = {}, timeoutMs = 8_000 }: Web): Promise<TestWeb> {
  const handlers: Record<string, Answer> = { ...answers }
  for (const [address, page] of Object.entries(pages)) handlers[`/${address}`] = answerOf(page)
  for (const [address, page] of Object.entries(archived ?? {}))
    handlers[`/web/${STAMP}id_/https://${address}`] = answerOf(page)
  const wayback: Answer = (request, response) => {
    if (archived === undefined) return void response.destroy()
    const url = new URL(request.url ?? '', 'http://loopback').searchParams.get('url') ?? ''
    const has = archived[url.replace('https://', '')] !== undefined
    const closest = { available: true, status: '200', timestamp: STAMP, url }
    response.end(JSON.stringify({ url, archived_snapshots: has ? { closest } : {} }))
  }
  const server = await serve(
    new Proxy(handlers, {
      get: (known, path) => known[String(path)] ?? (String(path).startsWith('/wayback/') ? wayback : undefined),
    }),
  )
  const fetched: string[] = []
  const net = mapped(
    openNet({ configuredOrigins: [server.origin], timeoutMs }),
    server.origin,
    await closedPort(),
    pages,
    fetched,
  )
  const product = await openProduct()
  const services = await product.services()
  const clock = services.clock
  const places = createPlaces({ net, clock, urls: { WAYBACK_URL: server.origin } })
  const engine = createEngine(tools, async () => ({ ...services, reader: { ...services.reader, net, places } }), {
    keepsSession: true,
  })
  const call = { signal: new AbortController().signal, progress: () => undefined }
  return { fetched, services: product.services, call: (name, args) => engine.call(name, args, call) }
}

function answerOf(page: WebPage): Answer {
  return (_request, response) => {
    if ('status' in page) return void response.writeHead(page.status).end('gone')
    if ('failure' in page) return void (page.failure === 'slow' || response.destroy())
    const { text, title = 'A page' } = page
    const body = text.map(one => `<p>${one}</p>`).join('')
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`,
      )
  }
}

function mapped(real: Net, origin: string, closed: number, pages: Web['pages'], fetched: string[]): Net {
  return {
    ...real,
    async foreign(url, request) {
      const { host, pathname, search } = new URL(url)
      const address = `${host}${pathname}${search}`
      fetched.push(address)
      const page = pages[address]
      const failure = page !== undefined && 'failure' in page ? page.failure : undefined
      if (failure === 'no host') {
        const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
        throw new ResearchError(`${host} has no address (DNS).`, { fix: 'Elsewhere.', kind: 'unreachable', cause })
      }
      if (failure === 'refused') return real.foreign(`http://127.0.0.1:${closed}/`, request)
      return { ...(await real.foreign(`${origin}/${address}`, request)), url }
    },
  }
}

/** A port of this machine that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
