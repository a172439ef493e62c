import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Engine } from '../src/mcp/engine.ts'
import { createEngine } from '../src/mcp/engine.ts'
import { openServices } from '../src/services.ts'
import { tokenCount } from '../src/text/tokens.ts'
import { tools } from '../tools/index.ts'

interface Text {
  readonly title: string
  readonly paragraphs: readonly string[]
}
interface Question {
  readonly text: string
  /** Which text answers it, and by which of its paragraphs. */
  readonly answeredBy: number
  readonly answers: readonly string[]
}
interface World {
  readonly name: string
  readonly texts: readonly Text[]
  readonly questions: readonly Question[]
}

/** What `read` with `focus` keeps of the answers, and what it spends: `npm run bench -- focus [folder of the data]`. */
export async function run([folder = '../shared/eval', every = '1']: readonly string[]): Promise<void> {
  const from = resolve(folder, 'retrieval')
  if (!existsSync(from)) return console.log(`focus: nothing measured, no evaluation data at ${from}`)
  console.log('world      looked in      questions  answer shown  passages  tokens')
  for (const world of [chinese(from), science(from)]) await measure(world, Number(every))
}

async function measure({ name, texts, questions }: World, every: number): Promise<void> {
  const asked = questions.filter((_, i) => i % every === 0)
  const half = new Set([...texts.keys()].filter(i => i % 2 === 0))
  const ways = {
    'all texts': { texts: [...texts.keys()], asked, alone: false },
    'its own text': { texts: [...texts.keys()], asked, alone: true },
    'texts without it': {
      texts: [...half],
      asked: asked.filter(({ answeredBy }) => !half.has(answeredBy)),
      alone: false,
    },
  }
  for (const [way, { texts: read, asked: questions, alone }] of Object.entries(ways)) {
    await withEngine(async call => {
      for (const i of read) {
        const { title = '', paragraphs = [] } = texts[i] ?? {}
        await call('read', { title, text: `# ${title}\n\n${paragraphs.join('\n\n')}\n` })
      }
      const found: ReturnType<typeof countOf>[] = []
      for (const question of questions) {
        const within = alone ? { source: [`s${question.answeredBy + 1}`] } : {}
        found.push(countOf(await call('read', { focus: question.text, ...within }), question))
      }
      const mean = (key: 'kept' | 'passages' | 'tokens') => found.reduce((sum, one) => sum + one[key], 0) / found.length
      console.log(
        `${name.padEnd(10)} ${way.padEnd(17)} ${String(found.length).padStart(6)} ${mean('kept').toFixed(4).padStart(12)} ${mean('passages').toFixed(1).padStart(9)} ${mean('tokens').toFixed(0).padStart(7)}`,
      )
    })
  }
}

function countOf(reply: string, { answers }: Question): { kept: number; passages: number; tokens: number } {
  const lines = reply.split('\n').filter(line => /^s\d+:/.test(line))
  const kept = answers.length > 0 && answers.some(answer => lines.some(line => line.includes(answer)))
  return { kept: Number(kept), passages: lines.length, tokens: tokenCount(reply) }
}

async function withEngine(work: (call: (name: string, args: object) => Promise<string>) => Promise<void>) {
  const home = mkdtempSync(join(tmpdir(), 'focus-'))
  const services = await openServices({
    config: { home, roots: [], allowPrivate: false, settings: {} },
    version: '0',
    workerUrl: pathToFileURL('dist/document-worker.js'),
    clock: { now: Date.now },
    corpus: [],
    web: false,
    tools,
  })
  const engine: Engine = createEngine(tools, async () => services, { keepsSession: true })
  const context = { signal: new AbortController().signal, progress: () => undefined }
  try {
    await work(async (name, args) => (await engine.call(name, args, context)).text)
  } finally {
    await services.close()
    rmSync(home, { recursive: true, force: true })
  }
}

function jsonLines<T>(path: string): readonly T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap(line => (line ? [JSON.parse(line)] : []))
}

/** Five neighbouring paragraphs of the collection are one text. */
function chinese(folder: string): World {
  const corpus = jsonLines<{ _id: string; text: string }>(join(folder, 'xquad-zh/corpus.jsonl'))
  const relevant = relevantIn(join(folder, 'xquad-zh/qrels/test.tsv'))
  const texts = Array.from({ length: corpus.length / 5 }, (_, i) => ({
    title: `文章 ${i}`,
    paragraphs: corpus.slice(i * 5, i * 5 + 5).map(({ text }) => text.replace(/\s+/g, ' ')),
  }))
  const at = new Map(corpus.map(({ _id }, i) => [_id, i]))
  const questions = jsonLines<{ _id: string; text: string; answer: string }>(join(folder, 'xquad-zh/queries.jsonl'))
  return {
    name: 'xquad-zh',
    texts,
    questions: questions.map(({ _id, text, answer }) => {
      const i = at.get(relevant.get(_id)?.[0] ?? '') ?? 0
      return { text, answeredBy: Math.floor(i / 5), answers: [answer] }
    }),
  }
}

interface Rationale {
  readonly id: string
  readonly claim: string
  readonly doc: string
  readonly sentences: readonly number[]
}

/** The abstracts that the claims are judged by and as many others, two sentences a paragraph; answered by a sentence that people marked. */
function science(folder: string): World {
  type Abstract = { _id: string; title: string; sentences: readonly string[] }
  const rationales = jsonLines<Rationale>(join(folder, 'scifact/rationales.jsonl'))
  const judged = new Set(rationales.map(({ doc }) => doc))
  const all = jsonLines<Abstract>(join(folder, 'scifact/corpus.jsonl'))
  const others = all.filter(({ _id }) => !judged.has(_id)).filter((_, i) => i % 20 === 0)
  const corpus = [...all.filter(({ _id }) => judged.has(_id)), ...others]
  const clean = (sentence: string) =>
    sentence
      .replace(/\s*\\n\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim()
  const texts = corpus.map(({ title, sentences }) => ({
    title,
    paragraphs: Array.from({ length: Math.ceil(sentences.length / 2) }, (_, i) =>
      sentences
        .slice(i * 2, i * 2 + 2)
        .map(clean)
        .join(' '),
    ),
  }))
  const at = new Map(corpus.map((one, i) => [one._id, i]))
  const byPair = new Map<string, Rationale[]>()
  for (const one of rationales) byPair.set(`${one.id} ${one.doc}`, [...(byPair.get(`${one.id} ${one.doc}`) ?? []), one])
  return {
    name: 'scifact',
    texts,
    questions: [...byPair.values()].flatMap(pair => {
      const [{ claim, doc } = { claim: '', doc: '' }] = pair
      const i = at.get(doc) ?? 0
      const sentences = corpus[i]?.sentences ?? []
      return [
        { text: claim, answeredBy: i, answers: pair.flatMap(one => one.sentences.map(n => clean(sentences[n] ?? ''))) },
      ]
    }),
  }
}

function relevantIn(path: string): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'))
  const found = new Map<string, string[]>()
  for (const [query = '', doc = ''] of rows) found.set(query, [...(found.get(query) ?? []), doc])
  return found
}
