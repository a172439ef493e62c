import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createAssessor } from '../src/evidence/assess.ts'
import { type ReportCitations, reportCitations } from '../src/evidence/report-citations/report-citations.ts'
import type { EvidenceText } from '../src/evidence/source-sentences.ts'
import * as chinese from './altered/chinese.ts'
import * as english from './altered/english.ts'
import { randomFrom } from './altered/rules.ts'

/** What the citation parser finds in the 298 reports of open_deep_research: lists, dangling numbers, unused entries, duplicates, gaps. */
export async function run(args: readonly string[]): Promise<void> {
  const folder = resolve(args[0] ?? '../shared/eval', 'reports/open-deep-research')
  if (!existsSync(folder)) {
    console.log(`No reports at ${folder}: name the folder that holds reports/ as the argument.`)
    return
  }
  for (const file of readdirSync(folder).filter(name => name.endsWith('.jsonl'))) tell(join(folder, file))
}

function tell(path: string): void {
  const begun = performance.now()
  const reports = reportsOf(path).map(({ id, article }) => ({ id, article, ...reportCitations(article) }))
  const ms = performance.now() - begun
  const sum = (count: (one: ReportCitations) => number) => reports.reduce((all, one) => all + count(one), 0)
  const ids = (holds: (one: (typeof reports)[number]) => boolean) => reports.filter(holds).map(({ id }) => id)
  const factual = sum(({ statements }) => statements.filter(({ isFactual }) => isFactual).length)
  const cited = sum(
    ({ statements }) => statements.filter(({ isFactual, citations }) => isFactual && citations.length > 0).length,
  )
  const lost = reports.flatMap(({ id, article, sources }) =>
    addressesIn(article) > known(article, sources) ? [id] : [],
  )
  console.log(`${path.replace(/^.*bench_/, '')}: ${reports.length} reports, ${Math.round(ms)} ms`)
  console.log(
    `  entries ${sum(({ sources }) => sources.length)}, citations ${sum(({ citations }) => citations.length)}, factual sentences ${factual}, of them cited ${(cited / factual).toFixed(3)}`,
  )
  say(
    'numbered list',
    ids(({ sources }) => sources.filter(({ key }) => key !== undefined).length > 1),
  )
  say(
    'dangling',
    ids(({ dangling }) => dangling.length > 0),
  )
  say(
    'unused entries',
    ids(({ unused }) => unused.length > 0),
  )
  say(
    'duplicate addresses',
    ids(({ duplicates }) => duplicates.length > 0),
  )
  say(
    'gaps',
    ids(({ gaps }) => gaps.length > 0),
  )
  say('with an address that was lost', lost)
  say(
    'with a mark that was lost',
    ids(one => marksLost(one) > 0),
  )
  tellHeld(path)
}

const say = (what: string, ids: readonly number[]) =>
  console.log(
    `  ${what.padEnd(30)} ${ids.length}${ids.length <= 8 ? `: ${[...ids].sort((a, b) => a - b).join(' ')}` : ''}`,
  )

/** Counted by a pattern that knows nothing of lists and links. */
const addressesIn = (article: string) => article.match(/https?:\/\//g)?.length ?? 0

/** Addresses inside what was found: entries, citations, and code or pictures that cite nothing. */
function known(article: string, sources: ReportCitations['sources']): number {
  const { citations } = reportCitations(article)
  const spans = [...sources, ...citations].map(({ start, end }) => article.slice(start, end))
  const pictures = article.match(/!\[[^\]]*\]\([^)]*\)|^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm) ?? []
  return [...spans, ...pictures].reduce((all, text) => all + addressesIn(text), 0)
}

/** Numbers in brackets outside code that are part of no entry and of no citation. */
function marksLost({ article, sources, citations }: Report & ReportCitations): number {
  const text = article.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm, code => ' '.repeat(code.length))
  const spans = [...sources, ...citations]
  const marks = text.matchAll(/[[【［〔]\^?\d{1,3}(?:[,，、;\s–-]+\d{1,3})*[\]】］〕]/g)
  return Array.from(marks).filter(
    ({ index, 0: mark }) => !spans.some(({ start, end }) => start <= index && end >= index + mark.length),
  ).length
}

/** Pages that hold the report's own citing sentences: those are borne out, with one figure altered they are not. */
function tellHeld(path: string): void {
  const random = randomFrom(20261126)
  const held = reportsOf(path).flatMap(({ article }) => {
    const { statements, citations } = reportCitations(article)
    const keysOf = ({ citations: own }: (typeof statements)[number]) =>
      own.flatMap(i => citations[i]?.references.flatMap(({ url }) => url ?? []) ?? [])
    const citing = statements.filter(one => one.isFactual && keysOf(one).length > 0).slice(0, PER_REPORT)
    const pages = new Map<string, string[]>()
    for (const one of citing) for (const url of keysOf(one)) pages.set(url, [...(pages.get(url) ?? []), one.text])
    return citing.map(one => {
      const texts = [...new Set(keysOf(one))].map(
        (id): EvidenceText => ({ id, text: (pages.get(id) ?? []).join('\n\n') }),
      )
      const assessor = createAssessor(texts)
      const { figure } = /\p{Script=Han}/u.test(one.text) ? chinese.alter : english.alter
      const altered = figure(one.text, random, texts.map(({ text }) => text).join(' '))
      return {
        isSupported: assessor.assess(one.text).verdict === 'supported',
        altered: altered === undefined ? undefined : assessor.assess(altered).verdict,
      }
    })
  })
  const withFigure = held.flatMap(({ altered }) => altered ?? [])
  const share = (some: readonly unknown[], all: readonly unknown[]) =>
    (some.length / Math.max(1, all.length)).toFixed(3)
  console.log(
    `  ${held.length} citing sentences against pages that hold them: supported ${share(
      held.filter(one => one.isSupported),
      held,
    )}; ${withFigure.length} with one figure altered: not supported ${share(
      withFigure.filter(one => one !== 'supported'),
      withFigure,
    )}, refuted ${share(
      withFigure.filter(one => one === 'refuted'),
      withFigure,
    )}`,
  )
}

const PER_REPORT = 30

interface Report {
  readonly id: number
  readonly article: string
}

function reportsOf(path: string): Report[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  // The data set's own fields, see its README.
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as Report)
}
