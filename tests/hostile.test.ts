import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Answer, serve } from './net/loopback.ts'
import { html } from './read/places/support.ts'
import { temporaryFolder } from './support/product.ts'
import { start } from './support/shell.ts'

const megabytes = (n: number) => Buffer.alloc(n * 1_000_000, '<p>The same words again and again, which fill a page. ')
const packed =
  (coding: string, body: Buffer): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': coding }).end(body)
const endless: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' })
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, 'a'))) {
      // The buffer takes more.
    }
  }
  response.on('drain', more)
  more()
}

interface Outcome {
  readonly isError?: boolean
  readonly content: readonly { readonly text: string }[]
}

/** The built server on a pipe. */
async function startServer() {
  const child = start([], await temporaryFolder(), { DEEPRESEARCH_ALLOW_PRIVATE: '1' })
  const waiting = new Map<number, (result: Outcome) => void>()
  createInterface({ input: child.stdout }).on('line', line => {
    const { id, result } = JSON.parse(line)
    waiting.get(id)?.(result)
  })
  let last = 0
  const request = (method: string, params: object) =>
    new Promise<Outcome>(resolve => {
      waiting.set(++last, resolve)
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: last, method, params })}\n`)
    })
  const clientInfo = { name: 'tests', version: '0' }
  await request('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo })
  return {
    read: (...urls: string[]) => request('tools/call', { name: 'read', arguments: { urls } }),
    /** What the kernel says, in MB. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
  }
}

test.runIf(process.platform === 'linux')(
  'the server outlives bombs, floods and endless pages, and its memory comes back',
  { timeout: 150_000 },
  async () => {
    const { origin } = await serve({
      '/gzip': packed('gzip', gzipSync(megabytes(200))),
      '/br': packed('br', brotliCompressSync(megabytes(100), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })),
      '/endless': endless,
      '/large': (_, response) => response.setHeader('content-type', 'text/html').end(megabytes(10)),
      '/too-large': (_, response) => response.setHeader('content-type', 'text/html').end(megabytes(30)),
      '/again': html('Again', 'Another page of the usual kind is read as if nothing had happened before it.'),
      '/good': html('Good', 'After all that a page of the usual kind is read as if nothing had happened.'),
    })
    const { read, memory } = await startServer()
    expect((await read(`${origin}/good`)).content[0]?.text).toContain('as if nothing had happened')
    const started = performance.now()
    const hostile = await read(...['/gzip', '/br', '/endless', '/too-large'].map(path => origin + path))
    expect(hostile.content[0]?.text.match(/too large/g)).toHaveLength(4)
    expect((await read(`${origin}/large`)).content[0]?.text).toMatch(/^s\d+ (read|.*too large)|took longer|more memory/)
    expect(performance.now() - started).toBeLessThan(60_000)
    const good = await read(`${origin}/again`)
    expect(good.content[0]?.text).toContain('as if nothing had happened')
    for (let waited = 0; memory() > 200 && waited < 60; waited++) await sleep(1_000)
    process.stdout.write(`after hostile pages: ${memory().toFixed(0)} MB\n`)
    expect(memory()).toBeLessThan(200)
  },
)
