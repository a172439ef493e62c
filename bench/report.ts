import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { parseHTML } from 'linkedom'
import { marked } from 'marked'
import { parseDocument } from '../src/documents/parse.ts'
import type { Draft } from '../src/domain/draft.ts'
import { evidenceJson } from '../src/report/evidence-json.ts'
import { renderView } from '../src/report/exporter.ts'
import { buildReportView, type ReportView } from '../src/report/report-view.ts'
import { joinReport, splitReport } from '../src/report/sections.ts'
import { evalFile } from '../tests/support/eval-data.ts'
import { deskOf, generatedResearch } from './support/reports.ts'
import { keptRuns, missingWords, wordsIn } from './support/word-loss.ts'

/** `npm run bench -- report [n]`: budgets of a long report, then every shared report (or the first n of each system) in every format. */
export async function run([limit]: readonly string[]): Promise<void> {
  await budgets(false)
  await budgets(true)
  await sharedReports(Number(limit ?? Number.POSITIVE_INFINITY))
}

const ms = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const began = performance.now()
  return [await work(), performance.now() - began]
}

const RUNS = 7
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

async function budgets(isChinese: boolean): Promise<void> {
  const { draft, desk, words, citations } = generatedResearch(isChinese)
  console.log(
    `a generated report${isChinese ? ' in Chinese' : ''}: ${words} words, ${citations} citations, ${desk.state.claims.length} claims`,
  )
  const [view, building] = await ms(() => buildReportView(draft, desk))
  console.log(`resolving it ${building.toFixed(0)} ms`)
  const bars = { html: 500, pdf: 3000, docx: undefined, md: undefined } as const
  for (const format of ['html', 'pdf', 'docx', 'md'] as const) {
    const [, first] = await ms(() => renderView(format, view))
    const warm: number[] = []
    let size = 0
    for (let i = 0; i < RUNS; i++) {
      const renamed = { ...view, title: `${view.title} ${i}` }
      const [content, took] = await ms(() => renderView(format, renamed))
      warm.push(took)
      size = Buffer.byteLength(content)
    }
    const bar = bars[format] === undefined ? '' : ` (bar ${bars[format]} ms)`
    console.log(
      `${format.padEnd(5)} first ${first.toFixed(0).padStart(5)} ms, then ${median(warm).toFixed(0).padStart(5)} ms, ${(size / 1000).toFixed(0)} kB${bar}`,
    )
  }
}

const systems = ['claude4-sonnet', 'gpt-4.1', 'gpt-5']

interface Tally {
  held: number
  words: number
  lost: number
  /** Share of its runs of four words that each report keeps, added up. */
  kept: number
  readonly examples: string[]
}

async function sharedReports(limit: number): Promise<void> {
  const files = systems.map(name => evalFile(`reports/open-deep-research/deep_research_bench_${name}.jsonl`))
  if (!files.every(existsSync)) return console.log('the shared reports are not there: measured nothing')
  const lines = await Promise.all(files.map(async file => (await readFile(file, 'utf8')).trim().split('\n')))
  const articles = lines.flatMap(own => own.slice(0, limit)).map(line => JSON.parse(line) as { article: string })
  const tallies = new Map<string, Tally>()
  for (const { article } of articles) await exportOne(article, tallies)
  console.log(`\n${articles.length} shared reports`)
  for (const [format, { held, words, lost, kept, examples }] of tallies) {
    const share =
      words > 0
        ? `, ${lost} of ${words} words lost, ${(kept / articles.length).toFixed(4)} of the runs of four words in order`
        : ''
    console.log(`${format.padEnd(14)} ${held} hold${share}`)
    for (const example of examples.slice(0, 6)) console.log(`    ${example}`)
  }
}

function count(tallies: Map<string, Tally>, format: string, truth: readonly string[], lost: readonly string[]): void {
  const tally = tallies.get(format) ?? { held: 0, words: 0, lost: 0, kept: 0, examples: [] }
  tallies.set(format, tally)
  tally.held += lost.length === 0 ? 1 : 0
  tally.words += truth.length
  tally.lost += lost.length
  if (lost.length > 0) tally.examples.push(lost.slice(0, 12).join(' '))
}

/** Whether what comes out holds what went in; the words of a report are those of marked's own HTML of it. */
async function exportOne(article: string, tallies: Map<string, Tally>): Promise<void> {
  const text = splitReport(article)
  const draft: Draft = { id: 'd1', ...text, title: text.title || 'Report', repairs: [], at: '2026-11-26T00:00:00.000Z' }
  const desk = deskOf(draft, [], new Map())
  const view = await buildReportView(draft, desk)
  const truth = wordsIn(bodyText(`<!doctype html><html><body>${await marked.parse(article)}</body></html>`))
  if (truth.length < 100) throw new Error('a report without words: nothing would be measured')
  const whole = (format: string, isWhole: boolean, what: string) => count(tallies, format, [], isWhole ? [] : [what])
  const md = String(await renderView('md', view))
  const own = joinReport({ ...text, title: draft.title })
  whole('md', md.startsWith(own), firstDifference(own, md))
  whole('md, bytes', own === article.replace(/\r\n?/g, '\n').trim(), firstDifference(article.trim(), own))
  const json = JSON.parse(JSON.stringify(await evidenceJson(view, desk, [])))
  whole('json', joinReport(json.report) === own, 'another text')
  for (const [format, words] of await readBack(view)) {
    count(tallies, format, truth, missingWords(truth, words))
    // A measure that misses nothing when a tenth of the text is cut off would measure nothing.
    const read = wordsIn(words)
    const cut = read.slice(0, read.length * 0.9).join(' ')
    if (missingWords(truth, cut).length < truth.length * 0.02) throw new Error(`the measure is blind for ${format}`)
    const tally = tallies.get(format)
    if (tally) tally.kept += keptRuns(truth, words)
  }
}

/** The text of a page as another parser has it, its blocks apart. */
function bodyText(html: string): string {
  const { document } = parseHTML(html)
  for (const block of document.querySelectorAll('p,li,ul,ol,td,th,h1,h2,h3,h4,h5,h6,br,pre,hr')) {
    block.prepend('\n')
    block.append('\n')
  }
  for (const hidden of document.querySelectorAll('script,style')) hidden.remove()
  return document.body?.textContent ?? ''
}

/** What readers find in each export. */
async function readBack(view: ReportView): Promise<(readonly [string, string])[]> {
  const html = String(await renderView('html', view))
  const docx = Buffer.from(await renderView('docx', view))
  const pdf = Buffer.from(await renderView('pdf', view))
  return [
    ['html', bodyText(html)],
    ...(await mammothOf(docx)),
    ['docx, ours', (await parseDocument({ bytes: docx, fileName: 'report.docx' })).text],
    ['pdf, ours', (await parseDocument({ bytes: pdf, fileName: 'report.pdf' })).text],
    ['pdf, PDFium', await pdfiumText(pdf)],
    ...(await pdftotext(pdf)),
  ]
}

async function mammothOf(docx: Buffer): Promise<(readonly [string, string])[]> {
  const folder = 'tests/peers/node_modules/mammoth'
  if (!existsSync(folder)) return []
  const { value } = await createRequire(import.meta.url)(`${process.cwd()}/${folder}`).convertToHtml({ buffer: docx })
  return [['docx, mammoth', bodyText(`<!doctype html><html><body>${value}</body></html>`)]]
}

/** The characters of the pages as they stand, which is what a viewer searches. */
async function pdfiumText(pdf: Uint8Array): Promise<string> {
  pdfium ??= PDFiumLibrary.init()
  const document = await (await pdfium).loadDocument(pdf)
  try {
    return Array.from(document.pages(), page => withoutFooter(page.getText())).join('\n')
  } finally {
    document.destroy()
  }
}

/** `3 / 12` stands in the midst of a word that two pages share. */
const withoutFooter = (text: string) => text.replace(/(^|[\ufffe\u00ad-])\s*\d+ \/ \d+\s*$/gm, '$1')

let pdfium: Promise<PDFiumLibrary> | undefined

/** Poppler's reading, where it is installed. */
async function pdftotext(pdf: Uint8Array): Promise<(readonly [string, string])[]> {
  if (!existsSync('/usr/bin/pdftotext')) return []
  const { execFileSync } = await import('node:child_process')
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1e8 })
  return [['pdf, pdftotext', withoutFooter(text)]]
}

function firstDifference(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return `${JSON.stringify(a.slice(at - 20, at + 30))} / ${JSON.stringify(b.slice(at - 20, at + 30))}`
}
