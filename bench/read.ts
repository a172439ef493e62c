import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type HtmlReader, readers } from './peers/readers.ts'

/** Published or measured on this split: see eval/README.md. */
const toBeat = 'rs-trafilatura .859, Defuddle .814, Readability.js .775, whole body .687'

interface Page {
  readonly id: string
  readonly type: string
  readonly url: string | undefined
  readonly reference: string
  readonly with: readonly string[]
  readonly without: readonly string[]
}

interface Score {
  readonly type: string
  readonly odd: boolean
  readonly f1: number
  readonly precision: number
  readonly recall: number
  readonly withRate: number
  readonly withoutRate: number
  readonly ms: number
  readonly failed: boolean
}

interface GroundTruth {
  readonly url?: string
  readonly _internal: { readonly page_type: { readonly primary: string } }
  readonly ground_truth: {
    readonly main_content?: string | null
    readonly with?: readonly string[]
    readonly without?: readonly string[]
  }
}

const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []

/** Precision, recall and F1 over multisets of words, as the benchmark defines them. */
export function wordScore(predicted: string, reference: string): Pick<Score, 'precision' | 'recall' | 'f1'> {
  const found = tokens(predicted)
  const wanted = tokens(reference)
  if (wanted.length === 0 || found.length === 0) {
    const both = wanted.length === found.length ? 1 : 0
    return { precision: both, recall: both, f1: both }
  }
  const left = new Map<string, number>()
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  let overlap = 0
  for (const word of found) {
    const count = left.get(word) ?? 0
    if (count > 0) overlap += 1
    left.set(word, count - 1)
  }
  return {
    precision: overlap / found.length,
    recall: overlap / wanted.length,
    f1: (2 * overlap) / (found.length + wanted.length),
  }
}

function snippetRate(snippets: readonly string[], text: string): number {
  if (snippets.length === 0) return 1
  const lower = text.toLowerCase()
  return snippets.filter(snippet => lower.includes(snippet.toLowerCase())).length / snippets.length
}

function pageAt(folder: URL, file: string): Page {
  // The files' shape is documented beside them.
  const record = JSON.parse(readFileSync(new URL(`ground-truth/${file}`, folder), 'utf8')) as GroundTruth
  return {
    id: file.slice(0, 4),
    type: record._internal.page_type.primary,
    url: record.url,
    reference: record.ground_truth.main_content ?? '',
    with: record.ground_truth.with ?? [],
    without: record.ground_truth.without ?? [],
  }
}

async function textOfPage(reader: HtmlReader, bytes: Uint8Array, url: string | undefined): Promise<string | undefined> {
  try {
    return await reader.read(bytes, url)
  } catch {
    // A failure stays in the denominator, as an empty text.
    return undefined
  }
}

async function scorePage(reader: HtmlReader, folder: URL, page: Page): Promise<Score> {
  const bytes = gunzipSync(readFileSync(new URL(`html/${page.id}.html.gz`, folder)))
  const begun = performance.now()
  const text = await textOfPage(reader, bytes, page.url)
  const ms = performance.now() - begun
  return {
    type: page.type,
    odd: Number(page.id) % 2 === 1,
    ...wordScore(text ?? '', page.reference),
    withRate: snippetRate(page.with, text ?? ''),
    withoutRate: snippetRate(page.without, text ?? ''),
    ms,
    failed: text === undefined,
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const shown = (value: number): string => value.toFixed(3).replace(/^0/, '')

function line(name: string, scores: readonly Score[]): string {
  const columns = (['f1', 'precision', 'recall', 'withRate', 'withoutRate'] as const).map(key =>
    shown(mean(scores.map(score => score[key]))).padStart(9),
  )
  return `${name.padEnd(22)}${String(scores.length).padStart(6)}${columns.join('')}`
}

function report(scores: readonly Score[]): string {
  const types = [...new Set(scores.map(score => score.type))].sort()
  const times = scores.map(score => score.ms).sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)
  return [
    `${'WCXB dev'.padEnd(22)}${'pages'.padStart(6)}${['F1', 'P', 'R', 'with', 'without'].map(name => name.padStart(9)).join('')}`,
    line('all', scores),
    line(
      'even ids (tuned on)',
      scores.filter(score => !score.odd),
    ),
    line(
      'odd ids (untouched)',
      scores.filter(score => score.odd),
    ),
    ...types.map(type =>
      line(
        type,
        scores.filter(score => score.type === type),
      ),
    ),
    `to beat (F1): ${toBeat}`,
    `failures (counted as empty): ${scores.filter(score => score.failed).length}`,
    `in-process: ${(1000 / mean(times)).toFixed(0)} pages/s, ms per page p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`,
  ].join('\n')
}

/** Main text on WCXB dev: `npm run bench -- read [every n-th page] [reader]`. */
export async function run([every = '1', name = 'ours']: readonly string[]): Promise<void> {
  const folder = new URL(`file://${process.cwd()}/../shared/eval/extraction/wcxb-dev/`)
  if (!existsSync(folder)) {
    process.stdout.write(`read: nothing measured, ${folder.pathname} is not there\n`)
    return
  }
  const reader = readers[name]
  if (!reader) throw new Error(`readers: ${Object.keys(readers).join(', ')}`)
  const step = Math.max(1, Number(every) || 1)
  const files = readdirSync(new URL('ground-truth/', folder)).sort()
  const scores: Score[] = []
  for (const file of files.filter((_, index) => index % step === 0)) {
    scores.push(await scorePage(reader, folder, pageAt(folder, file)))
  }
  process.stdout.write(`${name}\n${report(scores)}\n`)
}
