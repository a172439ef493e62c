import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createLimiter } from '../../src/net/limiter.ts'

function signal(): AbortSignal {
  return AbortSignal.timeout(5_000)
}

describe('the limiter', () => {
  it('lets so many run in all and per host, and lets other hosts pass a full one', async () => {
    const limiter = createLimiter({ total: 3, perHost: 2 })
    const begun: string[] = []
    const work = (host: string) =>
      limiter.run(host, signal(), async () => {
        begun.push(host)
        await sleep(30)
      })
    const all = ['a', 'a', 'a', 'b', 'b'].map(work)
    await sleep(10)
    expect(begun).toEqual(['a', 'a', 'b'])
    await Promise.all(all)
    expect(begun.toSorted()).toEqual(['a', 'a', 'a', 'b', 'b'])
  })

  it('gives the place back after a failure, and forgets who left the queue', async () => {
    const limiter = createLimiter({ total: 1, perHost: 1 })
    const first = limiter.run('a', signal(), () => sleep(50))
    const controller = new AbortController()
    const second = limiter.run('a', controller.signal, () => Promise.reject(new Error('must not run')))
    controller.abort()
    await expect(second).rejects.toMatchObject({ kind: 'cancelled' })
    await first
    await expect(limiter.run('a', signal(), () => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(await limiter.run('a', signal(), async () => 'ran')).toBe('ran')
  })

  it('holds a host back that asked for a pause, and only that one', async () => {
    const limiter = createLimiter({ total: 8, perHost: 2 })
    limiter.pause('a', 100)
    const started = performance.now()
    await limiter.run('b', signal(), async () => {})
    expect(performance.now() - started).toBeLessThan(80)
    await limiter.run('a', signal(), async () => {})
    expect(performance.now() - started).toBeGreaterThan(95)
  })
})
