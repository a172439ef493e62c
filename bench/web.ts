import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import MiniSearch from 'minisearch'

interface Page {
  readonly id: number
  readonly url: string
  readonly title: string
  readonly text: string
  readonly file: string
}

const resultsAPage = 10
const snippetCharacters = 220

/**
 * A small web to try researches on: the pages of WCXB at their own addresses (as http), behind a proxy that is also a search service of
 * SearXNG's form. `npm run bench -- web [port] [folder of the data]` prints the variables for the server and runs until it is stopped.
 */
export async function run([port = '8899', folder = '../shared/eval']: readonly string[]): Promise<void> {
  const from = resolve(folder, 'extraction/wcxb-dev')
  if (!existsSync(from)) return console.log(`web: nothing served, no evaluation data at ${from}`)
  const pages = pagesIn(from)
  const byUrl = new Map(pages.map(page => [withoutSlash(page.url), page]))
  const find = indexOf(pages)
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://search.local')
    if (url.hostname === 'search.local') return sendJson(response, { results: find(url.searchParams.get('q') ?? '') })
    const page = byUrl.get(withoutSlash(url.href))
    if (page === undefined) response.writeHead(404).end()
    else sendPage(response, page)
  })
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 502 No https here\r\n\r\n'))
  await new Promise<void>(done => server.listen(Number(port), '127.0.0.1', done))
  const here = `http://127.0.0.1:${port}`
  console.log(`${pages.length} pages\nHTTP_PROXY=${here} HTTPS_PROXY=${here} SEARXNG_URL=${here}`)
  await new Promise(() => undefined)
}

function pagesIn(folder: string): Page[] {
  return readdirSync(join(folder, 'ground-truth')).flatMap((name, id) => {
    const { url, ground_truth: truth } = JSON.parse(readFileSync(join(folder, 'ground-truth', name), 'utf8'))
    const text = truth?.main_content ?? ''
    if (!URL.canParse(url ?? '') || text === '') return []
    const file = join(folder, 'html', name.replace('.json', '.html.gz'))
    return [{ id, url: url.replace(/^https:/, 'http:').replace(/#.*/, ''), title: truth.title ?? '', text, file }]
  })
}

function indexOf(pages: readonly Page[]) {
  const index = new MiniSearch<Page>({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 }, prefix: false },
  })
  index.addAll(pages)
  const byId = new Map(pages.map(page => [page.id, page]))
  return (query: string) =>
    index
      .search(query)
      .flatMap(({ id, terms }) => {
        const page = byId.get(id)
        return page ? [{ url: page.url, title: page.title, content: snippet(page.text, terms) }] : []
      })
      .slice(0, resultsAPage)
}

/** Around the first place where two of the words stand near each other, else the first word. */
function snippet(text: string, terms: readonly string[]): string {
  const places = placesOf(terms, text.toLowerCase())
  const near = places.find((place, i) => (places[i + 1] ?? Number.POSITIVE_INFINITY) - place < snippetCharacters / 2)
  const start = Math.max(0, (near ?? places[0] ?? 0) - 60)
  return text
    .slice(start, start + snippetCharacters)
    .replace(/\s+/g, ' ')
    .trim()
}

function placesOf(terms: readonly string[], text: string): number[] {
  const patterns = terms.map(term => new RegExp(`\\b${term.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`, 'g'))
  return patterns.flatMap(pattern => Array.from(text.matchAll(pattern), ({ index }) => index)).sort((a, b) => a - b)
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(value))
}

function sendPage(response: ServerResponse, { file }: Page): void {
  response.setHeader('content-type', 'text/html')
  response.end(gunzipSync(readFileSync(file)))
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '')
}
