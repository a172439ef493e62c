import { type Forest, scoreRow } from './forest.ts'
import type { JsonLd } from './json-ld.ts'
import type { Meta } from './meta.ts'
import { type TitleCandidate, titleCandidates, titleSources } from './title-candidates.ts'
import { type TitleFacts, titleFigures } from './title-features.ts'
import type { HtmlElement } from './tree.ts'

/** Each text that may be the page's title, with the figures by which one is chosen. */
export function weighedTitles(
  root: HtmlElement,
  meta: Meta,
  json: JsonLd,
  facts: TitleFacts,
): readonly (TitleCandidate & { readonly figures: Float32Array })[] {
  const sources = titleSources(root, meta, json)
  return titleCandidates(sources).map(candidate => ({
    ...candidate,
    figures: Float32Array.from(titleFigures(candidate, sources, facts)),
  }))
}

/** What the page is called: of its headings and the names in its head, with and without their ends, the likeliest. */
export function titleOf(root: HtmlElement, meta: Meta, json: JsonLd, facts: TitleFacts, titles: Forest): string {
  let best = ''
  let most = Number.NEGATIVE_INFINITY
  for (const { text, figures } of weighedTitles(root, meta, json, facts)) {
    const score = scoreRow(titles, figures)
    if (score <= most) continue
    best = text
    most = score
  }
  return best
}
