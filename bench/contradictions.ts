import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from '../src/documents/parse.ts'
import { type Contradiction, findContradictions } from '../src/evidence/contradictions/contradictions.ts'
import { reportCitations } from '../src/evidence/report-citations/report-citations.ts'
import type { EvidenceText } from '../src/evidence/source-sentences.ts'
import { sentences } from '../src/text/sentences.ts'
import * as chinese from './altered/chinese.ts'
import * as english from './altered/english.ts'
import { type Kind, type Random, randomFrom } from './altered/rules.ts'

const EVAL = '../shared/eval'

/**
 * Contradictions unasked: how many of the altered copies are found beside their page (recall), how often a reworded twin is flagged, how many
 * pairs are flagged among texts that do not contradict each other on purpose, and how long 100 sources take.
 */
export async function run(args: readonly string[]): Promise<void> {
  if (!existsSync(EVAL))
    console.log('bench contradictions: no evaluation data, only installed documentation is looked at')
  else {
    tellRecall('English', englishPages(), english)
    tellRecall('Chinese', chinesePages(), chinese)
    tellAlarms('SciFact abstracts', abstracts(), args)
    tellAlarms('WCXB pages', englishPages(), args)
    tellAlarms('XQuAD-zh paragraphs', chinesePages(), args)
    tellReports(args)
    tellSpeed(englishPages())
  }
  tellAlarms('installed documentation', await documentation(), args)
}

function englishPages(): EvidenceText[] {
  const folder = join(EVAL, 'extraction/wcxb-dev/ground-truth')
  return readdirSync(folder)
    .sort()
    .map(file => {
      const { ground_truth } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return { id: `${Number.parseInt(file, 10)}`, text: String(ground_truth?.main_content ?? '').slice(0, 50_000) }
    })
}

const jsonLines = (path: string) =>
  readFileSync(join(EVAL, path), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

const chinesePages = (): EvidenceText[] =>
  jsonLines('retrieval/xquad-zh/corpus.jsonl').map((one, id) => ({ id: `${id}`, text: String(one.text) }))

const abstracts = (): EvidenceText[] =>
  jsonLines('retrieval/scifact/corpus.jsonl').map(one => ({
    id: String(one._id),
    text: String(one.text),
    title: String(one.title),
  }))

/** What the packages that are installed here say of themselves. */
async function documentation(): Promise<EvidenceText[]> {
  const names = readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
    .filter(name => /\.md$/i.test(name) && !/changelog|licen[cs]e|history/i.test(name))
    .sort()
  const texts: EvidenceText[] = []
  for (const name of names) {
    const { text, paragraphs, title } = await parseDocument({
      bytes: readFileSync(join('node_modules', name)),
      fileName: name,
    })
    texts.push({ id: name, text, paragraphs, title })
  }
  return texts
}

const KINDS: readonly Kind[] = ['figure', 'unit', 'negation']
const PER_KIND = 100

/** Each page against a copy of one of its sentences, reworded by rules, as it stands and with one thing altered. */
function tellRecall(language: string, pages: readonly EvidenceText[], { alter, paraphrase }: typeof english): void {
  const random = randomFrom(20261126)
  for (const kind of KINDS) {
    const pairs = pages.flatMap(page => pairIn(page, kind, { alter, paraphrase }, random) ?? []).slice(0, PER_KIND)
    const flagged = (text: (one: (typeof pairs)[number]) => string) =>
      pairs.filter(one => findContradictions([one.page, { id: 'copy', text: text(one) }]).found.length > 0).length
    const [found, wrong] = [flagged(({ altered }) => altered), flagged(({ twin }) => twin)]
    console.log(
      `${language} ${kind}: ${pairs.length} pairs, found ${share(found, pairs.length)}, reworded twins flagged ${share(wrong, pairs.length)}`,
    )
  }
}

function pairIn(page: EvidenceText, kind: Kind, { alter, paraphrase }: typeof english, random: Random) {
  for (const { start, end } of sentences(page.text)) {
    const sentence = page.text.slice(start, end)
    if (sentence.length < 20 || sentence.length > 260) continue
    const twin = paraphrase(sentence, random)
    const altered = twin && alter[kind](twin, random, page.text)
    if (twin && altered && twin !== sentence && altered !== twin) return [{ page, twin, altered }]
  }
  return undefined
}

function tellAlarms(name: string, texts: readonly EvidenceText[], args: readonly string[]): void {
  const begun = performance.now()
  const { found } = findContradictions(texts, { limit: 100_000 })
  const pairs = (texts.length * (texts.length - 1)) / 2
  console.log(
    `${name}: ${texts.length} texts, ${found.length} flagged in ${pairs} pairs of texts (${((found.length / pairs) * 1000).toFixed(3)} per 1,000), ${Math.round(performance.now() - begun)} ms`,
  )
  if (args.includes('-v')) for (const one of found.slice(0, 40)) show(one)
}

/** Reports of three systems on one task each: here sources do contradict each other. Their citation marks are left out. */
function tellReports(args: readonly string[]): void {
  const folder = join(EVAL, 'reports/open-deep-research')
  const byTask = new Map<number, EvidenceText[]>()
  for (const file of readdirSync(folder).filter(name => name.endsWith('.jsonl'))) {
    for (const { id, article } of jsonLines(`reports/open-deep-research/${file}`)) {
      const text = reportCitations(article)
        .statements.map(one => one.text)
        .join('\n\n')
      byTask.set(id, [...(byTask.get(id) ?? []), { id: file.replace(/^.*bench_|\.jsonl$/g, ''), text }])
    }
  }
  const found = [...byTask].flatMap(([, texts]) => findContradictions(texts).found)
  console.log(`reports on ${byTask.size} tasks by three systems: ${found.length} flagged`)
  if (args.includes('-v')) for (const one of found) show(one)
}

function show({ a, b, kind, reason }: Contradiction): void {
  console.log(`${kind}: ${reason}\n    ${a.source}: ${a.text}\n    ${b.source}: ${b.text}`)
}

/** 100 texts of 50 kB put together from pages, twice: the second time nothing has changed. */
function tellSpeed(pages: readonly EvidenceText[]): void {
  const all = pages.map(({ text }) => text).join('\n\n')
  const texts = Array.from({ length: 100 }, (_, i) => ({ id: `s${i}`, text: all.slice(i * 50_000, (i + 1) * 50_000) }))
  for (const time of ['first', 'again']) {
    const [begun, used] = [performance.now(), process.cpuUsage()]
    const { found } = findContradictions(texts)
    const { user, system } = process.cpuUsage(used)
    console.log(
      `100 sources of 50 kB, ${time}: ${Math.round(performance.now() - begun)} ms (bar 2,000), ${Math.round((user + system) / 1000)} ms of processor time, ${found.length} found`,
    )
  }
}

const share = (some: number, all: number) => (some / Math.max(1, all)).toFixed(3)
