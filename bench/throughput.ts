import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchersIn } from './peers/fetchers.ts'
import { type Host, startHost } from './support/host.ts'
import { servePages } from './support/pages.ts'

const kinds = { small: '50 kB', large: '300 kB' } as const
type Kind = keyof typeof kinds

/** The whole `read` tool over stdio: fetch from loopback, guard, convert, store, render. Each page is one that was not read before. */
export async function run(): Promise<void> {
  const pages = await servePages()
  const home = mkdtempSync(join(tmpdir(), 'throughput-'))
  const env = { ...process.env, DEEPRESEARCH_HOME: home, DEEPRESEARCH_ALLOW_PRIVATE: '1' }
  const host = await startHost(['dist/main.js'], env)
  try {
    let last = 0
    const fresh = (kind: Kind) => `${pages.base}/${kind}/${++last}`
    const read = (...urls: readonly string[]) => host.call('read', { urls })
    for (let i = 0; i < 10; i++) await read(fresh('small'))
    await oneByOne(kinds, { small: 100, large: 50 }, kind => read(fresh(kind)))
    const stored = [fresh('small'), fresh('large')]
    const text = (await Promise.all(stored.map(url => read(url)))).join('')
    console.log(`from the store: ${(await rate(1_000, () => read(stored[0] ?? ''))).toFixed(0)}/s`)
    console.log(`menu or footer lines kept: ${boilerplate(text)}`)
    for (const kind of ['small', 'large'] as const) await eightAtOnce(kind, fresh, read)
    for (const peer of fetchersIn(process.env['BENCH_PEERS'] ?? '', pages.base)) {
      const other = await startHost([...(peer.flags ?? []), peer.script], { ...process.env, ...peer.env })
      console.log(`\n${peer.name}`)
      await measurePeer(other, path => peer.call(path)).finally(() => other.close())
    }
  } finally {
    host.close()
    pages.close()
    rmSync(home, { recursive: true, force: true })
  }
}

async function oneByOne(
  names: Partial<typeof kinds>,
  counts: Record<Kind, number>,
  read: (kind: Kind) => Promise<unknown>,
) {
  for (const kind of ['small', 'large'] as const) {
    console.log(
      `${names[kind]}: ${(await rate(counts[kind], () => read(kind))).toFixed(1)} pages/s, one after the other`,
    )
  }
}

/** Eight pages in one call and eight calls at once, against one after the other; medians of interleaved rounds. */
async function eightAtOnce(kind: Kind, fresh: (kind: Kind) => string, read: (...urls: string[]) => Promise<string>) {
  const urls = () => Array.from({ length: 8 }, () => fresh(kind))
  const ways = {
    sequential: async () => {
      for (const url of urls()) await read(url)
    },
    'in one call': () => read(...urls()),
    'in eight calls': () => Promise.all(urls().map(url => read(url))),
  }
  const times = Object.entries(ways).map(([name, way]) => ({ name, way, taken: [] as number[] }))
  for (let round = 0; round < 25; round++) {
    for (const { way, taken } of times) taken.push(await timed(way))
  }
  const [base = 0, ...rest] = times.map(({ taken }) => median(taken))
  const said = rest.map((ms, i) => `${times[i + 1]?.name} ${(base / ms).toFixed(2)}x`)
  console.log(`${kinds[kind]}, 8 pages: ${said.join(', ')} as fast as one after the other`)
}

async function measurePeer(host: Host, call: (path: string) => readonly [string, object]): Promise<void> {
  let last = 0
  const read = (kind: Kind) => host.call(...call(`/${kind}/${++last}`))
  const text = await read('small')
  await oneByOne(kinds, { small: 10, large: 5 }, read)
  console.log(`menu or footer lines kept: ${boilerplate(text)}`)
}

function boilerplate(text: string): number {
  return text.match(/Menu entry|Footer link/g)?.length ?? 0
}

async function rate(count: number, work: () => Promise<unknown>): Promise<number> {
  return (
    (1_000 * count) /
    (await timed(async () => {
      for (let i = 0; i < count; i++) await work()
    }))
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
