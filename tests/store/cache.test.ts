import { existsSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type CacheStore, type KeptAnswer, noCacheStore } from '../../src/net/cache-store.ts'
import { openCacheStore } from '../../src/store/sqlite/cache.ts'
import { openNet, serve, signal, text } from '../net/loopback.ts'
import { temporaryFolder } from '../support/product.ts'

const noon = Date.parse('2026-05-01T12:00:00Z')

interface Opened {
  readonly store: CacheStore
  readonly failures: unknown[]
}

async function open(path: string, maxBytes = 1_000_000, now = noon): Promise<Opened> {
  const failures: unknown[] = []
  const store = await openCacheStore({
    path,
    maxBytes,
    clock: { now: () => now },
    report: failure => void failures.push(failure),
  })
  return { store, failures }
}

function answer(body: string): KeptAnswer {
  return {
    status: 200,
    headers: [['content-type', 'text/html']],
    bytes: new TextEncoder().encode(body),
    retrieved: '2026-05-01T12:00:00.000Z',
    freshUntil: noon,
  }
}

describe('the cache file', () => {
  it('gives back what was kept, also to another process, and forgets what it is told to', async () => {
    const path = join(await temporaryFolder(), 'deep', 'cache.db')
    const { store } = await open(path)
    const { store: other } = await open(path)
    store.set('a', answer('one'))
    store.set('b', answer('two'))
    expect(await store.get('a')).toEqual(answer('one'))
    store.set('a', answer('three'))
    store.delete('b')
    await store.close()
    expect(await other.get('a')).toEqual(answer('three'))
    expect(await other.get('b')).toBeUndefined()
    await other.close()
  })

  it('stays within its size: what was not used for longest goes', async () => {
    const path = join(await temporaryFolder(), 'cache.db')
    const { store } = await open(path, 1_000)
    for (const key of ['a', 'b', 'c']) store.set(key, answer(key.repeat(300)))
    await store.close()
    const again = await open(path, 1_000, noon + 1_000)
    await again.store.get('a')
    again.store.set('d', answer('d'.repeat(300)))
    await again.store.close()
    const { store: last } = await open(path)
    const kept = await Promise.all(['a', 'b', 'c', 'd'].map(async key => (await last.get(key)) !== undefined))
    expect(kept).toEqual([true, false, true, true])
    await last.close()
  })

  it('is begun afresh where it is damaged, and done without where it cannot be opened', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cache.db')
    writeFileSync(path, 'this is no database, whatever its name says'.repeat(100))
    const { store, failures } = await open(path)
    store.set('a', answer('one'))
    await store.close()
    expect(failures).toEqual([])
    writeFileSync(join(folder, 'file'), '')
    const without = await open(join(folder, 'file', 'cache.db'))
    without.store.set('a', answer('one'))
    expect(await without.store.get('a')).toBeUndefined()
    expect(without.failures).toHaveLength(1)
  })
})

describe('a net with a cache file', () => {
  async function netOn(path: string, now = () => noon) {
    return openNet({
      clock: { now },
      timeoutMs: 8_000,
      openCache: () =>
        openCacheStore({ path, clock: { now }, maxBytes: 1e6, report: failure => Promise.reject(failure) }),
    })
  }

  it('opens the file with the first request and not before', async () => {
    const path = join(await temporaryFolder(), 'cache.db')
    const { origin } = await serve({ '/': 'x' })
    const net = await netOn(path)
    await sleep(20)
    expect(existsSync(path)).toBe(false)
    await net.foreign(origin, { signal: signal() })
    expect(existsSync(path)).toBe(true)
  })

  it('uses a fresh answer of an earlier process without asking, and asks about a stale one', async () => {
    const path = join(await temporaryFolder(), 'cache.db')
    const { origin, asked } = await serve({
      '/': (request, response) => {
        const headers = { etag: '"v1"', 'cache-control': 'max-age=60' }
        const same = request.headers['if-none-match'] === '"v1"'
        response.writeHead(same ? 304 : 200, headers).end(same ? undefined : 'body')
      },
    })
    const first = await netOn(path)
    const fetched = await first.foreign(origin, { signal: signal() })
    await first.close()
    const second = await netOn(path)
    const kept = await second.foreign(origin, { signal: signal() })
    expect([fetched.fromCache, kept.fromCache, text(kept.bytes), asked.length]).toEqual([false, true, 'body', 1])
    await second.close()
    const later = await netOn(path, () => noon + 61_000)
    const renewed = await later.foreign(origin, { signal: signal() })
    expect([renewed.fromCache, renewed.stale, text(renewed.bytes), asked.length]).toEqual([true, undefined, 'body', 2])
  })

  it('says that an older copy stands in for a site that fails, unless the site forbade that', async () => {
    const path = join(await temporaryFolder(), 'cache.db')
    let fails = false
    const page = (cache: string) => (_: unknown, response: ServerResponse) =>
      fails ? response.writeHead(503).end() : response.writeHead(200, { 'cache-control': cache }).end('then')
    const { origin } = await serve({ '/may': page('max-age=1'), '/no': page('max-age=1, must-revalidate') })
    const first = await netOn(path)
    for (const name of ['/may', '/no']) await first.foreign(origin + name, { signal: signal() })
    await first.close()
    fails = true
    const later = await netOn(path, () => noon + 5_000)
    const copy = await later.foreign(`${origin}/may`, { signal: signal() })
    expect(copy).toMatchObject({ stale: true, fromCache: true, retrieved: new Date(noon).toISOString() })
    expect(text(copy.bytes)).toBe('then')
    await expect(later.foreign(`${origin}/no`, { signal: signal() })).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('stands in for a refused connection too, but not for a page that is gone or blocked', async () => {
    const path = join(await temporaryFolder(), 'cache.db')
    let status = 200
    const { origin } = await serve({ '/': (_, response) => response.writeHead(status).end('then') })
    const net = await netOn(path)
    await net.foreign(origin, { signal: signal() })
    status = 403
    await expect(net.foreign(origin, { signal: signal() })).rejects.toMatchObject({ kind: 'blocked' })
    status = 500
    expect(await net.foreign(origin, { signal: signal() })).toMatchObject({ stale: true })
    status = 410
    await expect(net.foreign(origin, { signal: signal() })).rejects.toMatchObject({ kind: 'gone' })
    status = 500
    await expect(net.foreign(origin, { signal: signal() })).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('does not give what was had from private addresses to a net that may not reach them', async () => {
    const keys: string[] = []
    const openCache = async (): Promise<CacheStore> => ({ ...noCacheStore, get: async key => void keys.push(key) })
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }]
    for (const allowPrivate of [true, false]) {
      const net = openNet({ allowPrivate, lookup, openCache })
      await net.foreign('http://inside.example:8080/', { signal: signal() }).catch(() => undefined)
    }
    const [first = '', last = ''] = [keys[0], keys.at(-1)]
    expect(first).not.toBe('')
    expect(last).not.toBe(first)
  })
})
