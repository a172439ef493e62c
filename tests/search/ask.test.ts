import { describe, expect, it } from 'vitest'
import { ResearchError } from '../../src/errors.ts'
import { createAsking } from '../../src/search/ask.ts'
import type { ProviderAnswer, SearchProvider } from '../../src/search/provider.ts'
import { wikipedia } from '../../src/search/providers/wikipedia.ts'
import { call, query } from './providers/contract.ts'
import { vendor } from './providers/vendor.ts'

const clockAt = (start = 1_000_000) => {
  let now = start
  return { now: () => now, pass: (ms: number) => (now += ms) }
}

const hitsOf = (name: string): ProviderAnswer => ({
  hits: [1, 2].map(n => ({ origin: { type: 'web', url: `https://${name}.example/${n}` }, title: `${name} ${n}` })),
})
const finding = (name: string): SearchProvider => ({ name, kind: 'web', search: async () => hitsOf(name) })
const failing = (name: string, error: () => unknown): SearchProvider => ({
  name,
  kind: 'web',
  search: () => Promise.reject(error()),
})
const hanging = (name: string): SearchProvider => ({ name, kind: 'web', search: () => new Promise(() => undefined) })
const error = (kind: 'blocked' | 'rate_limited' | 'unreachable', retryAfterMs?: number) => () =>
  new ResearchError(`It is ${kind}.`, { kind, fix: 'Go on.', retryAfterMs })

const statusOf = ({ hits, error: failure }: { readonly hits: readonly unknown[]; readonly error?: ResearchError }) =>
  failure?.kind ?? hits.length

describe('ten providers, of which three fail in different ways and one hangs', () => {
  const providers = [
    ...['a', 'b', 'c', 'd', 'e', 'f'].map(finding),
    failing('blocking', error('blocked')),
    failing('limiting', error('rate_limited', 40_000)),
    failing('broken', error('unreachable')),
    hanging('hanging'),
  ]
  const questions = providers.map(provider => ({ provider, query: query('battery') }))

  it('answer within the deadline, each with its own status', async () => {
    const clock = clockAt()
    const asking = createAsking({ clock, timeoutMs: 5_000, patienceMs: 200 })
    const begun = performance.now()
    const answers = await asking.all(questions, 'r-1', call())
    // Half have answered at once, so that the last one has the patience of 200 ms and not its 5 s.
    expect(performance.now() - begun).toBeLessThan(1_500)
    expect(answers.map(statusOf)).toEqual([2, 2, 2, 2, 2, 2, 'blocked', 'rate_limited', 'unreachable', 'timeout'])
    expect(answers.at(-1)?.error?.message).toBe('No answer within 1 s; not waited for longer.')
    expect(answers[7]?.error?.retryAfterMs).toBe(40_000)
  })

  it('are asked again by their state: answers are kept, a limit is minded until it is over', async () => {
    const clock = clockAt()
    const asking = createAsking({ clock, timeoutMs: 5_000, patienceMs: 50 })
    await asking.all(questions, 'r-1', call())
    clock.pass(30_000)
    const again = await asking.all(questions, 'r-1', call())
    expect(again.slice(0, 6).map(({ ageMs }) => ageMs)).toEqual(Array(6).fill(30_000))
    expect(again[7]?.error?.message).toMatch(/^Not asked: it had too many requests; again from \d\d:\d\d:\d\d UTC\.$/)
    expect(again.slice(6).map(statusOf)).toEqual(['blocked', 'rate_limited', 'unreachable', 'timeout'])
    clock.pass(10_001)
    const [later] = await asking.all(questions.slice(7, 8), 'r-1', call())
    expect(later?.error?.message).toBe('It is rate_limited.')
  })

  it('of one that fails three times in a row it is said that it is left alone, and it is tried again later', async () => {
    const clock = clockAt()
    const asking = createAsking({ clock })
    const ask = async () => (await asking.all(questions.slice(8, 9), 'r-1', call()))[0]?.error?.message
    expect([await ask(), await ask(), await ask()]).toEqual(Array(3).fill('It is unreachable.'))
    expect(await ask()).toMatch(/^Not asked: it failed several times in a row; again from/)
    clock.pass(30_001)
    expect(await ask()).toBe('It is unreachable.')
    expect(await ask()).toMatch(/^Not asked/)
    clock.pass(59_000)
    expect(await ask()).toMatch(/^Not asked/)
    clock.pass(1_001)
    expect(await ask()).toBe('It is unreachable.')
  })
})

it('a server that never answers does not outlive the time for it', async () => {
  const open = await vendor(wikipedia, () => ({ body: 'never read' }))
  const silent = { ...open.provider, search: () => new Promise<never>(() => undefined) }
  const asking = createAsking({ clock: clockAt(), timeoutMs: 100 })
  const [answer] = await asking.all([{ provider: silent, query: query('battery') }], 'r-1', call())
  expect(answer?.error).toMatchObject({ kind: 'timeout' })
})

it('minds what a service that answered asks for: to be left alone', async () => {
  const clock = clockAt()
  const asking = createAsking({ clock })
  const provider: SearchProvider = { ...finding('a'), search: async () => ({ ...hitsOf('a'), pauseMs: 12_000 }) }
  const ask = async (words: string) => (await asking.all([{ provider, query: query(words) }], 'r-1', call()))[0]
  expect(await ask('one')).toEqual(hitsOf('a'))
  expect((await ask('two'))?.error).toMatchObject({ kind: 'rate_limited' })
  clock.pass(12_001)
  expect((await ask('two'))?.hits).toHaveLength(2)
})

it('keeps the distance that a provider asks for', async () => {
  const times: number[] = []
  const provider: SearchProvider = {
    ...finding('a'),
    spacingMs: 80,
    search: async () => {
      times.push(performance.now())
      return hitsOf('a')
    },
  }
  const asking = createAsking({ clock: { now: () => Date.now() } })
  const words = ['one', 'two', 'three']
  await asking.all(
    words.map(one => ({ provider, query: query(one) })),
    'r-1',
    call(),
  )
  expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(140)
})

it('leaves out what cannot have its turn within the call, which is no failure of the provider', async () => {
  const clock = clockAt()
  const asking = createAsking({ clock, timeoutMs: 150 })
  const provider = { ...finding('a'), spacingMs: 100 }
  const words = ['one', 'two', 'three', 'four', 'five', 'six']
  const answers = await asking.all(
    words.map(one => ({ provider, query: query(one) })),
    'r-1',
    call(),
  )
  expect(answers.map(statusOf)).toEqual([2, 2, ...Array(4).fill('rate_limited')])
  expect(answers[2]?.error?.message).toBe(
    'Not asked: it takes one request every 0.1 s, and others were before this one.',
  )
  clock.pass(200)
  const [later] = await asking.all([{ provider, query: query('six') }], 'r-1', call())
  expect(later && statusOf(later)).toBe(2)
})

it('ends at once when the call is cancelled', async () => {
  const controller = new AbortController()
  const asking = createAsking({ clock: clockAt() })
  const running = asking.all([{ provider: hanging('a'), query: query('x') }], 'r-1', call(controller.signal))
  controller.abort(new Error('gone'))
  await expect(running).rejects.toThrow('gone')
})

it('a bug of ours is no status', async () => {
  const asking = createAsking({ clock: clockAt() })
  const broken = failing('a', () => new TypeError('ours'))
  await expect(asking.all([{ provider: broken, query: query('x') }], 'r-1', call())).rejects.toThrow('ours')
})

describe('what is no failure of a provider, or not another one', () => {
  const words = ['one', 'two', 'three', 'four']
  const asked = (provider: SearchProvider) => words.map(one => ({ provider, query: query(one) }))

  it('several queries of one call that fail count once', async () => {
    const asking = createAsking({ clock: clockAt() })
    const broken = failing('broken', error('unreachable'))
    for (let round = 0; round < 2; round++) {
      const answers = await asking.all(asked(broken), 'r-1', call())
      expect(answers.map(answer => answer.error?.message)).toEqual(Array(4).fill('It is unreachable.'))
    }
    await asking.all(asked(broken), 'r-1', call())
    const [later] = await asking.all(asked(broken), 'r-1', call())
    expect(later?.error?.message).toMatch(/^Not asked: it failed several times/)
  })

  it('one that works on this machine has its own time, and is asked again however slow it was', async () => {
    const asking = createAsking({ clock: clockAt(), timeoutMs: 5_000, patienceMs: 20 })
    const slow: SearchProvider = { ...hanging('files'), ownTimeMs: 150 }
    const quick = words.map(one => ({ provider: finding('quick'), query: query(one) }))
    for (let round = 0; round < 5; round++) {
      const begun = performance.now()
      const answers = await asking.all([...quick, ...asked(slow)], 'r-1', call())
      expect(performance.now() - begun).toBeGreaterThan(140)
      expect(answers.slice(4).map(answer => answer.error?.message)).toEqual(
        Array(4).fill('No answer within 1 s; not waited for longer.'),
      )
    }
  })
})

describe('an engine that may not know `site:`', () => {
  const engine = (knows: boolean) => {
    const asked: (string | undefined)[] = []
    const pages = ['https://forum.example.org/t/1', 'https://shop.example.com/2'].map(url => ({
      origin: { type: 'web' as const, url },
      title: 'Quiet headphones',
    }))
    const provider: SearchProvider = {
      name: 'engine',
      kind: 'web',
      passesOn: ['site'],
      search: async ({ site }) => {
        asked.push(site)
        return { hits: site === undefined ? pages : knows ? pages.slice(0, 1) : [] }
      },
    }
    return { asked, provider }
  }
  const ask = async (provider: SearchProvider, site: string) => {
    const asking = createAsking({ clock: clockAt() })
    const [answer] = await asking.all([{ provider, query: query('headphones', { site }) }], 'r-1', call())
    return answer
  }

  it('is asked once more without it, and gives what is of the site', async () => {
    const { provider, asked } = engine(false)
    const answer = await ask(provider, 'example.org')
    expect(asked).toEqual(['example.org', undefined])
    expect(answer?.hits.map(({ origin }) => origin)).toEqual([{ type: 'web', url: 'https://forum.example.org/t/1' }])
    expect(answer?.note).toBe('nothing by site:, so asked without it and kept what is of example.org')
    expect((await ask(provider, 'example.net'))?.hits).toEqual([])
  })

  it('is left at its answer where it does', async () => {
    const { provider, asked } = engine(true)
    expect((await ask(provider, 'example.org'))?.hits).toHaveLength(1)
    expect(asked).toEqual(['example.org'])
  })
})

it('progress tells how many hits came, or how a provider failed', async () => {
  const asking = createAsking({ clock: clockAt() })
  const providers = [finding('a'), failing('limiting', error('rate_limited'))]
  const said: string[] = []
  const progress = (_done: number, _total: number, message: string) => void said.push(message)
  await asking.all(
    providers.map(provider => ({ provider, query: query('battery') })),
    'r-1',
    { ...call(), progress },
  )
  expect(said.sort()).toEqual(['a: 2 hits', 'limiting: rate limited'])
})
