import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { createDocumentWorkers } from '../../src/documents/workers.ts'
import { Archive } from '../../src/documents/zip/archive.ts'
import { fixture } from './fixtures.ts'
import { zipFile } from './zip-file.ts'

/** `MUTATIONS=1000 npx vitest run tests/documents/mutations.test.ts` is the long form. */
const count = Number(process.env['MUTATIONS'] ?? 150)
const seed = Number(process.env['SEED'] ?? 20_260_314)

/** Small and seeded (mulberry32), so that a failure can be had again. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = randomFrom(seed)
const below = (n: number): number => Math.floor(random() * n)
const names = readdirSync(new URL('../fixtures/', import.meta.url)).sort()

type Mutation = (bytes: Buffer) => Buffer

const mutations: readonly Mutation[] = [
  bytes => {
    for (let i = below(30); i >= 0; i -= 1) bytes[below(bytes.length)] = below(256)
    return bytes
  },
  bytes => bytes.subarray(0, below(bytes.length)),
  bytes => bytes.subarray(below(bytes.length)),
  bytes => {
    const other = Buffer.from(fixture(names[below(names.length)] ?? ''))
    return Buffer.concat([bytes.subarray(0, below(bytes.length)), other.subarray(below(other.length))])
  },
  bytes => {
    const from = below(bytes.length)
    const part = bytes.subarray(from, from + below(2000))
    return Buffer.concat([
      bytes.subarray(0, from),
      ...Array.from({ length: 1 + below(20) }, () => part),
      bytes.subarray(from),
    ])
  },
  bytes => {
    const from = below(bytes.length)
    return Buffer.from(bytes.fill(random() < 0.5 ? 0 : 255, from, Math.min(bytes.length, from + below(200))))
  },
  // Numbers in text formats, such as lengths, offsets and counts.
  bytes =>
    Buffer.from(
      bytes.toString('latin1').replace(/\d+/g, n => (random() < 0.02 ? String(below(4_294_967_296)) : n)),
      'latin1',
    ),
]

const parser = createDocumentWorkers({ workerUrl: new URL('../../dist/document-worker.js', import.meta.url), size: 2 })
const call = { signal: new AbortController().signal }
afterAll(() => parser.close())

const mutant = (bytes: Uint8Array): Buffer =>
  mutations[below(mutations.length)]?.(Buffer.from(bytes)) ?? Buffer.alloc(0)

/** Damage inside an archive, which stays a good archive. */
function mutantInside(bytes: Uint8Array): Uint8Array {
  const archive = new Archive(bytes)
  const files = archive.names()
  const damaged = files[below(files.length)]
  return zipFile(
    files.map(name => {
      const data = archive.read(name) ?? new Uint8Array()
      return { name, data: name === damaged && data.length > 0 ? mutant(data) : data }
    }),
  )
}

function mutantOf(name: string): Uint8Array {
  const bytes = fixture(name)
  return /\.(?:docx|xlsx|pptx|od[tsp]|epub)$/.test(name) && random() < 0.6 ? mutantInside(bytes) : mutant(bytes)
}

async function readMutant(at: number): Promise<string> {
  const name = names[at % names.length] ?? ''
  const bytes = mutantOf(name)
  const begun = performance.now()
  const outcome = await parser
    .parse({ bytes, fileName: random() < 0.5 ? name : 'x', markdown: random() < 0.3 }, call)
    .then(
      ({ status }) => status,
      (cause: unknown) =>
        cause instanceof Error && cause.name === 'ResearchError' ? 'refused' : `${name} ${at}: ${cause}`,
    )
  const seconds = (performance.now() - begun) / 1000
  return seconds > 10 ? `${name} ${at}: took ${seconds} s` : outcome
}

test(`${count} damaged files are read or refused, none crashes or hangs`, {
  timeout: count * 500 + 60_000,
}, async () => {
  const outcomes = new Map<string, number>()
  for (let at = 0; at < count; at += 1) {
    const outcome = await readMutant(at)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect([...outcomes.keys()].filter(one => !['ok', 'empty', 'refused', 'challenge'].includes(one))).toEqual([])
  expect(outcomes.get('ok')).toBeGreaterThan(count * 0.2)
  expect(outcomes.get('refused')).toBeGreaterThan(count * 0.05)
})
