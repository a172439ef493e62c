import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import type { DocumentParser } from '../../src/documents/parser.ts'
import { createDocumentWorkers, type DocumentWorkersOptions } from '../../src/documents/workers.ts'
import { encode, html } from './support.ts'

const built = new URL('../../dist/document-worker.js', import.meta.url)
const call = { signal: new AbortController().signal }

/** A worker that hangs, eats memory or exits when the document says so, as a parser with a bug would. */
const folder = mkdtempSync(join(tmpdir(), 'workers-'))
const rogue = join(folder, 'rogue.mjs')
writeFileSync(
  rogue,
  `import { parentPort, threadId } from 'node:worker_threads'
   parentPort.on('message', ({ bytes }) => {
     const order = new TextDecoder().decode(bytes)
     if (order === 'hang') for (;;);
     if (order === 'eat') { const kept = []; for (;;) kept.push(new Array(100_000).fill(kept.length)) }
     if (order === 'exit') process.exit(3)
     if (order === 'slow') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
     parentPort.postMessage({ ok: true, document: { text: order, title: String(threadId) } })
   })`,
)

const open: DocumentParser[] = []
function workers(options: Partial<DocumentWorkersOptions> = {}): DocumentParser {
  const parser = createDocumentWorkers({ workerUrl: built, ...options })
  open.push(parser)
  return parser
}
const rogues = (options: Partial<DocumentWorkersOptions> = {}): DocumentParser =>
  workers({ workerUrl: pathToFileURL(rogue), ...options })

afterEach(async () => {
  await Promise.all(open.splice(0).map(parser => parser.close()))
})

describe('the built worker', () => {
  test.each([
    ['many paragraphs', Array.from({ length: 9_000 }, (_, n) => `Paragraph ${n} tells of kilns.`).join('\n\n')],
    ['a long text', Array.from({ length: 300 }, (_, n) => `${n} ${'kilns stay hot 😀 '.repeat(200)}`).join('\n\n')],
  ])('a large document comes as it was parsed: %s', async (_, text) => {
    const input = { bytes: encode(text), contentType: 'text/plain' }
    const [sent, own] = [await workers().parse(input, call), await parseDocument(input)]
    expect(sent.paragraphs.length).toBeGreaterThan(250)
    expect(sent).toEqual(own)
  })

  test('parses, and leaves the caller its bytes', async () => {
    const bytes = encode(html('<p>Hello there</p>'))
    const page = await workers().parse({ bytes, url: 'https://example.org/' }, call)
    expect(page).toMatchObject({ text: 'Hello there', extractor: 'html/6' })
    expect(bytes.length).toBeGreaterThan(0)
  })

  test('hands on what the document failed of', async () => {
    const bytes = encode('%PDF-1.7')
    await expect(workers().parse({ bytes }, call)).rejects.toMatchObject({
      name: 'ResearchError',
      kind: 'unsupported_type',
      fix: expect.any(String),
    })
  })

  test('survives 20,000 nested divs', async () => {
    const bytes = encode(html(`${'<div>'.repeat(20_000)}<p>bottom</p>`))
    expect((await workers().parse({ bytes, markdown: true }, call)).text).toBe('bottom')
  })
})

describe('a document that kills its worker', () => {
  test('by hanging: time-out, and the next one is parsed', async () => {
    const parser = rogues({ size: 1, timeoutMs: 300 })
    const hung = parser.parse({ bytes: encode('hang') }, call)
    const next = parser.parse({ bytes: encode('next') }, call)
    await expect(hung).rejects.toMatchObject({ kind: 'timeout' })
    expect((await next).text).toBe('next')
  })

  test('by memory: too large, and the next one is parsed', async () => {
    const parser = rogues({ size: 1, maxHeapMb: 32 })
    await expect(parser.parse({ bytes: encode('eat') }, call)).rejects.toMatchObject({ kind: 'too_large' })
    expect((await parser.parse({ bytes: encode('next') }, call)).text).toBe('next')
  })

  test('by ending it', async () => {
    const parser = rogues()
    await expect(parser.parse({ bytes: encode('exit') }, call)).rejects.toMatchObject({ kind: 'too_large' })
    expect((await parser.parse({ bytes: encode('next') }, call)).text).toBe('next')
  })
})

describe('the pool', () => {
  test('keeps one worker for documents one after another, and runs two at a time', async () => {
    const parser = rogues()
    const one = await parser.parse({ bytes: encode('a') }, call)
    const two = await parser.parse({ bytes: encode('b') }, call)
    expect(two.title).toBe(one.title)
    const both = await Promise.all([
      parser.parse({ bytes: encode('slow') }, call),
      parser.parse({ bytes: encode('slow') }, call),
    ])
    expect(new Set(both.map(page => page.title)).size).toBe(2)
  })

  test('an aborted document is given up at once', async () => {
    const parser = rogues({ size: 1 })
    const control = new AbortController()
    const slow = parser.parse({ bytes: encode('slow') }, { signal: control.signal })
    const waiting = parser.parse({ bytes: encode('never') }, { signal: control.signal })
    const kept = parser.parse({ bytes: encode('kept') }, call)
    control.abort(new Error('gone'))
    await expect(slow).rejects.toThrow('gone')
    await expect(waiting).rejects.toThrow('gone')
    expect((await kept).text).toBe('kept')
  })

  test('after close nothing is parsed', async () => {
    const parser = rogues()
    await parser.close()
    await expect(parser.parse({ bytes: encode('x') }, call)).rejects.toMatchObject({ kind: 'cancelled' })
  })

  test('an idle worker lets the process end', () => {
    const script = `
      import { Worker } from 'node:worker_threads'
      const worker = new Worker(new URL(${JSON.stringify(built.href)}), { execArgv: [] })
      worker.once('message', () => worker.unref())
      worker.postMessage({ bytes: new TextEncoder().encode('hi') })`
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 10_000 })
    expect(status).toBe(0)
  })
})
