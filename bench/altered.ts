import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createAssessor } from '../src/evidence/assess.ts'
import { objectionOf } from '../src/report/cited-check.ts'
import * as chinese from './altered/chinese.ts'
import * as english from './altered/english.ts'
import { type Kind, kinds, type Random, randomFrom, statements } from './altered/rules.ts'

const ENGLISH = '../shared/eval/extraction/wcxb-dev/ground-truth'
const CHINESE = '../shared/eval/retrieval/xquad-zh/corpus.jsonl'
/** Pairs of each language, about as many of each kind as the pages give. */
const PAIRS = 500
const PER_KIND = 100
const rarestFirst: readonly Kind[] = ['unit', 'name', 'date', 'figure', 'negation']
/** A page gives a few pairs, so that many are heard. */
const PER_PAGE = 6

interface Page {
  readonly id: number
  readonly text: string
}

interface Pair {
  readonly page: Page
  readonly kind: Kind
  /** As it stands in the page. */
  readonly sentence: string
  readonly twin: string
  readonly altered: string
  readonly isParaphrased: boolean
}

type Rules = typeof english

/** `bench altered`: claims with one thing altered against their page, and their unaltered twins. Developed on even pages; odd ones are reported apart. */
export async function run(args: readonly string[]): Promise<void> {
  const isVerbose = args.includes('-v')
  for (const [language, pages, rules] of [
    ['English', englishPages(), english],
    ['Chinese', chinesePages(), chinese],
  ] as const) {
    if (pages.length === 0) console.log(`bench altered: the ${language} pages are missing, nothing measured`)
    else report(language, pairsOf(pages, rules), isVerbose)
  }
}

function englishPages(): Page[] {
  if (!existsSync(ENGLISH)) return []
  return readdirSync(ENGLISH)
    .sort()
    .map(file => {
      const { ground_truth } = JSON.parse(readFileSync(`${ENGLISH}/${file}`, 'utf8'))
      return { id: Number.parseInt(file, 10), text: String(ground_truth?.main_content ?? '').slice(0, 50_000) }
    })
}

function chinesePages(): Page[] {
  if (!existsSync(CHINESE)) return []
  const lines = readFileSync(CHINESE, 'utf8').trim().split('\n')
  return lines.map((line, id) => ({ id, text: String(JSON.parse(line).text) }))
}

/** A kind that the pages have too little of is made up for by the others. */
function pairsOf(pages: readonly Page[], rules: Rules): Pair[] {
  const random = randomFrom(20261126)
  const pools = new Map<Kind, Pair[]>(kinds.map(kind => [kind, []]))
  const used = new Set<string>()
  const order = shuffled(pages, random)
  for (const perKind of [PER_KIND, 2 * PER_KIND]) {
    for (const page of order) {
      const left = PAIRS - [...pools.values()].flat().length
      for (const pair of pairsIn(page, rules, random).slice(0, left)) {
        const pool = pools.get(pair.kind)
        if (!pool || pool.length >= perKind || used.has(pair.twin)) continue
        used.add(pair.twin)
        pool.push(pair)
      }
    }
  }
  return [...pools.values()].flat()
}

/** Of each kind what a page gives, every other one paraphrased. */
function pairsIn(page: Page, { alter, paraphrase }: Rules, random: Random): Pair[] {
  const found: Pair[] = []
  const open = new Set<Kind>(rarestFirst)
  for (const sentence of statements(page.text)) {
    const kind = [...open].find(one => alter[one](sentence, randomFrom(sentence.length), page.text) !== undefined)
    if (!kind || found.length >= PER_PAGE) continue
    const isParaphrased = random() < 0.5
    const twin = isParaphrased ? paraphrase(sentence, random) : sentence
    const altered = twin && alter[kind](twin, random, page.text)
    if (!twin || !altered || altered === twin) continue
    open.delete(kind)
    found.push({ page, kind, sentence, twin, altered, isParaphrased })
  }
  return found
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map(item => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

/** Blank lines part the paragraphs; counted from 1. */
function paragraphOf(text: string, sentence: string): number {
  const at = text.indexOf(sentence)
  return Array.from(text.matchAll(/\S(?:(?!\n[^\S\n]*\n)[\s\S])*/g)).findLastIndex(({ index }) => index <= at) + 1
}

function resultOf(pair: Pair) {
  const assessor = createAssessor([{ id: 's1', text: pair.page.text }])
  const [twin, altered] = [assessor.assess(pair.twin), assessor.assess(pair.altered)]
  const place = { id: 's1', paragraph: paragraphOf(pair.page.text, pair.sentence) }
  // As the review of a draft does, which looks for figures apart.
  const objectsTo = (said: string) => {
    const view = assessor.view(said, [place])
    return view !== undefined && objectionOf(view) !== undefined
  }
  return {
    ...pair,
    isObjected: objectsTo(pair.altered),
    isWronglyObjected: objectsTo(pair.twin),
    isAlarm: twin.verdict !== 'supported',
    isFound: altered.verdict !== 'supported',
    altered: altered.verdict,
    why: twin.reasons,
    said: pair.altered,
  }
}

/** Of the pages that the checks were developed on. */
function show(results: readonly ReturnType<typeof resultOf>[]): void {
  for (const one of results.filter(({ page }) => page.id % 2 === 0)) {
    if (!one.isFound) console.log(`MISSED ${one.kind}: ${one.said}\n    was: ${one.twin}`)
    if (one.isWronglyObjected) console.log(`OBJECTED ${one.kind}: ${one.twin}\n    was: ${one.sentence}`)
    if (one.isAlarm) console.log(`ALARM ${one.kind}: ${one.twin}\n    ${one.why.join(' | ')}`)
  }
}

function report(language: string, pairs: readonly Pair[], isVerbose: boolean): void {
  const results = pairs.map(resultOf)
  if (isVerbose) show(results)
  console.log(`\n${language}: ${results.length} pairs`)
  const share = (some: readonly (typeof results)[number][], test: (one: (typeof results)[number]) => boolean) =>
    (some.filter(test).length / Math.max(1, some.length)).toFixed(3)
  const rows: readonly (readonly [string, typeof results])[] = [
    ['all', results],
    ['even pages (developed on)', results.filter(({ page }) => page.id % 2 === 0)],
    ['odd pages (held out)', results.filter(({ page }) => page.id % 2 === 1)],
    ['verbatim', results.filter(({ isParaphrased }) => !isParaphrased)],
    ['paraphrased', results.filter(({ isParaphrased }) => isParaphrased)],
    ...kinds.map(kind => [kind, results.filter(one => one.kind === kind)] as const),
  ]
  for (const [name, some] of rows) {
    console.log(
      `  ${name}: ${some.length}, found ${share(some, ({ isFound }) => isFound)} (refuted ${share(some, ({ altered }) => altered === 'refuted')}), false alarms ${share(some, ({ isAlarm }) => isAlarm)}; cited in a draft: objected to ${share(some, ({ isObjected }) => isObjected)}, wrongly ${share(some, ({ isWronglyObjected }) => isWronglyObjected)}`,
    )
  }
}
