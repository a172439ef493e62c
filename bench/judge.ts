import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Criterion, Mark, Marking } from '../src/domain/rubric.ts'
import { runChecks } from '../src/judge/checks/checks.ts'
import { lintCriteria, principles } from '../src/judge/lint.ts'
import { cutReport } from '../src/judge/places.ts'
import { judgeRecord } from '../src/judge/record.ts'
import { type FileRubric, rubricsOfText } from '../src/judge/rubric-file.ts'
import { scoreOf } from '../src/judge/scores/rubric-score.ts'
import { splitReport } from '../src/report/sections.ts'

/** Rubrics of ResearchRubrics and DeepResearch Bench: do all load, does the arithmetic hold; and what the checks say of 298 reports. */
export async function run(args: readonly string[]): Promise<void> {
  const folder = resolve(args[0] ?? '../shared/eval')
  if (!existsSync(folder)) {
    console.log(`No evaluation data at ${folder}: name the folder that holds rubrics/ and reports/ as the argument.`)
    return
  }
  const rubrics = load(join(folder, 'rubrics/research-rubrics-dev-rubrics.jsonl'))
  const bench = load(join(folder, 'reports/deep-research-bench/criteria.jsonl'))
  tellRubrics('ResearchRubrics', rubrics)
  tellRubrics('DeepResearch Bench', bench)
  const reports = join(folder, 'reports/open-deep-research')
  for (const file of readdirSync(reports).filter(name => name.endsWith('.jsonl'))) tellReports(join(reports, file))
  tellSpeed(join(reports, 'deep_research_bench_gpt-5.jsonl'), bench)
}

const load = (path: string) => rubricsOfText(readFileSync(path, 'utf8'))

function tellRubrics(name: string, rubrics: readonly FileRubric[]): void {
  const criteria = rubrics.flatMap(one => one.criteria)
  const negative = criteria.filter(({ role }) => role === 'negative').length
  const zero = criteria.filter(({ weight }) => weight === 0).length
  const best = rubrics.map(one => scoreAll(one.criteria, role => (role === 'negative' ? 'none' : 'full')))
  const worst = rubrics.map(one => scoreAll(one.criteria, role => (role === 'negative' ? 'full' : 'none')))
  const lint = rubrics.flatMap(one => lintCriteria(one.criteria, one.question))
  console.log(
    `${name}: ${rubrics.length} tasks, ${criteria.length} criteria, ${negative} negative, ${zero} of weight 0`,
  )
  console.log(
    `  possible scores: best mean ${fixed(mean(best))}, worst mean ${fixed(mean(worst))}, worst task ${fixed(Math.min(...worst))}`,
  )
  const counts = principles.map(name => `${name} ${lint.filter(one => one.principle === name).length}`)
  console.log(`  lint: ${counts.join(', ')}`)
}

function scoreAll(criteria: readonly Criterion[], markOf: (role: Criterion['role']) => Mark): number {
  const markings = criteria.map(({ id, role }): Marking => ({ criterion: id, mark: markOf(role), by: 'host' }))
  return scoreOf(criteria, markings).score
}

interface Report {
  readonly id: number
  readonly prompt: string
  readonly article: string
}

function tellReports(path: string): void {
  const found = new Map<string, number[]>()
  const reports = reportsOf(path)
  for (const { id, article } of reports) {
    const report = cutReport(splitReport(article))
    const findings = runChecks({ markdown: article, report, now: '2026-11-22', criteria: [] })
    for (const name of new Set(findings.flatMap(one => (one.result === 'flaw' ? [one.name] : []))))
      found.set(name, [...(found.get(name) ?? []), id])
  }
  console.log(`${path.replace(/^.*bench_/, '')}: ${reports.length} reports`)
  for (const [name, ids] of found)
    console.log(`  ${name.padEnd(12)} ${ids.length}${ids.length <= 8 ? `: ${ids.join(' ')}` : ''}`)
}

function tellSpeed(path: string, bench: readonly FileRubric[]): void {
  const reports = reportsOf(path)
  const begun = performance.now()
  for (const { id, article, prompt } of reports) {
    const rubric = bench.find(one => one.id === `${id}`)?.criteria ?? []
    const quote = article.slice(1_000, 1_060)
    const verdicts = rubric.map(one => ({ criterion: one.id, verdict: 'full', quote }))
    judgeRecord({ report: article, text: splitReport(article), question: prompt, rubric, verdicts, now: '2026-11-22' })
  }
  console.log(
    `${reports.length} reports × about 25 criteria with a quote each: ${Math.round(performance.now() - begun)} ms (bar 5,000)`,
  )
}

function reportsOf(path: string): Report[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  // The data set's own fields, see its README.
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as Report)
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const fixed = (value: number) => value.toFixed(3)
