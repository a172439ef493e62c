import { decode } from '../../src/documents/charset.ts'
import { type Forest, scoreRow } from '../../src/documents/html/forest.ts'
import { jsonLdOf } from '../../src/documents/html/json-ld.ts'
import { metaOf } from '../../src/documents/html/meta.ts'
import { factsOf } from '../../src/documents/html/metadata.ts'
import { weighedTitles } from '../../src/documents/html/title.ts'
import { parseTree } from '../../src/documents/html/tree.ts'
import { type BoostOptions, boost, type Rows } from './boost.ts'
import { sameTitle, strictlySameTitle } from './meta-score.ts'
import { foldOf, type Page } from './wcxb.ts'

const options: BoostOptions = {
  trees: 80,
  leaves: 8,
  rate: 0.1,
  leafWeight: 5,
  ridge: 3,
  columnShare: 0.4,
  groupShare: 0.7,
  seed: 1,
}

/** A title with the name of its site is nearly right. */
const nearlyRight = 0.2
/** Weight of all candidates of a page together. */
const pageWeight = 8

interface Titled {
  readonly page: Page
  readonly candidates: ReturnType<typeof weighedTitles>
  readonly targets: readonly number[]
}

function titled(page: Page): Titled {
  const tree = parseTree(decode(page.bytes(), { label: undefined, html: true }))
  const meta = metaOf(tree.root)
  const json = jsonLdOf(tree.jsonLd)
  const candidates = weighedTitles(tree.root, meta, json, factsOf(meta, json, page.url))
  const wanted = page.title ?? ''
  const targets = candidates.map(({ text }) =>
    strictlySameTitle(text, wanted) ? 1 : sameTitle(text, wanted) ? nearlyRight : 0,
  )
  return { page, candidates, targets }
}

export const titlesOf = (pages: readonly Page[]): readonly Titled[] =>
  pages.filter(({ title }) => title !== undefined).map(titled)

function rowsOf(pages: readonly Titled[]): Rows {
  const figures = pages.flatMap(({ candidates }) => candidates.map(candidate => candidate.figures))
  const columns = figures[0]?.length ?? 0
  const all = new Float32Array(figures.length * columns)
  for (const [index, own] of figures.entries()) all.set(own, index * columns)
  return {
    count: figures.length,
    columns,
    figures: all,
    targets: Float32Array.from(pages.flatMap(({ targets }) => targets)),
    weights: Float32Array.from(pages.flatMap(({ targets }) => targets.map(() => pageWeight / targets.length))),
    groups: Int32Array.from(pages.flatMap(({ targets }, group) => targets.map(() => group))),
  }
}

export const titleForest = (pages: readonly Titled[]): Forest => boost(rowsOf(pages), options).forest

/** How right the chosen title is: 1, nearly, or 0. */
function rightness({ candidates, targets }: Titled, forest: Forest): number {
  const scores = candidates.map(({ figures }) => scoreRow(forest, figures))
  return targets[scores.indexOf(Math.max(...scores))] ?? 0
}

/** Share of titles right, strictly and with the site's name forgiven, on pages of domains that were not learned from, and the ceiling of both. */
export function crossValidatedTitles(pages: readonly Titled[], folds: number): string {
  const found = Array.from({ length: folds }, (_, fold) => {
    const isOther = ({ page }: Titled): boolean => foldOf(page.domain, folds) !== fold
    const forest = titleForest(pages.filter(isOther))
    return pages.filter(page => !isOther(page)).map(page => rightness(page, forest))
  }).flat()
  const best = pages.map(({ targets }) => Math.max(0, ...targets))
  const share = (values: readonly number[], least: number): string =>
    (values.filter(value => value >= least).length / values.length).toFixed(3)
  return `titles right ${share(found, nearlyRight)}, strictly ${share(found, 1)}; any candidate ${share(best, nearlyRight)}, ${share(best, 1)}`
}
