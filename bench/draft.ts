import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Repair } from '../src/domain/draft.ts'
import * as chinese from './altered/chinese.ts'
import * as english from './altered/english.ts'
import { pick, type Random, randomFrom, statements } from './altered/rules.ts'
import { adviceOfReports } from './draft/advice.ts'
import { openBench, type Product } from './draft/product.ts'
import { measureSpeed } from './draft/speed.ts'

type Rules = Pick<typeof english, 'alter' | 'paraphrase'>

/** Drafts of each language. */
const DRAFTS = 250
const kinds = ['true', 'reworded', 'invented id', 'no such paragraph', 'other paragraph', 'altered figure'] as const
type Kind = (typeof kinds)[number]

interface Sentence {
  readonly kind: Kind
  /** Without its citation. */
  readonly text: string
  readonly place: string
}

/** `bench draft`: what the review of a draft finds in generated drafts, how fast it is, and what it advises on 298 reports. */
export async function run(args: readonly string[]): Promise<void> {
  const folder = resolve(args.find(one => !one.startsWith('-')) ?? '../shared/eval')
  const home = await mkdtemp(join(tmpdir(), 'bench-draft-'))
  const product = await openBench(home, pathToFileURL(resolve('dist/document-worker.js')))
  try {
    if (!existsSync(folder)) console.log(`No evaluation data at ${folder}: only speed is measured.`)
    else {
      const isVerbose = args.includes('-v')
      await reviewDrafts('English', englishPages(folder), english, product, isVerbose)
      await reviewDrafts('Chinese', chinesePages(folder), chinese, product, isVerbose)
      await reviewHuman(folder, product, isVerbose)
      adviceOfReports(join(folder, 'reports/open-deep-research'))
    }
    await measureSpeed(product)
  } finally {
    await product.close()
    await rm(home, { recursive: true, force: true })
  }
}

function englishPages(folder: string): string[] {
  const truths = join(folder, 'extraction/wcxb-dev/ground-truth')
  return readdirSync(truths)
    .sort()
    .map(file => {
      const { ground_truth } = JSON.parse(readFileSync(join(truths, file), 'utf8'))
      return String(ground_truth?.main_content ?? '').slice(0, 30_000)
    })
}

/** Paragraphs of one article follow each other; six make a page. */
function chinesePages(folder: string): string[] {
  const lines = readFileSync(join(folder, 'retrieval/xquad-zh/corpus.jsonl'), 'utf8').trim().split('\n')
  const texts = lines.map(line => String(JSON.parse(line).text))
  const starts = Array.from({ length: texts.length - 5 }, (_, i) => i)
  return starts.map(i => texts.slice(i, i + 6).join('\n\n'))
}

async function reviewDrafts(
  language: string,
  pages: readonly string[],
  rules: Rules,
  product: Product,
  isVerbose: boolean,
): Promise<void> {
  const random = randomFrom(20261126)
  const drafts: Reviewed[][] = []
  for (const page of pages) {
    const made = drafts.length < DRAFTS && (await draftOf(page, rules, random, product))
    if (made) drafts.push(made)
  }
  const all = drafts.flat()
  if (isVerbose)
    for (const one of all.filter(isWrong))
      console.log(`${one.kind}: ${one.text}\n    ${one.refusal?.message ?? 'let through'}`)
  console.log(`${language}: ${drafts.length} drafts`)
  for (const kind of kinds)
    tellShare(
      kind,
      all.filter(one => one.kind === kind),
    )
}

interface Reviewed {
  readonly kind: Kind
  readonly text: string
  readonly refusal: Repair | undefined
}

const isWrong = ({ kind, refusal }: Reviewed) => (kind === 'true' || kind === 'reworded') === (refusal !== undefined)

function tellShare(name: string, some: readonly Pick<Reviewed, 'refusal'>[]): void {
  const refused = some.filter(({ refusal }) => refusal).length
  const share = ((100 * refused) / Math.max(1, some.length)).toFixed(1)
  console.log(`  ${name.padEnd(18)} ${refused} of ${some.length} refused (${share} %)`)
}

/** Claims that people wrote after abstracts, each citing the sentence that they named as its evidence. */
async function reviewHuman(folder: string, product: Product, isVerbose: boolean): Promise<void> {
  const corpus = new Map(linesOf(join(folder, 'retrieval/scifact/corpus.jsonl')).map(one => [String(one['_id']), one]))
  const pairs = linesOf(join(folder, 'retrieval/scifact/rationales.jsonl')).filter(one => one['label'] === 'SUPPORT')
  const results: Reviewed[] = []
  for (const { claim, doc, sentences: at } of pairs) {
    const said = (corpus.get(String(doc))?.['sentences'] ?? []) as readonly string[]
    const paragraphs = await product.read(said.map(one => one.replace(/\s*\\n$/, '').trim()).join('\n\n'))
    const places = (at as readonly number[]).map(i => `@s1:${i + 1}`).join('; ')
    if (paragraphs.length !== said.length) continue
    const text = `${String(claim).replace(/\.$/, '')} [${places}].`
    results.push({ kind: 'true', text, refusal: refusalOf(text, await product.draft(`# Draft\n\n${text}`)) })
  }
  if (isVerbose)
    for (const one of results.filter(isWrong)) console.log(`human: ${one.text}\n    ${one.refusal?.message}`)
  console.log('Claims written by people (SciFact), citing the sentence that bears them out')
  tellShare('true', results)
}

const linesOf = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

async function draftOf(page: string, rules: Rules, random: Random, product: Product): Promise<Reviewed[] | undefined> {
  const paragraphs = await product.read(page)
  // Addresses are citations, so a sentence that has one is refused for that.
  const stated = paragraphs.flatMap(({ n, text }) =>
    statements(text).flatMap(sentence => (sentence.includes('http') ? [] : [{ n, sentence }])),
  )
  if (stated.length < kinds.length || paragraphs.length < 3) return undefined
  const wanted = kinds.flatMap((kind): Sentence[] => {
    const at = Math.floor(random() * stated.length)
    const [one] = stated.splice(at, 1)
    return one ? sentenceOf(kind, one, { page, paragraphs, stated, rules, random }) : []
  })
  const text = wanted.map(
    one => `${one.text.replace(/([.。])$/, '')} [@${one.place}]${/。$/.test(one.text) ? '。' : '.'}`,
  )
  const repairs = await product.draft(`# Draft\n\n${text.join('\n\n')}`)
  return wanted.map(({ kind }, i) => ({ kind, text: text[i] ?? '', refusal: refusalOf(text[i] ?? '', repairs) }))
}

interface Made {
  readonly page: string
  readonly paragraphs: readonly { readonly n: number; readonly text: string }[]
  readonly stated: { readonly n: number; readonly sentence: string }[]
  readonly rules: Rules
  readonly random: Random
}

function sentenceOf(kind: Kind, one: Made['stated'][number], made: Made): Sentence[] {
  const { page, paragraphs, rules, random } = made
  const right = `s1:${one.n}`
  if (kind === 'true') return [{ kind, text: one.sentence, place: right }]
  if (kind === 'invented id') return [{ kind, text: one.sentence, place: `s${40 + one.n}:${one.n}` }]
  if (kind === 'no such paragraph') return [{ kind, text: one.sentence, place: `s1:${paragraphs.length + one.n}` }]
  if (kind === 'other paragraph') {
    const others = paragraphs.filter(({ n, text }) => n !== one.n && text.length > 80 && !text.includes(one.sentence))
    const other = pick(others, random)
    return other ? [{ kind, text: one.sentence, place: `s1:${other.n}` }] : []
  }
  for (const { n, sentence } of [one, ...made.stated]) {
    const text = kind === 'reworded' ? rules.paraphrase(sentence, random) : rules.alter.figure(sentence, random, page)
    if (text && text !== sentence) return [{ kind, text, place: `s1:${n}` }]
  }
  return []
}

const refusalOf = (text: string, repairs: readonly Repair[]) =>
  repairs.find(({ sentence }) => text.includes(sentence) || sentence.includes(text))
