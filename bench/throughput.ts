import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

const MENU = Array.from({ length: 90 }, (_, i) => `<li><a href="/menu/${i}">Menu entry number ${i}</a></li>`).join('')
const FOOT = Array.from({ length: 90 }, (_, i) => `<li><a href="/foot/${i}">Footer link number ${i}</a></li>`).join('')

/** An article of about so many bytes, with 180 menu and footer lines. */
function page(n: number, bytes: number): string {
  const words =
    'the harbour keeper wrote down tide wind and ships that came from the north in the cold months of that year'.split(
      ' ',
    )
  let body = ''
  for (let i = 0; body.length < bytes - 18_000; i++) {
    const sentence = Array.from({ length: 40 }, (_, j) => words[(i * 7 + j * 3 + n) % words.length]).join(' ')
    body += i % 9 === 0 ? `<h2>Part ${i} of page ${n}</h2>` : `<p>${i}: ${sentence}, page ${n}, line ${i}.</p>`
  }
  return `<!doctype html><html lang="en"><head><title>Page ${n}</title></head><body><nav><ul>${MENU}</ul></nav><main><article><h1>Page ${n}</h1>${body}</article></main><footer><ul>${FOOT}</ul></footer></body></html>`
}

/** The whole `read` tool over stdio, one page after the other: fetch from loopback, guard, convert, store, render. */
export async function run(): Promise<void> {
  const pages = createServer((request, response) => {
    const [, kind, n = '0'] = request.url?.split('/') ?? []
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(kind === 'robots.txt' ? '' : page(Number(n), kind === 'large' ? 300_000 : 50_000))
  }).listen(0, '127.0.0.1')
  const home = mkdtempSync(join(tmpdir(), 'throughput-'))
  const client = new Client({ name: 'bench', version: '0' })
  try {
    await new Promise(resolve => pages.once('listening', resolve))
    // A TCP server that listens has an address object.
    const base = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`
    const env = { ...process.env, DEEPRESEARCH_HOME: home, DEEPRESEARCH_ALLOW_PRIVATE: '1' }
    await client.connect(new StdioClientTransport({ command: process.execPath, args: ['dist/main.js'], env }))
    const read = async (url: string) => {
      const { content } = await client.callTool({ name: 'read', arguments: { urls: [url] } })
      return JSON.stringify(content)
    }
    await read(`${base}/small/9999`)
    const small = await rate(60, i => read(`${base}/small/${i}`))
    const large = await rate(30, i => read(`${base}/large/${i + 1000}`))
    const stored = await rate(200, () => read(`${base}/small/1`))
    const text = `${await read(`${base}/small/1`)}${await read(`${base}/large/1001`)}`
    console.log(
      `50 kB ${small.toFixed(1)} pages/s (bar 60), 300 kB ${large.toFixed(1)} pages/s (bar 15), from the store ${stored.toFixed(0)}/s (bar 800)`,
    )
    console.log(`menu or footer lines kept: ${text.match(/Menu entry|Footer link/g)?.length ?? 0} (bar 0)`)
  } finally {
    await client.close()
    pages.close()
    rmSync(home, { recursive: true, force: true })
  }
}

async function rate(count: number, work: (i: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  for (let i = 0; i < count; i++) await work(i)
  return count / ((performance.now() - started) / 1000)
}
