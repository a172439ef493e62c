import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../call.ts'
import type { RunFolder } from '../run-folder.ts'
import { readForm } from './form.ts'
import type { Item } from './items.ts'
import { type Chance, keepLabel, openChance, readLabels } from './labels.ts'
import { finishedPage, itemPage, pagePolicy, startPage } from './page.ts'
import { languageOfTask, stringsFor } from './strings.ts'

export interface LabelDoor {
  /** `http://127.0.0.1:3334` */
  readonly address: string
  close(): Promise<void>
}

export interface LabelParts {
  readonly folder: RunFolder
  readonly items: readonly Item[]
  readonly clock: Clock
  /** 0 takes any free one. */
  readonly port: number
}

const HOST = '127.0.0.1'
const MAX_BODY_BYTES = 1_000_000
const MAX_NAME = 60
/** Of a request that is none of the page's own: another name for this machine may be another site's. */
const localNames = new Set(['127.0.0.1', 'localhost'])

/** The page for people, on this machine alone. Rejects where the port is taken. */
export async function listenForLabels(parts: LabelParts): Promise<LabelDoor> {
  const chance = await openChance(parts.folder)
  const http = createServer((request, response) => {
    answer(request, { ...parts, chance })
      .then(reply => send(response, reply))
      .catch(error => {
        console.error(error)
        send(response, { status: 500, text: 'It could not be kept; see the program that serves this page.\n' })
      })
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(parts.port, HOST, resolve)
  })
  const { port } = http.address() as AddressInfo // A TCP server that listens has a port.
  return {
    address: `http://${HOST}:${port}`,
    async close() {
      const closed = new Promise(resolve => http.close(resolve))
      http.closeAllConnections()
      await closed
    },
  }
}

interface Reply {
  readonly status: number
  readonly html?: string
  readonly text?: string
  readonly location?: string
}

function send(response: ServerResponse, { status, html, text, location }: Reply): void {
  response.writeHead(status, {
    'Content-Type': `text/${html === undefined ? 'plain' : 'html'}; charset=utf-8`,
    'Content-Security-Policy': pagePolicy,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    ...(location !== undefined && { Location: location }),
  })
  response.end(html ?? text ?? '')
}

type Parts = LabelParts & { readonly chance: Chance }

async function answer(request: IncomingMessage, parts: Parts): Promise<Reply> {
  if (!isOurs(request)) return { status: 403, text: 'This page answers only to itself.\n' }
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${HOST}`)
  const [, id] = /^\/item\/(\w+)$/.exec(pathname) ?? []
  const item = parts.items.find(one => one.id === id)
  if (request.method === 'POST') return item ? take(item, request, parts) : nothing
  return look(pathname, item, nameIn(searchParams.get('rater')), parts)
}

const nothing: Reply = { status: 404, text: 'There is nothing here.\n' }

async function look(path: string, item: Item | undefined, rater: string | undefined, parts: Parts): Promise<Reply> {
  const language = languageOf(parts.items[0])
  if (path === '/') return { status: 200, html: startPage(stringsFor(language), language) }
  if (path !== '/next' && !item) return nothing
  if (rater === undefined) return { status: 303, location: '/' }
  return item ? show(item, rater, parts) : nextFor(rater, parts)
}

/** By its Host and, where a browser says one, its Origin; whoever writes has to say it. */
function isOurs({ headers, method }: IncomingMessage): boolean {
  const host = headers.host ?? ''
  if (!localNames.has(host.replace(/:\d+$/, ''))) return false
  if (headers.origin === undefined) return method === 'GET'
  return headers.origin === `http://${host}`
}

function nameIn(given: string | null | undefined): string | undefined {
  const name = given?.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim() ?? ''
  return name === '' || name.length > MAX_NAME ? undefined : name
}

const languageOf = (item: Item | undefined) => (item ? languageOfTask(item.task) : 'en')
const addressOf = (path: string, rater: string) => `${path}?rater=${encodeURIComponent(rater)}`

/** The items that this rater has said something of, as they are now. */
async function doneBy(rater: string, { folder, items }: Parts): Promise<ReadonlySet<string>> {
  const labels = await readLabels(folder)
  const own = labels.filter(
    one => one.rater === rater && items.some(({ id, about }) => id === one.item && about === one.about),
  )
  return new Set(own.map(({ item }) => item))
}

async function nextFor(rater: string, parts: Parts): Promise<Reply> {
  const done = await doneBy(rater, parts)
  const next = parts.chance.orderFor(rater, parts.items).find(({ id }) => !done.has(id))
  if (next) return { status: 303, location: addressOf(`/item/${next.id}`, rater) }
  const language = languageOf(parts.items[0])
  return { status: 200, html: finishedPage(stringsFor(language), language) }
}

async function show(item: Item, rater: string, parts: Parts): Promise<Reply> {
  const done = (await doneBy(rater, parts)).size
  return { status: 200, html: itemPage({ ...viewOf(item, rater, parts), done }) }
}

const viewOf = (item: Item, rater: string, { chance, items }: Parts) => ({
  item,
  rater,
  left: chance.leftOf(rater, item),
  all: items.length,
  strings: stringsFor(languageOfTask(item.task)),
})

async function take(item: Item, request: IncomingMessage, parts: Parts): Promise<Reply> {
  const body = await bodyOf(request)
  if (body === undefined) return { status: 413, text: 'That is too long.\n' }
  const given = new Map(new URLSearchParams(body))
  const rater = nameIn(given.get('rater'))
  if (rater === undefined) return { status: 303, location: '/' }
  const view = viewOf(item, rater, parts)
  const at = new Date(parts.clock.now()).toISOString()
  const { label, wrong } = readForm(item, { rater, left: view.left, at, given, strings: view.strings })
  if (label) {
    await keepLabel(parts.folder, label)
    return { status: 303, location: addressOf('/next', rater) }
  }
  const done = (await doneBy(rater, parts)).size
  return { status: 422, html: itemPage({ ...view, done, given, wrong }) }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
