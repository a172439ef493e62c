import type { Socket } from 'node:net'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ResearchError } from '../../src/errors.ts'
import { type Answer, openNet, serve, signal, text } from './loopback.ts'
import { pour, serveRaw } from './raw.ts'

const ok = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n'

async function outcome(url: string, options: { readonly timeoutMs?: number; readonly maxBytes?: number } = {}) {
  const net = openNet({ timeoutMs: 4_000, random: () => 0, ...options })
  const started = performance.now()
  const result = await net.foreign(url, { signal: signal() }).then(
    ({ bytes }) => text(bytes),
    error => error,
  )
  return { result, ms: performance.now() - started }
}

describe('a hostile server gets a clear answer in time', { timeout: 20_000 }, () => {
  it.each<readonly [string, string, (socket: Socket) => void]>([
    ['closes at once', 'unreachable', socket => socket.destroy()],
    ['speaks no HTTP', 'unreachable', socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n')],
    ['sends a header of 1 MB', 'unreachable', socket => socket.write(`${ok}x-a: ${'a'.repeat(1e6)}\r\n\r\n`)],
    ['sends 20,000 headers', 'unreachable', socket => socket.write(`${ok}${'x-a: b\r\n'.repeat(20_000)}\r\n`)],
    ['sends headers without end', 'unreachable', socket => pour(socket, `${ok}x-a: b\r\n`)],
    ['sends bytes that are no header', 'unreachable', socket => socket.end(`${ok}\0\0\0: \x01\r\n\r\n`)],
    ['promises more than it sends', 'unreachable', socket => socket.end(`${ok}content-length: 100\r\n\r\nshort`)],
    [
      'cuts a chunked body short',
      'unreachable',
      socket => socket.end(`${ok}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`),
    ],
    [
      'names an absurd chunk',
      'unreachable',
      socket => socket.end(`${ok}transfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n`),
    ],
    [
      'contradicts itself about length',
      'unreachable',
      socket => socket.end(`${ok}content-length: 5\r\ncontent-length: 6\r\n\r\nhello!`),
    ],
    [
      'redirects to nothing',
      'unreachable',
      socket => socket.end('HTTP/1.1 302 Go\r\nlocation: http://\r\ncontent-length: 0\r\n\r\n'),
    ],
    [
      'stacks encodings',
      'unsupported_type',
      socket => socket.end(`${ok}content-encoding: gzip, gzip, br\r\ncontent-length: 1\r\n\r\nx`),
    ],
    ['never answers', 'timeout', () => undefined],
    ['sends hints without end', 'timeout', socket => pour(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')],
  ])('that %s: %s', async (_, kind, speak) => {
    const { result, ms } = await outcome(await serveRaw(speak), { timeoutMs: 1_500 })
    expect(result).toBeInstanceOf(ResearchError)
    expect(result.kind).toBe(kind)
    expect(ms).toBeLessThan(5_000)
  })

  it('that sends a body without end: too large, after as much as is allowed', async () => {
    const origin = await serveRaw(socket => {
      socket.write(`${ok}\r\n`)
      pour(socket, Buffer.alloc(65_536, 'a'))
    })
    const { result } = await outcome(origin, { maxBytes: 3_000_000 })
    expect(result.kind).toBe('too_large')
  })

  it('that lets headers drip: time-out', async () => {
    const origin = await serveRaw(socket => {
      let sent = 0
      const drip = setInterval(() => socket.write(ok.charAt(sent++ % ok.length)), 50)
      socket.on('close', () => clearInterval(drip))
    })
    expect((await outcome(origin, { timeoutMs: 700 })).result.kind).toBe('timeout')
  })

  it('that sends more than it promised: what it promised', async () => {
    const origin = await serveRaw(socket => socket.end(`${ok}content-length: 5\r\n\r\nhello and more`))
    expect((await outcome(origin)).result).toBe('hello')
  })

  it.each<readonly [string, (body: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
  ])('that sends a bomb in %s: too large, without unfolding it', async (coding, compress) => {
    const bomb = compress(Buffer.alloc(200_000_000))
    const page: Answer = (_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bomb)
    const { origin } = await serve({ '/': page })
    const before = process.memoryUsage().rss
    const { result, ms } = await outcome(origin, { maxBytes: 20_000_000 })
    expect(result.kind).toBe('too_large')
    expect(ms).toBeLessThan(4_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('that redirects to a new page each time: too many redirects', async () => {
    let n = 0
    const { origin, asked } = await serve(
      new Proxy(
        {},
        {
          get: () => (_: unknown, response: Parameters<Answer>[1]) =>
            response.writeHead(302, { location: `/${++n}` }).end(),
        },
      ),
    )
    const { result } = await outcome(`${origin}/start`)
    expect(result).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('redirects too many times') })
    expect(asked.length).toBeLessThan(10)
  })

  it('that sets cookies: none comes back', async () => {
    const set: Answer = (_, response) =>
      response.writeHead(302, { location: '/b', 'set-cookie': ['id=1; Path=/', 'track=2; Max-Age=99999'] }).end()
    const { origin, headers } = await serve({ '/a': set, '/b': 'there', '/c': 'more' })
    const net = openNet()
    for (const path of ['/a', '/c']) await net.foreign(origin + path, { signal: signal() })
    expect(headers.map(({ cookie }) => cookie)).toEqual([undefined, undefined, undefined])
  })
})
