import { type HtmlReader, type Reading, readers } from './peers/readers.ts'
import { dayOf, sameAuthor, sameTitle, strictlySameTitle } from './train/meta-score.ts'
import { type WordScore, wordScore } from './train/score.ts'
import { buildDomains } from './train/split.ts'
import { type Page, wcxb } from './train/wcxb.ts'

/** Published or measured on this split: see eval/README.md. */
const toBeat = 'rs-trafilatura .859, Defuddle .814, Readability.js .775, whole body .687'

/** `strictly`: the title without forgiving the names of section and site. */
const facts = ['title', 'strictly', 'date', 'author', 'kind'] as const

interface Score extends WordScore {
  readonly type: string
  readonly built: boolean
  readonly withRate: number
  readonly withoutRate: number
  readonly ms: number
  readonly failed: boolean
  /** Whether each is right, where the reference has it. */
  readonly right: Readonly<Record<(typeof facts)[number], boolean | undefined>>
}

function snippetRate(snippets: readonly string[], text: string): number {
  if (snippets.length === 0) return 1
  const lower = text.toLowerCase()
  return snippets.filter(snippet => lower.includes(snippet.toLowerCase())).length / snippets.length
}

async function readingOf(reader: HtmlReader, bytes: Uint8Array, url: string | undefined): Promise<Reading | undefined> {
  try {
    return await reader.read(bytes, url)
  } catch {
    // A failure stays in the denominator, as an empty text.
    return undefined
  }
}

function rightness(page: Page, found: Reading | undefined): Score['right'] {
  return {
    title: page.title === undefined ? undefined : sameTitle(found?.title ?? '', page.title),
    strictly: page.title === undefined ? undefined : strictlySameTitle(found?.title ?? '', page.title),
    date: page.published === undefined ? undefined : dayOf(found?.published) === dayOf(page.published),
    author: page.author === undefined ? undefined : sameAuthor(found?.author, page.author),
    kind: found?.kind === undefined ? undefined : found.kind === page.type,
  }
}

async function scorePage(reader: HtmlReader, page: Page, built: boolean): Promise<Score> {
  const bytes = page.bytes()
  const begun = performance.now()
  const found = await readingOf(reader, bytes, page.url)
  const ms = performance.now() - begun
  const text = found?.text ?? ''
  return {
    type: page.type,
    built,
    ...wordScore(text, page.reference),
    withRate: snippetRate(page.with, text),
    withoutRate: snippetRate(page.without, text),
    ms,
    failed: found === undefined,
    right: rightness(page, found),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const shown = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3).replace(/^0/, ''))
const columns = ['f1', 'precision', 'recall', 'withRate', 'withoutRate'] as const
const headings = ['F1', 'P', 'R', 'with', 'without', ...facts]

function line(name: string, scores: readonly Score[]): string {
  const texts = columns.map(key => shown(mean(scores.map(score => score[key]))))
  const rates = facts.map(key =>
    shown(mean(scores.flatMap(({ right }) => (right[key] === undefined ? [] : [Number(right[key])])))),
  )
  return [
    name.padEnd(22),
    String(scores.length).padStart(6),
    ...[...texts, ...rates].map(text => text.padStart(9)),
  ].join('')
}

function report(scores: readonly Score[]): string {
  const types = [...new Set(scores.map(score => score.type))].sort()
  const times = scores.map(score => score.ms).sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)
  const parts = [
    ['all', scores],
    ['learned from', scores.filter(score => score.built)],
    ['other domains', scores.filter(score => !score.built)],
  ] as const
  return [
    `${'WCXB dev'.padEnd(22)}${'pages'.padStart(6)}${headings.map(name => name.padStart(9)).join('')}`,
    ...parts.map(([name, own]) => line(name, own)),
    ...parts.slice(0, 1).flatMap(([, own]) =>
      types.map(type =>
        line(
          type,
          own.filter(score => score.type === type),
        ),
      ),
    ),
    'other domains only:',
    ...types.map(type =>
      line(
        `  ${type}`,
        scores.filter(score => !score.built && score.type === type),
      ),
    ),
    `to beat (F1): ${toBeat}`,
    `failures (counted as empty): ${scores.filter(score => score.failed).length}`,
    `in-process: ${(1000 / mean(times)).toFixed(0)} pages/s, ms per page p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`,
  ].join('\n')
}

/** Main text and metadata on WCXB dev: `npm run bench -- read [every n-th page] [reader]`. */
export async function run([every = '1', name = 'ours']: readonly string[]): Promise<void> {
  const pages = wcxb()
  if (!pages) {
    process.stdout.write('read: nothing measured, the WCXB development split is not there\n')
    return
  }
  const reader = readers[name]
  if (!reader) throw new Error(`readers: ${Object.keys(readers).join(', ')}`)
  const step = Math.max(1, Number(every) || 1)
  const built = buildDomains(pages)
  const scores: Score[] = []
  for (const page of pages.filter((_, index) => index % step === 0))
    scores.push(await scorePage(reader, page, built.has(page.domain)))
  process.stdout.write(`${name}\n${report(scores)}\n`)
}
