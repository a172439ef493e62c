import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type FailureKind, ResearchError } from '../../src/errors.ts'
import { createAsking } from '../../src/search/ask.ts'
import type { SearchProvider } from '../../src/search/provider.ts'
import { call, query } from './providers/contract.ts'

function provider(name: string, search: SearchProvider['search'], rest: Partial<SearchProvider> = {}): SearchProvider {
  return { name, kind: 'web', search, ...rest }
}

const answering = (name: string) =>
  provider(name, async ({ text }) => ({
    hits: [{ origin: { type: 'web', url: `https://${name}.org/${text}` }, title: text }],
  }))
const failing = (name: string, kind: FailureKind, retryAfterMs?: number) =>
  provider(name, () => Promise.reject(new ResearchError(`${name} is ${kind}.`, { kind, fix: 'Wait.', retryAfterMs })))
/** Minds no signal. */
const hanging = (name: string) => provider(name, () => new Promise(() => undefined))

const clockAt = (start = 0) => {
  let now = start
  return { now: () => now, pass: (ms: number) => (now += ms) }
}

const ask = (
  asking: ReturnType<typeof createAsking>,
  providers: readonly SearchProvider[],
  text = 'tides',
  scope = 'r-1',
) =>
  asking.all(
    providers.map(one => ({ provider: one, query: query(text) })),
    scope,
    call(),
  )

describe('many providers at once', () => {
  test('who hangs or fails does not hold the others: each has its own answer', async () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map(answering)
    const others = [
      failing('blocked', 'blocked'),
      failing('busy', 'rate_limited', 5_000),
      failing('down', 'unreachable'),
      hanging('slow'),
    ]
    const asking = createAsking({ clock: clockAt(), patienceMs: 100, timeoutMs: 5_000 })
    const begun = performance.now()
    const answers = await ask(asking, [...six, ...others])
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(answers.map(({ hits, error }) => error?.kind ?? hits.length)).toEqual([
      1,
      1,
      1,
      1,
      1,
      1,
      'blocked',
      'rate_limited',
      'unreachable',
      'timeout',
    ])
  })

  test('without patience for anybody there is still a deadline', async () => {
    const asking = createAsking({ clock: clockAt(), timeoutMs: 100 })
    const [answer] = await ask(asking, [hanging('slow')])
    expect(answer?.error).toMatchObject({ kind: 'timeout', message: 'No answer within 1 s; not waited for longer.' })
  })

  test('a cancelled call ends at once', async () => {
    const asking = createAsking({ clock: clockAt() })
    const going = asking.all([{ provider: hanging('slow'), query: query('x') }], 'r-1', call(AbortSignal.timeout(50)))
    await expect(going).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('a bug of a provider is not taken for its failure', async () => {
    const broken = provider('broken', () => Promise.reject(new TypeError('bug')))
    await expect(ask(createAsking({ clock: clockAt() }), [broken])).rejects.toThrow('bug')
  })
})

describe('a provider that fails', () => {
  test('three times in a row is left alone for a while, longer each time, and then tried again', async () => {
    const clock = clockAt()
    const asking = createAsking({ clock })
    let asked = 0
    const down = provider('down', () => {
      asked += 1
      return Promise.reject(new ResearchError('down', { kind: 'unreachable', fix: '' }))
    })
    const once = async (n: number) => (await ask(asking, [down], `q${n}`))[0]?.error?.message
    for (const n of [1, 2, 3]) expect(await once(n)).toBe('down')
    expect(await once(4)).toMatch(/^Not asked: it failed several times in a row; again from 00:00:30 UTC/)
    clock.pass(30_001)
    expect(await once(5)).toBe('down')
    expect(await once(6)).toMatch(/again from 00:01:30 UTC/)
    expect(asked).toBe(4)
  })

  test('by too many requests is asked again when it said', async () => {
    const clock = clockAt()
    const asking = createAsking({ clock })
    const busy = failing('busy', 'rate_limited', 5_000)
    await ask(asking, [busy], 'one')
    expect((await ask(asking, [busy], 'two'))[0]?.error?.message).toMatch(/too many requests; again from 00:00:05 UTC/)
    clock.pass(5_001)
    expect((await ask(asking, [busy], 'three'))[0]?.error?.message).toBe('busy is rate_limited.')
  })

  test('for one query only is asked the next', async () => {
    const asking = createAsking({ clock: clockAt() })
    for (const n of [1, 2, 3, 4])
      expect((await ask(asking, [failing('picky', 'invalid')], `q${n}`))[0]?.error?.kind).toBe('invalid')
  })
})

describe('the same query', () => {
  const counted = (answer: () => Awaited<ReturnType<SearchProvider['search']>>, rest: Partial<SearchProvider> = {}) => {
    let asked = 0
    const one = provider(
      'a',
      async () => {
        asked += 1
        return answer()
      },
      rest,
    )
    return { one, asked: () => asked }
  }
  const hit = { hits: [{ origin: { type: 'web' as const, url: 'https://a.org' }, title: 'A' }] }

  test('of one research is answered from what is kept, for an hour, and says so', async () => {
    const clock = clockAt()
    const asking = createAsking({ clock })
    const { one, asked } = counted(() => hit)
    await ask(asking, [one])
    clock.pass(120_000)
    expect(await ask(asking, [one])).toEqual([{ ...hit, ageMs: 120_000 }])
    await ask(asking, [one], 'tides', 'r-2')
    expect(asked()).toBe(2)
    clock.pass(3_600_000)
    await ask(asking, [one])
    expect(asked()).toBe(3)
  })

  test('is asked again where it failed, was answered in part, or is local', async () => {
    const asking = createAsking({ clock: clockAt() })
    const part = counted(() => ({ hits: [], partial: true }))
    const local = counted(() => hit, { kind: 'local' })
    for (const { one } of [part, part, local, local]) await ask(asking, [one])
    expect([part.asked(), local.asked()]).toEqual([2, 2])
  })
})

test('requests to a provider are spaced as its terms ask', async () => {
  const times: number[] = []
  const spaced = provider(
    'spaced',
    async () => {
      times.push(performance.now())
      return { hits: [] }
    },
    { spacingMs: 60 },
  )
  const asking = createAsking({ clock: { now: () => performance.now() } })
  await asking.all(
    ['a', 'b', 'c'].map(text => ({ provider: spaced, query: query(text) })),
    'r-1',
    call(),
  )
  await sleep(0)
  expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(110)
})
