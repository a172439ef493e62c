import { decode } from '../../src/documents/charset.ts'
import type { Neighbourhood } from '../../src/documents/html/context.ts'
import { Features } from '../../src/documents/html/features.ts'
import { textsOfData } from '../../src/documents/html/json-texts.ts'
import { markupTokens, textTokens } from '../../src/documents/html/lexicon.ts'
import { metadataOf } from '../../src/documents/html/metadata.ts'
import { pageFigures } from '../../src/documents/html/page-features.ts'
import { type Lexicons, type PageFacts, PageView } from '../../src/documents/html/page-view.ts'
import { type Segment, segmentsOf } from '../../src/documents/html/segments.ts'
import { signsOf } from '../../src/documents/html/signs.ts'
import { findFirst, type HtmlElement, parseTree } from '../../src/documents/html/tree.ts'
import { unseen } from '../../src/documents/html/visible.ts'
import { tokens } from './score.ts'
import type { Page } from './wcxb.ts'

export function segmentsAndFacts(page: Page): { segments: readonly Segment[]; facts: PageFacts } {
  const tree = parseTree(decode(page.bytes(), { label: undefined, html: true }))
  const body = findFirst(tree.root, 'body') ?? tree.root
  const { title, types, description } = metadataOf(tree, page.url)
  const facts = { title, description: description ?? '', data: textsOfData(tree.jsonLd).join('\n'), types, url: page.url }
  return { segments: segmentsOf(body, unseen(body)), facts }
}

type Shares = Map<string, number>

/** For each word of markup and text the share of what it stands on that is content, on one page. */
export function sharesOf(segments: readonly Segment[], labels: readonly number[]): { markup: Shares; text: Shares } {
  const sums = { markup: new Map<string, [number, number]>(), text: new Map<string, [number, number]>() }
  const tokensOf = new Map<HtmlElement, readonly string[]>()
  const add = (into: Map<string, [number, number]>, token: string, label: number, size: number): void => {
    const sum = into.get(token) ?? [0, 0]
    into.set(token, sum)
    sum[0] += label * size
    sum[1] += size
  }
  for (const [index, segment] of segments.entries()) {
    const { size } = signsOf(segment)
    const label = labels[index] ?? 0
    const seen = new Set<string>()
    for (let element: HtmlElement | undefined = segment.element; element; element = element.parent) {
      const own = tokensOf.get(element) ?? markupTokens(element)
      tokensOf.set(element, own)
      for (const token of own) seen.add(token)
    }
    for (const token of seen) add(sums.markup, token, label, size)
    for (const token of textTokens(segment.text)) add(sums.text, token, label, 1)
  }
  const shares = (map: Map<string, [number, number]>): Shares =>
    new Map([...map].map(([token, [hits, all]]) => [token, hits / all]))
  return { markup: shares(sums.markup), text: shares(sums.text) }
}

export interface Counted {
  readonly domain: string
  readonly shares: { readonly markup: Shares; readonly text: Shares }
}

const prior = 4

function lexiconOf(pages: readonly Counted[], part: 'markup' | 'text', minDomains: number): ReadonlyMap<string, number> {
  const byDomain = new Map<string, Map<string, [number, number]>>()
  for (const { domain, shares } of pages) {
    const own = byDomain.get(domain) ?? new Map<string, [number, number]>()
    byDomain.set(domain, own)
    for (const [token, share] of shares[part]) {
      const sum = own.get(token) ?? [0, 0]
      own.set(token, [sum[0] + share, sum[1] + 1])
    }
  }
  const all = new Map<string, [number, number]>()
  for (const own of byDomain.values())
    for (const [token, [sum, count]] of own) {
      const total = all.get(token) ?? [0, 0]
      all.set(token, [total[0] + sum / count, total[1] + 1])
    }
  const usual = part === 'markup' ? 0.45 : 0.3
  const result = new Map<string, number>()
  for (const [token, [sum, count]] of [...all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count < minDomains) continue
    const share = (sum + usual * prior) / (count + prior)
    const odds = Math.log(share / (1 - share)) - Math.log(usual / (1 - usual))
    // A tenth is exact enough, and small to ship.
    const weight = Math.round(Math.max(-6, Math.min(6, odds)) * 10) / 10
    if (Math.abs(weight) >= 0.2) result.set(token, weight)
  }
  return result
}

export const lexiconsOf = (pages: readonly Counted[]): Lexicons => ({
  markup: lexiconOf(pages, 'markup', 5),
  text: lexiconOf(pages, 'text', 6),
})

/** A page as the trainer holds it: figures, labels and neighbours, without its tree. */
export interface Prepared {
  readonly page: Page
  readonly texts: readonly string[]
  readonly labels: Float32Array
  readonly tokens: Float32Array
  readonly wanted: number
  readonly figures: Float32Array
  readonly pageFigures: readonly number[]
  readonly near: Neighbourhood
}

export const names: string[] = []

export function prepare(page: Page, labels: readonly number[], lexicons: Lexicons): Prepared {
  const { segments, facts } = segmentsAndFacts(page)
  const view = new PageView(segments, facts, lexicons)
  const ofPage = pageFigures(view)
  const features = new Features(view, ofPage)
  const rows: number[] = []
  for (let index = 0; index < segments.length; index += 1) {
    const first = names.length === 0
    const found: string[] = []
    features.write(index, (name, value) => {
      if (first) found.push(name)
      rows.push(value)
    })
    if (first) names.push(...found)
  }
  return {
    page,
    texts: segments.map(({ text }) => text),
    labels: Float32Array.from(labels),
    tokens: Float32Array.from(segments, ({ text }) => tokens(text).length),
    wanted: tokens(page.reference).length,
    figures: Float32Array.from(rows),
    pageFigures: ofPage,
    near: features.neighbourhood(),
  }
}
