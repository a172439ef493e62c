import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createAssessor } from '../src/evidence/assess.ts'
import { SentenceIndex } from '../src/evidence/sentence-index.ts'

const FILE = '../shared/eval/claims/scifact-pairs.jsonl'
const labels = ['supported', 'refuted', 'insufficient'] as const
type Label = (typeof labels)[number]
const labelOf: Readonly<Record<string, Label>> = {
  SUPPORTS: 'supported',
  REFUTES: 'refuted',
  NOT_ENOUGH_INFO: 'insufficient',
}

interface Row {
  readonly id: string
  readonly claim: string
  readonly sentences: readonly string[]
  readonly label: string
  readonly rationales: readonly (readonly number[])[]
}

interface Result {
  readonly row: Row
  readonly gold: Label
  readonly given: Label
  readonly confidence: number
  /** Sentence numbers, best first. */
  readonly ranked: readonly number[]
  /** The sentences behind the verdict. */
  readonly shown: readonly number[]
}

/** `bench verify`: SciFact claim and abstract pairs. Tuned on even ids; odd ids are reported apart. */
export async function run(): Promise<void> {
  measureSpeed()
  if (!existsSync(FILE)) {
    console.log(`bench verify: ${FILE} is missing, nothing measured`)
    return
  }
  const rows: Row[] = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const started = performance.now()
  const results = rows.map(assessRow)
  console.log(`${rows.length} pairs in ${Math.round(performance.now() - started)} ms`)
  const isEven = ({ row }: Result) => Number(row.id) % 2 === 0
  report('all', results)
  report('even ids (tuned on)', results.filter(isEven))
  report(
    'odd ids (held out)',
    results.filter(one => !isEven(one)),
  )
}

const PAGES = '../shared/eval/extraction/wcxb-dev/ground-truth'
const SOURCES = 100
const SOURCE_CHARS = 50_000

/** 100 claims against 100 sources of 50 kB, index included; the claims are sentences of the sources. */
function measureSpeed(): void {
  if (!existsSync(PAGES)) return
  const pages = readdirSync(PAGES).sort()
  let text = ''
  for (const page of pages) {
    if (text.length >= SOURCES * SOURCE_CHARS) break
    text += `${JSON.parse(readFileSync(`${PAGES}/${page}`, 'utf8')).ground_truth?.main_content ?? ''}\n\n`
  }
  const sources = Array.from({ length: SOURCES }, (_, i) => ({
    id: `s${i + 1}`,
    text: text.slice(i * SOURCE_CHARS, (i + 1) * SOURCE_CHARS),
  }))
  const claims = sources.map(
    source => /[A-Z][^.\n]{60,160}\./.exec(source.text)?.[0] ?? 'Nothing of the kind is known.',
  )
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const assessor = createAssessor(sources)
  for (const claim of claims) assessor.assess(claim)
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `\n${SOURCES} claims × ${SOURCES} sources of ${SOURCE_CHARS / 1000} kB: ${seconds.toFixed(2)} s (processor ${((user + system) / 1e6).toFixed(2)} s), ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  )
}

function assessRow(row: Row): Result {
  const parts = row.sentences.map(sentence => sentence.replace(/\\n$/, '').trim())
  let at = 0
  const starts = parts.map(part => {
    const start = at
    at += part.length + 1
    return start
  })
  const text = parts.join(' ')
  const source = { id: 'doc', text, paragraphs: [{ kind: 'paragraph' as const, start: 0, end: text.length }] }
  const numberAt = (offset: number) => starts.findLastIndex(start => start <= offset)
  const found = new SentenceIndex([source]).search(row.claim).best({ limit: 50, perSource: 50 })
  const { verdict, confidence, evidence } = createAssessor([source]).assess(row.claim)
  return {
    row,
    gold: labelOf[row.label] ?? 'insufficient',
    given: verdict === 'mixed' ? 'insufficient' : verdict,
    confidence,
    ranked: [...new Set(found.map(({ sentence }) => numberAt(sentence.start)))],
    shown: [...new Set(evidence.map(({ candidate }) => numberAt(candidate.sentence.start)))].slice(0, 3),
  }
}

function report(name: string, results: readonly Result[]): void {
  const decided = results.filter(({ given }) => given !== 'insufficient')
  const withRationale = results.filter(({ row }) => row.rationales.length > 0)
  const gold = ({ row }: Result) => new Set(row.rationales.flat())
  const figures = {
    accuracy: share(results, isRight),
    'macro-F1': labels.reduce((sum, label) => sum + f1(results, label), 0) / labels.length,
    'rationalised accuracy': share(
      results,
      one =>
        isRight(one) &&
        (one.gold === 'insufficient' || one.row.rationales.some(set => set.every(n => one.shown.includes(n)))),
    ),
    'hit@1': share(withRationale, one => gold(one).has(one.ranked[0] ?? -1)),
    'hit@3': share(withRationale, one => one.ranked.slice(0, 3).some(n => gold(one).has(n))),
    'recall@3': mean(
      withRationale.map(one => one.ranked.slice(0, 3).filter(n => gold(one).has(n)).length / gold(one).size),
    ),
    decided: decided.length / results.length,
    'right of decided': share(decided, isRight),
    'support and refute confused, of decided': share(decided, one => one.gold !== 'insufficient' && !isRight(one)),
  }
  const count = (from: Label, to: Label) => results.filter(({ gold: a, given: b }) => a === from && b === to).length
  console.log(`\n${name}: ${results.length} pairs`)
  for (const [what, value] of Object.entries(figures)) console.log(`  ${what}: ${value.toFixed(3)}`)
  console.log(`  refute→support ${count('refuted', 'supported')}, support→refute ${count('supported', 'refuted')}`)
  for (const label of labels) console.log(`  ${label}: ${labels.map(to => `${to} ${count(label, to)}`).join(', ')}`)
}

const isRight = ({ gold, given }: Result) => gold === given
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)
const share = (results: readonly Result[], test: (one: Result) => boolean) =>
  mean(results.map(one => (test(one) ? 1 : 0)))

function f1(results: readonly Result[], label: Label): number {
  const right = results.filter(one => one.gold === label && one.given === label).length
  const given = results.filter(one => one.given === label).length
  const gold = results.filter(one => one.gold === label).length
  return given + gold === 0 ? 0 : (2 * right) / (given + gold)
}
