import { expect, it } from 'vitest'
import type { Net } from '../../../src/net/net.ts'
import { createDoor } from '../../../src/read/places/doors.ts'
import { signal } from '../../net/loopback.ts'

function counting() {
  const asked: string[] = []
  const answer = (url: string) => {
    asked.push(url)
    const bytes = new Uint8Array()
    return Promise.resolve({ url, status: 200, bytes, retrieved: '2026-11-22T12:00:00Z', fromCache: false })
  }
  const net: Net = { foreign: answer, configured: answer, close: async () => undefined }
  return { asked, net }
}

const clock = { now: () => 0 }
const accept = 'text/html'

it('keeps the pace that a service asks for, and tells who would wait too long that it is busy', async () => {
  const { asked, net } = counting()
  const door = createDoor({ variable: 'A_URL', base: 'https://a.example', everyMs: 200 }, { net, clock, urls: {} })
  const started = performance.now()
  const answers = await Promise.allSettled([1, 2, 3].map(n => door(signal()).get(`/${n}`, { accept })))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  expect(performance.now() - started).toBeGreaterThan(380)
  expect(asked).toEqual(['https://a.example/1', 'https://a.example/2', 'https://a.example/3'])
  const slow = createDoor({ variable: 'A_URL', base: 'https://a.example', everyMs: 7_000 }, { net, clock, urls: {} })
  await slow(signal()).get('/1', { accept })
  await expect(slow(signal()).get('/2', { accept })).rejects.toMatchObject({ kind: 'rate_limited' })
})

it('ends with its call while it waits for its turn', async () => {
  const { net } = counting()
  const door = createDoor({ variable: 'A_URL', base: 'https://a.example', everyMs: 3_000 }, { net, clock, urls: {} })
  await door(signal()).get('/1', { accept })
  await expect(door(AbortSignal.timeout(50)).get('/2', { accept })).rejects.toMatchObject({ kind: 'timeout' })
})

it('puts the language in its place, in a base of its own too', async () => {
  const { asked, net } = counting()
  const spec = { variable: 'A_URL', base: 'https://{lang}.a.example' }
  await createDoor(spec, { net, clock, urls: {} })(signal()).get('/x', { accept, lang: 'zh' })
  await createDoor(spec, { net, clock, urls: { A_URL: 'http://mirror.example/{lang}/' } })(signal()).get('/x', {
    accept,
  })
  expect(asked).toEqual(['https://zh.a.example/x', 'http://mirror.example/en/x'])
})
