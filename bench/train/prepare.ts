import { decode } from '../../src/documents/charset.ts'
import { columnCount, Features } from '../../src/documents/html/features.ts'
import type { Forest } from '../../src/documents/html/forest.ts'
import { textsOfData } from '../../src/documents/html/json-texts.ts'
import { markupTokens, textTokens } from '../../src/documents/html/lexicon.ts'
import { metadataOf } from '../../src/documents/html/metadata.ts'
import { pageFigures } from '../../src/documents/html/page-features.ts'
import { type Lexicons, type PageFacts, PageView } from '../../src/documents/html/page-view.ts'
import { type Segment, segmentsOf } from '../../src/documents/html/segments.ts'
import { signsOf } from '../../src/documents/html/signs.ts'
import { type HtmlElement, parseTree } from '../../src/documents/html/tree.ts'
import { bodyOf, unseen } from '../../src/documents/html/visible.ts'
import { tokens } from './score.ts'
import type { Page } from './wcxb.ts'

export function segmentsAndFacts(page: Page, titles: Forest): { segments: readonly Segment[]; facts: PageFacts } {
  const tree = parseTree(decode(page.bytes(), { label: undefined, html: true }))
  const body = bodyOf(tree.root)
  const segments = segmentsOf(body, unseen(body))
  const { title, types, description = '' } = metadataOf(tree, segments, page.url, titles)
  return { segments, facts: { title, description, data: textsOfData(tree.jsonLd).join('\n'), types, url: page.url } }
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

type Sums = Map<string, { sum: number; count: number }>

function add(into: Sums, token: string, value: number): void {
  const known = into.get(token)
  if (!known) into.set(token, { sum: value, count: 1 })
  else {
    known.sum += value
    known.count += 1
  }
}

/** Mean share of each word over the pages of a domain, then summed over domains: a site with many pages has one voice. */
function sumsOf(pages: readonly Counted[], part: 'markup' | 'text'): Sums {
  const byDomain = new Map<string, Sums>()
  for (const { domain, shares } of pages) {
    const own: Sums = byDomain.get(domain) ?? new Map()
    byDomain.set(domain, own)
    for (const [token, share] of shares[part]) add(own, token, share)
  }
  const all: Sums = new Map()
  for (const own of byDomain.values()) for (const [token, { sum, count }] of own) add(all, token, sum / count)
  return all
}

/** The share of content among segments that no word speaks for or against. */
const usualShare = { markup: 0.45, text: 0.3 } as const

function lexiconOf(
  pages: readonly Counted[],
  part: 'markup' | 'text',
  minDomains: number,
): ReadonlyMap<string, number> {
  const usual = usualShare[part]
  const result = new Map<string, number>()
  for (const [token, { sum, count }] of sumsOf(pages, part)) {
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

/** A page as the trainer holds it: figures and labels, without its tree. */
export interface Prepared {
  readonly page: Page
  readonly texts: readonly string[]
  readonly labels: Float32Array
  /** Words of each segment and of the reference, as the measure counts them. */
  readonly words: Float32Array
  readonly wanted: number
  readonly figures: Float32Array
  readonly pageFigures: Float32Array
}

export function prepare(page: Page, labels: readonly number[], lexicons: Lexicons, titles: Forest): Prepared {
  const { segments, facts } = segmentsAndFacts(page, titles)
  const view = new PageView(segments, facts, lexicons)
  const features = new Features(view)
  const figures = new Float32Array(segments.length * columnCount)
  let cell = 0
  for (let index = 0; index < segments.length; index += 1) {
    features.write(index, (_name, value) => {
      figures[cell] = value
      cell += 1
    })
    if (cell !== (index + 1) * columnCount) throw new Error(`columnCount should be ${cell / (index + 1)}`)
  }
  return {
    page,
    texts: segments.map(({ text }) => text),
    labels: Float32Array.from(labels),
    words: Float32Array.from(segments, ({ text }) => tokens(text).length),
    wanted: tokens(page.reference).length,
    figures,
    pageFigures: Float32Array.from(pageFigures(view)),
  }
}
