import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ResearchError } from '../../src/errors.ts'
import { type Answer, openNet, serve, signal, text } from './loopback.ts'

const redirect =
  (location: string, status = 302): Answer =>
  (_, response) =>
    response.writeHead(status, { location }).end()
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end('upstream words')

async function failure(promise: Promise<unknown>): Promise<ResearchError> {
  const error = await promise.then(
    () => undefined,
    caught => caught,
  )
  if (error instanceof ResearchError) return error
  throw new Error('no ResearchError', { cause: error })
}

describe('answers', () => {
  it('gives the body with its type and where it finally was', async () => {
    const { origin, headers } = await serve({ '/a': redirect('/b#part', 301), '/b': 'there' })
    const answer = await openNet().foreign(`${origin}/a#here`, { signal: signal() })
    expect(answer).toMatchObject({ url: `${origin}/b`, status: 200, contentType: 'text/html', fromCache: false })
    expect(text(answer.bytes)).toBe('there')
    expect(headers[0]).toMatchObject({ 'user-agent': 'deepresearch-mcp/0 (test)' })
    expect(headers[0]).not.toHaveProperty('cookie')
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('undoes %s', async (encoding, compress) => {
    const page: Answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('plain'))
    const { origin } = await serve({ '/': page })
    expect(text((await openNet().foreign(origin, { signal: signal() })).bytes)).toBe('plain')
  })

  it('refuses an encoding that it cannot undo, and a damaged one', async () => {
    const send =
      (encoding: string): Answer =>
      (_, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end('not compressed at all')
    const { origin } = await serve({ '/x': send('constructor'), '/gzip': send('gzip'), '/br': send('br') })
    const net = openNet()
    for (const path of ['/x', '/gzip', '/br']) {
      expect(await failure(net.foreign(origin + path, { signal: signal() }))).toMatchObject({
        kind: 'unsupported_type',
      })
    }
  })

  it.each([
    [401, 'blocked'],
    [403, 'blocked'],
    [451, 'blocked'],
    [404, 'not_found'],
    [410, 'gone'],
    [500, 'unreachable'],
    [418, 'unreachable'],
    [304, 'unreachable'],
  ])('%i is %s', async (code, kind) => {
    const { origin } = await serve({ '/': status(code) })
    const error = await failure(openNet().foreign(origin, { signal: signal() }))
    expect(error.kind).toBe(kind)
    expect(`${error.message} ${error.fix}`).not.toContain('upstream')
  })

  it('does not wait for a long error page', async () => {
    const endless: Answer = (_, response) => {
      response.writeHead(404)
      const flow = setInterval(() => response.write(Buffer.alloc(100_000)), 1)
      response.on('close', () => clearInterval(flow))
    }
    const { origin } = await serve({ '/': endless })
    expect((await failure(openNet().foreign(origin, { signal: signal() }))).kind).toBe('not_found')
  })

  it('tells a refused connection and an unknown name from a dead link', async () => {
    const { origin } = await serve({})
    const gone = new URL(origin)
    gone.port = '1'
    const lookup = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    expect(await failure(openNet().foreign(gone.href, { signal: signal() }))).toMatchObject({ kind: 'unreachable' })
    const unknown = openNet({ lookup }).foreign('http://nowhere.example/', { signal: signal() })
    expect(await failure(unknown)).toMatchObject({
      kind: 'unreachable',
      message: 'nowhere.example has no address (DNS).',
    })
  })
})

describe('limits', () => {
  it('stops a 200 MB gzip bomb while it unfolds', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000))
    const { origin } = await serve({
      '/': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    })
    const before = process.memoryUsage().rss
    const error = await failure(openNet({ maxBytes: 5_000_000 }).foreign(origin, { signal: signal() }))
    expect(error).toMatchObject({ kind: 'too_large', message: 'The page is larger than 5 MB.' })
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('gives up on a slow drip', async () => {
    const { origin } = await serve({
      '/': (_, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('.'), 50)
        response.on('close', () => clearInterval(drip))
      },
    })
    const started = performance.now()
    const error = await failure(openNet({ timeoutMs: 400 }).foreign(origin, { signal: signal() }))
    expect(error.kind).toBe('timeout')
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('leaves a circle of redirects', async () => {
    const { origin, asked } = await serve({ '/a': redirect('/b'), '/b': redirect('/a') })
    expect(await failure(openNet().foreign(`${origin}/a`, { signal: signal() }))).toMatchObject({ kind: 'unreachable' })
    expect(asked).toHaveLength(6)
  })

  it('keeps two requests per host under way', async () => {
    let most = 0
    let now = 0
    const slow: Answer = (_, response) => {
      most = Math.max(most, ++now)
      setTimeout(() => {
        now--
        response.end('ok')
      }, 30)
    }
    const paths = ['/1', '/2', '/3', '/4', '/5']
    const { origin } = await serve(Object.fromEntries(paths.map(path => [path, slow])))
    const net = openNet()
    await Promise.all(paths.map(path => net.foreign(origin + path, { signal: signal() })))
    expect(most).toBe(2)
  })

  it('ends when the caller cancels, and says so', async () => {
    const { origin } = await serve({ '/': () => {} })
    const controller = new AbortController()
    const pending = failure(openNet().foreign(origin, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 50)
    expect((await pending).kind).toBe('cancelled')
    expect((await failure(openNet().foreign(origin, { signal: AbortSignal.abort() }))).kind).toBe('cancelled')
    expect((await failure(openNet().foreign(origin, { signal: AbortSignal.timeout(50) }))).kind).toBe('timeout')
  })
})

describe('asking again', () => {
  it('waits as long as a 429 asks for', async () => {
    let calls = 0
    const page: Answer = (_, response) => {
      calls++
      if (calls === 1) response.writeHead(429, { 'retry-after': '1' }).end()
      else response.end('second')
    }
    const { origin } = await serve({ '/': page })
    const started = performance.now()
    expect(text((await openNet().foreign(origin, { signal: signal() })).bytes)).toBe('second')
    expect(performance.now() - started).toBeGreaterThan(950)
  })

  it('tells the caller about a longer wait instead', async () => {
    const { origin, asked } = await serve({ '/': status(429, { 'retry-after': '120' }) })
    const error = await failure(openNet().foreign(origin, { signal: signal() }))
    expect(error).toMatchObject({ kind: 'rate_limited', fix: 'Try again in 120 s.' })
    expect(asked).toHaveLength(1)
  })

  it('tries a broken connection and a 503 three times in all', async () => {
    const { origin, asked } = await serve({ '/503': status(503), '/cut': request => request.socket.destroy() })
    const net = openNet()
    expect((await failure(net.foreign(`${origin}/503`, { signal: signal() }))).kind).toBe('unreachable')
    expect((await failure(net.foreign(`${origin}/cut`, { signal: signal() }))).kind).toBe('unreachable')
    expect(asked).toHaveLength(6)
  })
})

describe('robots.txt', () => {
  const rules =
    (body: string): Answer =>
    (_, response) =>
      response.end(body)

  it('is honoured, for us and at redirects, and is asked for once', async () => {
    let asked = 0
    const { origin } = await serve({
      '/robots.txt': (_, response) => {
        asked++
        response.end('User-agent: *\nAllow: /\n\nUser-agent: DeepResearch-MCP\nDisallow: /private')
      },
      '/open': 'open',
      '/private/x': 'closed',
      '/away': redirect('/private/x'),
    })
    const net = openNet()
    expect(text((await net.foreign(`${origin}/open`, { signal: signal() })).bytes)).toBe('open')
    for (const path of ['/private/x', '/away']) {
      expect((await failure(net.foreign(origin + path, { signal: signal() }))).kind).toBe('forbidden')
    }
    expect(asked).toBe(1)
  })

  it('is not asked about an endpoint for programs', async () => {
    const { origin } = await serve({ '/robots.txt': rules('User-agent: *\nDisallow: /w/'), '/w/api': 'data' })
    const net = openNet()
    expect((await failure(net.foreign(`${origin}/w/api`, { signal: signal() }))).kind).toBe('forbidden')
    expect(text((await net.foreign(`${origin}/w/api`, { signal: signal(), api: true })).bytes)).toBe('data')
  })

  it('forbids nothing with a 403 and everything with a 500, as RFC 9309 says', async () => {
    const open = await serve({ '/robots.txt': status(403), '/': 'open' })
    expect(text((await openNet().foreign(open.origin, { signal: signal() })).bytes)).toBe('open')
    const closed = await serve({ '/robots.txt': status(500), '/': 'open' })
    expect((await failure(openNet().foreign(closed.origin, { signal: signal() }))).kind).toBe('unreachable')
    expect(closed.asked).toEqual([])
  })

  it('spaces requests where the site asks for it', async () => {
    const { origin } = await serve({ '/robots.txt': rules('User-agent: *\nCrawl-delay: 0.4'), '/1': '1', '/2': '2' })
    const net = openNet()
    await net.foreign(`${origin}/1`, { signal: signal() })
    const started = performance.now()
    await net.foreign(`${origin}/2`, { signal: signal() })
    expect(performance.now() - started).toBeGreaterThan(300)
  })
})

describe('the cache', () => {
  it('shares one fetch between identical requests, and survives that one of them leaves', async () => {
    const { origin, asked } = await serve({ '/': (_, response) => void setTimeout(() => response.end('one'), 100) })
    const net = openNet()
    const leaving = new AbortController()
    const left = failure(net.foreign(origin, { signal: leaving.signal }))
    const stays = [net.foreign(origin, { signal: signal() }), net.foreign(origin, { signal: signal() })]
    await sleep(20)
    leaving.abort()
    expect((await left).kind).toBe('cancelled')
    const [first, second] = await Promise.all(stays)
    expect(first?.bytes).toEqual(second?.bytes)
    expect(first?.bytes.buffer).not.toBe(second?.bytes.buffer)
    expect(asked).toHaveLength(1)
  })

  it('uses what is fresh and asks about what is stale', async () => {
    let now = Date.parse('2026-05-01T00:00:00Z')
    const page: Answer = (request, response) => {
      const headers = { etag: '"v1"', 'cache-control': 'max-age=60', date: new Date(now).toUTCString() }
      const same = request.headers['if-none-match'] === '"v1"'
      response.writeHead(same ? 304 : 200, headers).end(same ? undefined : 'body')
    }
    const { origin, asked } = await serve({ '/': page })
    const net = openNet({ clock: { now: () => now } })
    const first = await net.foreign(origin, { signal: signal() })
    const second = await net.foreign(origin, { signal: signal() })
    expect(asked).toHaveLength(1)
    now += 61_000
    const third = await net.foreign(origin, { signal: signal() })
    await net.foreign(origin, { signal: signal() })
    expect(asked).toHaveLength(2)
    expect([first.fromCache, second.fromCache, third.fromCache]).toEqual([false, true, true])
    expect(third).toMatchObject({ retrieved: first.retrieved, status: 200 })
    expect(text(third.bytes)).toBe('body')
  })

  it('keeps nothing that says nothing about how long it holds', async () => {
    const { origin, asked } = await serve({ '/': 'x', '/no': status(200, { 'cache-control': 'no-store, max-age=9' }) })
    const net = openNet()
    for (const path of ['/', '/', '/no', '/no']) await net.foreign(origin + path, { signal: signal() })
    expect(asked).toHaveLength(4)
  })
})
