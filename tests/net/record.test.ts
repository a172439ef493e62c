import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { recordClock, recording, replayedClock, replaying } from '../../src/net/record.ts'
import { openNet, serve, signal, text } from './loopback.ts'

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'net-record-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  return dir
}

it('plays back answers and failures without a network, and nothing else', async () => {
  const dir = await folder()
  let version = 0
  const { origin, asked } = await serve({
    '/page': (_, response) => response.end(`version ${++version}`),
    '/api?key=hush': 'found',
  })
  const live = recording(openNet({ configuredOrigins: [origin] }), dir)
  const page = `${origin}/page`
  const post = (body: string) => ({ method: 'POST', body, signal: signal() }) as const
  await live.foreign(page, { signal: signal() })
  await live.foreign(page, { signal: signal() })
  await live.configured(`${origin}/api?key=hush`, post('a'))
  await expect(live.foreign(`${origin}/none`, { signal: signal() })).rejects.toThrow()
  const before = asked.length

  const replay = replaying(dir)
  const bodies = [1, 2, 3].map(async () => text((await replay.foreign(`${page}#x`, { signal: signal() })).bytes))
  expect(await Promise.all(bodies)).toEqual(['version 1', 'version 2', 'version 2'])
  const found = await replay.configured(`${origin}/api?key=other`, post('a'))
  expect(text(found.bytes)).toBe('found')
  await expect(replay.foreign(`${origin}/none`, { signal: signal() })).rejects.toMatchObject({ kind: 'not_found' })
  await expect(replay.configured(`${origin}/api?key=k`, post('b'))).rejects.toThrow('Nothing was recorded for http')
  expect(asked).toHaveLength(before)

  const written = await Promise.all((await readdir(dir)).map(name => readFile(join(dir, name), 'utf8')))
  expect(written.join('')).not.toContain('hush')
})

it('says that a folder holds no recording', async () => {
  const url = 'http://example.com/'
  await expect(replaying(await folder()).foreign(url, { signal: signal() })).rejects.toThrow('holds no recording')
})

it('plays back on another day what was asked by the day', async () => {
  const dir = await folder()
  const noon = Date.UTC(2026, 10, 22, 12)
  await recordClock(dir, { now: () => noon })
  const later = { now: () => noon + 9 * 86_400_000 }
  expect((await replayedClock(dir, later)).now()).toBe(noon)
  expect((await replayedClock(await folder(), later)).now()).toBe(later.now())
})
