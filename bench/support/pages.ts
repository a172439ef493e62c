import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const list = (name: string, words: string) =>
  Array.from({ length: 90 }, (_, i) => `<li><a href="/${name}/${i}">${words} number ${i}</a></li>`).join('')
const menu = list('menu', 'Menu entry')
const foot = list('foot', 'Footer link')

/** An article of about so many bytes, with 180 menu and footer lines. */
function page(n: string, bytes: number): string {
  const words =
    'the harbour keeper wrote down tide wind and ships that came from the north in the cold months of that year'.split(
      ' ',
    )
  let body = ''
  for (let i = 0; body.length < bytes - 18_000; i++) {
    const sentence = Array.from({ length: 40 }, (_, j) => words[(i * 7 + j * 3) % words.length]).join(' ')
    body += i % 9 === 0 ? `<h2>Part ${i} of page ${n}</h2>` : `<p>${i}: ${sentence}, page ${n}, line ${i}.</p>`
  }
  return `<!doctype html><html lang="en"><head><title>Page ${n}</title></head><body><nav><ul>${menu}</ul></nav><main><article><h1>Page ${n}</h1>${body}</article></main><footer><ul>${foot}</ul></footer></body></html>`
}

/** Stands for the page's number in the prepared pages, so that serving one costs next to nothing. */
const mark = '@@@@@'

export interface PageServer {
  /** `${base}/small/7` has 50 kB, `${base}/large/7` 300 kB; each number is a text of its own. */
  readonly base: string
  close(): void
}

export async function servePages(): Promise<PageServer> {
  const prepared = { small: page(mark, 50_000), large: page(mark, 300_000) }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://pages.test')
    const [, kind, n = '0'] = pathname.split('/')
    if (kind !== 'small' && kind !== 'large') response.writeHead(404).end()
    else {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(prepared[kind].replaceAll(mark, n.padStart(mark.length, '0')))
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${portOf(server)}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function portOf(server: Server): number {
  // Cast: a TCP server that listens has an address object.
  return (server.address() as AddressInfo).port
}
