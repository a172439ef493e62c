import { writeFileSync } from 'node:fs'
import { choose } from '../src/documents/html/choose.ts'
import { type ContentModel, kindNames, storedForest, storedLexicon } from '../src/documents/html/content-model.ts'
import { columnCount } from '../src/documents/html/features.ts'
import { type Forest, probability, scoreRow } from '../src/documents/html/forest.ts'
import { kindChancesOf, leaned, leaningOf, likeliestOf } from '../src/documents/html/leaning.ts'
import type { Lexicon } from '../src/documents/html/lexicon.ts'
import { leastChance } from '../src/documents/html/main-content.ts'
import { bagged } from './train/bag.ts'
import { type BoostOptions, boost } from './train/boost.ts'
import { labelsOf } from './train/labels.ts'
import { lexiconsOf, type Prepared, prepare, segmentsAndFacts, sharesOf } from './train/prepare.ts'
import { pageRows, segmentRows } from './train/rows.ts'
import { wordScore } from './train/score.ts'
import { buildDomains } from './train/split.ts'
import { crossValidatedTitles, titleForest, titlesOf } from './train/titles.ts'
import { foldOf, type Page, wcxb } from './train/wcxb.ts'

const contentOptions: BoostOptions = {
  trees: 70,
  leaves: 16,
  rate: 0.12,
  // Heavy leaves and few columns a tree: as good on other domains as light ones, and less partial to the pages learned from.
  leafWeight: 7,
  ridge: 8,
  columnShare: 0.15,
  groupShare: 0.6,
  seed: 1,
}
const kindOptions: BoostOptions = {
  trees: 40,
  leaves: 6,
  rate: 0.12,
  leafWeight: 3,
  ridge: 4,
  columnShare: 0.4,
  groupShare: 0.7,
  seed: 1,
}

/** Words are weighed on other domains than the page's own, in this many groups; the forests are tried in half as many. */
const lexiconGroups = 10
const folds = 5
/** Forests of the content model, averaged. */
const bags = 3

type Kinds = ContentModel['kinds']

const begun = performance.now()
const say = (text: string): void =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function marked(page: Page, titles: Forest) {
  const { segments } = segmentsAndFacts(page, titles)
  const labels = labelsOf(
    segments.map(({ text }) => text),
    page.reference,
  )
  const shares = page.reference === '' ? { markup: new Map(), text: new Map() } : sharesOf(segments, labels)
  return { page, domain: page.domain, labels, shares }
}

type Marked = ReturnType<typeof marked>

/** All pages with the figures that a page of an unknown domain would have. */
function prepared(pages: readonly Marked[], titles: Forest): readonly Prepared[] {
  const lexicons = Array.from({ length: lexiconGroups }, (_, group) =>
    lexiconsOf(pages.filter(({ domain }) => foldOf(domain, lexiconGroups) !== group)),
  )
  return pages.map(({ page, domain, labels }) => {
    const own = lexicons[foldOf(domain, lexiconGroups)]
    if (!own) throw new Error('a page without a group')
    return prepare(page, labels, own, titles)
  })
}

const noWords: Lexicon = new Map()

/**
 * Some pages once more as if their words were unknown, every other one also as if its class names were: pages in other languages look
 * like this, and the structure has to tell then.
 */
function wordless(pages: readonly Marked[], titles: Forest): readonly Prepared[] {
  const { markup } = lexiconsOf(pages)
  return pages
    .filter((_, index) => index % 3 === 0)
    .map(({ page, labels }, index) =>
      prepare(page, labels, { text: noWords, markup: index % 2 === 0 ? markup : noWords }, titles),
    )
}

/** F1 of a page, and the kind that it is taken for. */
function readingOf(content: Forest, kinds: Kinds, { figures, pageFigures, texts, words, page }: Prepared) {
  const kindChances = kindChancesOf(pageFigures, kinds)
  const alone = Float32Array.from(texts, (_, index) =>
    probability(scoreRow(content, figures.subarray(index * columnCount, (index + 1) * columnCount))),
  )
  const chances = leaned(alone, leaningOf(kindChances))
  const kept = choose(chances, words)
  const some = chances.some(chance => chance >= leastChance)
  const text = some ? texts.filter((_, index) => kept[index] === 1).join('\n') : ''
  return { f1: wordScore(text, page.reference).f1, kind: likeliestOf(kindChances) }
}

const contentForest = (pages: readonly Prepared[]): Forest => bagged(segmentRows(pages), contentOptions, bags)

const kindForests = (pages: readonly Prepared[]): Kinds =>
  kindNames.map(kind => [kind, boost(pageRows(pages, kind), kindOptions).forest] as const)

/** What to expect on unknown domains: each fold is scored by what the other four taught. */
function crossValidate(pages: readonly Prepared[], more: readonly Prepared[]): void {
  const scores: number[] = []
  const kinds: number[] = []
  const fit: number[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const isOther = ({ page }: Prepared): boolean => foldOf(page.domain, lexiconGroups) % folds !== fold
    const others = pages.filter(isOther)
    const own = pages.filter(page => !isOther(page))
    const content = contentForest([...others, ...more.filter(isOther)])
    const forests = kindForests(others)
    for (const prepared of own) {
      const { f1, kind } = readingOf(content, forests, prepared)
      scores.push(f1)
      kinds.push(kind === prepared.page.type ? 1 : 0)
    }
    fit.push(...others.map(prepared => readingOf(content, forests, prepared).f1))
    say(
      `fold ${fold + 1}: F1 so far ${mean(scores).toFixed(4)}, on the pages learned from ${mean(fit).toFixed(4)}, kind right ${mean(kinds).toFixed(3)}`,
    )
  }
}

/** Learns the content model from the build part of WCXB and writes it: `npm run train:read [-- quick]`, quick without cross-validation. */
export async function run([mode]: readonly string[]): Promise<void> {
  const all = wcxb()
  if (!all) return console.log('train-read: nothing learned, the WCXB development split is not there')
  const domains = buildDomains(all)
  const learned = all.filter(({ domain }) => domains.has(domain))
  const named = titlesOf(learned)
  const titles = titleForest(named)
  if (mode !== 'quick') say(crossValidatedTitles(named, folds))
  const build = learned.map(page => marked(page, titles))
  say(`${build.length} pages labelled`)
  const pages = prepared(build, titles)
  const more = wordless(build, titles)
  say(`${more.length} of them once more without words`)
  if (mode !== 'quick') crossValidate(pages, more)
  const lexicons = lexiconsOf(build)
  const model = {
    source:
      'Learned from the WCXB development split (Murrough-Foley, CC BY 4.0) by npm run train:read; see docs/decisions.md.',
    markup: storedLexicon(lexicons.markup),
    text: storedLexicon(lexicons.text),
    titles: storedForest(titles),
    content: storedForest(contentForest([...pages, ...more])),
    kinds: Object.fromEntries(kindForests(pages).map(([kind, forest]) => [kind, storedForest(forest)])),
  }
  writeFileSync('src/documents/html/content-model.json', `${JSON.stringify(model, null, 2)}\n`)
  say('written')
}
