import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expand } from '../src/rank/expansion.ts'
import { feedback } from '../src/rank/feedback.ts'
import type { PassageHit, PassageIndex } from '../src/rank/passage-index.ts'
import { openPassageIndex } from '../src/store/sqlite/passages.ts'
import { rankers } from './peers/rankers.ts'

interface Item {
  readonly _id: string
  readonly title?: string
  readonly text: string
}
interface Collection {
  readonly name: string
  readonly corpus: readonly Item[]
  readonly queries: readonly Item[]
  /** Relevant documents by query. */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>
  readonly textById: ReadonlyMap<string, string>
}

/** Ranking quality on SciFact and XQuAD-zh, and speed over 100,000 passages. */
export async function run(args: readonly string[]): Promise<void> {
  const folder = resolve(args[0] ?? '../shared/eval', 'retrieval')
  if (!existsSync(folder)) {
    print(`No evaluation data at ${folder}: name the folder that holds retrieval/ as the argument.`)
    return
  }
  const collections = ['scifact', 'xquad-zh'].map(name => readCollection(folder, name))
  // Speed first, while the memory of the process is that of one index.
  for (const collection of collections) await measureSpeed(collection, 100_000)
  print('collection way        half   queries  nDCG@10  MRR@10  Hit@1   R@10    R@100   index ms')
  for (const collection of collections) await measureQuality(collection)
}

async function measureQuality(collection: Collection): Promise<void> {
  const index = await openPassageIndex({ path: ':memory:' })
  const begun = performance.now()
  await index.batch(() => {
    for (const { _id, title = '', text } of collection.corpus) index.put(_id, '1', [{ id: _id, title, text }])
  })
  const indexMs = performance.now() - begun
  for (const [name, ask] of Object.entries(ways)) {
    const halves = { '': collection.queries, even: half(collection.queries, 0), odd: half(collection.queries, 1) }
    for (const [which, queries] of Object.entries(halves)) {
      const scores = queries.map(query => scoreOf(ask(index, query.text, collection), query, collection))
      const columns = measures.map(measure => mean(scores.map(score => score[measure])).toFixed(4))
      const label = [collection.name.padEnd(9), name.padEnd(9), which.padEnd(5), String(queries.length).padStart(5)]
      print([...label, ...columns, indexMs.toFixed(0)].join('  '))
    }
  }
  index.close()
  for (const [name, build] of Object.entries(rankers)) {
    const builtAt = performance.now()
    const rank = await build(collection.corpus.map(({ _id, title = '', text }) => ({ id: _id, title, text })))
    const buildMs = performance.now() - builtAt
    const scores = collection.queries.map(query =>
      scoreOf(
        rank(query.text, 100).map(id => ({ id })),
        query,
        collection,
      ),
    )
    const columns = measures.map(measure => mean(scores.map(score => score[measure])).toFixed(4))
    const label = [collection.name.padEnd(9), name.padEnd(10), '    ', String(collection.queries.length).padStart(5)]
    print([...label, ...columns, buildMs.toFixed(0)].join('  '))
  }
}

type Ask = (index: PassageIndex, text: string, collection: Collection) => readonly PassageHit[]

/** With the question alone, with words for its concepts, with words of the first ten hits. */
const ways: Readonly<Record<string, Ask>> = {
  plain: (index, text) => index.search({ text, limit: 100 }),
  concepts: (index, text) => index.search({ text, limit: 100, expansions: expand(text) }),
  feedback: (index, text, { textById }) => {
    const first = index.search({ text, limit: 10 })
    const passages = first.map(({ id, score }) => ({ text: textById.get(id) ?? '', score }))
    return index.search({ text, limit: 100, expansions: feedback(text, passages) })
  },
}

/** Parameters were chosen on the even half: by the query's number where it has one, else by its position. */
function half(queries: readonly Item[], parity: 0 | 1): readonly Item[] {
  return queries.filter(({ _id }, i) => (/^\d+$/.test(_id) ? Number(_id) : i) % 2 === parity)
}

const measures = ['ndcg10', 'mrr10', 'hit1', 'recall10', 'recall100'] as const
type Score = Readonly<Record<(typeof measures)[number], number>>

function scoreOf(hits: readonly Pick<PassageHit, 'id'>[], query: Item, { relevant }: Collection): Score {
  const wanted = relevant.get(query._id) ?? new Set<string>()
  const ranked = hits.map(hit => wanted.has(hit.id))
  const first = ranked.slice(0, 10).indexOf(true)
  const recall = (k: number) => ranked.slice(0, k).filter(Boolean).length / wanted.size
  return {
    ndcg10: gain(ranked.slice(0, 10)) / gain(Array.from({ length: Math.min(10, wanted.size) }, () => true)),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    hit1: first === 0 ? 1 : 0,
    recall10: recall(10),
    recall100: recall(100),
  }
}

function gain(ranked: readonly boolean[]): number {
  return ranked.reduce((sum, isRelevant, i) => sum + (isRelevant ? 1 / Math.log2(i + 2) : 0), 0)
}

/** Passages of three sentences in a row drawn from all over the corpus, 50 to a document, in a file. */
async function measureSpeed({ name, corpus, queries }: Collection, count: number): Promise<void> {
  const sentences = corpus.flatMap(({ text }) => text.split(/(?<=[.!?。！？])\s*/)).filter(sentence => sentence !== '')
  const sentence = (i: number) => sentences[(i * 7919) % sentences.length] ?? ''
  const path = join(process.cwd(), 'node_modules/.tmp', `bench-${name}-${process.pid}.db`)
  const index = await openPassageIndex({ path })
  let characters = 0
  const begun = performance.now()
  for (let from = 0; from < count; from += 5000) {
    await index.batch(() => {
      for (let document = from; document < from + 5000; document += 50) {
        const passages = Array.from({ length: 50 }, (_, i) => {
          const text = [0, 1, 2].map(part => sentence((document + i) * 3 + part)).join(' ')
          characters += text.length
          return { id: `p${i}`, text }
        })
        index.put(`d${document}`, '1', passages)
      }
    })
  }
  const indexMs = performance.now() - begun
  const memory = Math.round(process.memoryUsage().rss / 1e6)
  const latencies = queries.slice(0, 300).map(query => timed(() => index.search({ text: query.text, limit: 10 })))
  const sorted = latencies.slice(1).sort((a, b) => a - b)
  const percentile = (p: number) => (sorted[Math.floor(p * sorted.length)] ?? 0).toFixed(1)
  const perSecond = Math.round((count / indexMs) * 1000)
  const size = `${count} passages of ${Math.round(characters / count)} characters`
  print(
    `${name}: ${size}: ${perSecond} indexed/s; search p50 ${percentile(0.5)} ms, p95 ${percentile(0.95)} ms, first ${latencies[0]?.toFixed(1)} ms; ${memory} MB RSS after indexing`,
  )
  index.close()
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}

function readCollection(folder: string, name: string): Collection {
  const lines = (file: string) =>
    readFileSync(join(folder, name, file), 'utf8')
      .trim()
      .split('\n')
  const items = (file: string) => lines(file).map(line => JSON.parse(line) as Item)
  const relevant = new Map<string, Set<string>>()
  for (const line of lines('qrels/test.tsv').slice(1)) {
    const [query = '', document = '', score] = line.split('\t')
    if (Number(score) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(document))
  }
  // Some sentences of SciFact end in a literal backslash and n.
  const corpus = items('corpus.jsonl').map(item => ({ ...item, text: item.text.replace(/\s*\\n/g, ' ') }))
  const queries = items('queries.jsonl').filter(query => relevant.has(query._id))
  return { name, corpus, queries, relevant, textById: new Map(corpus.map(({ _id, text }) => [_id, text])) }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
