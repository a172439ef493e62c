import { decoded } from '../domain/decoded.ts'
import { twinKey } from '../domain/file-twin.ts'
import { shinglesOf, UnionFind } from '../evidence/copies.ts'
import { canonicalUrl } from '../net/url.ts'
import { words } from '../text/words.ts'
import type { Hit, WorkIds } from './provider.ts'

const doiPattern = /\b(10\.\d{4,9}\/[^\s"<>?#&]+)/i
const arxivPattern =
  /(?:arxiv\.org\/(?:abs|pdf|html)\/|10\.48550\/arxiv\.)([a-z-]+(?:\.[a-z]{2})?\/\d{7}|\d{4}\.\d{4,5})/i
const pmcPattern = /\b(PMC\d{3,})\b/i

/** The names of a work that its address tells. */
export function workIdsIn(url: string): WorkIds {
  const plain = decoded(url)
  const arxiv = arxivPattern.exec(plain)?.[1]?.toLowerCase()
  const doi = doiPattern.exec(plain)?.[1]
  const pmc = pmcPattern.exec(plain)?.[1]
  return {
    ...(doi !== undefined && { doi: plainDoi(doi) }),
    ...(arxiv !== undefined && { arxiv }),
    ...(pmc !== undefined && { pmc: pmc.toUpperCase() }),
  }
}

/** A DOI as it is compared: lower case, without resolver, trailing punctuation or what a landing page adds to its path. */
export function plainDoi(doi: string): string {
  return doi
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '')
    .replace(/(?:\/(?:full|abstract|pdf|epdf|html|fulltext|summary|meta))+$/, '')
    .replace(/(?:\.pdf)?[.,;)]*$/, '')
}

/** The address of a page whichever of its twins was found: mobile and AMP versions are the page. */
export function pageAddress(url: string): string {
  const canonical = canonicalUrl(url)
  if (!URL.canParse(canonical)) return canonical
  const page = new URL(canonical)
  page.hostname = page.hostname
    .replace(/^(?:(?:m|mobile|amp|wap|touch)\.(?=[^.]+\.[^.]+)|www\.)/, '')
    .replace(/\.(?:m|zero)\.(wikipedia\.org)$/, '.$1')
  page.pathname = page.pathname.replace(/\/amp\/?$|(?<=\.)amp\.(?=html?$)|^\/amp(?=\/)/, '') || '/'
  page.searchParams.delete('amp')
  page.protocol = 'https:'
  return page.href.replace(/(?<=[^/])\/$/, '')
}

/** Shorter titles are shared by different pages. */
const MIN_TITLE_WORDS = 5
const MIN_TITLE_HAN = 10

function titleKey(title: string): string | undefined {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const han = plain.match(/\p{Script=Han}/gu)?.length ?? 0
  return plain.split(' ').length >= MIN_TITLE_WORDS || han >= MIN_TITLE_HAN ? `title:${plain}` : undefined
}

/** What two hits of one work have in common: any one of these. */
function keysOf({ origin, title, ids }: Hit): string[] {
  if (origin.type !== 'web') return [origin.type === 'file' ? `file:${twinKey(origin.path)}` : `text:${title}`]
  const { doi, arxiv, pmc } = { ...workIdsIn(origin.url), ...ids }
  const named = Object.entries({ doi, arxiv, pmc }).flatMap(([name, id]) => (id ? [`${name}:${id}`] : []))
  // A title tells papers apart, and the same report on two sites; only where neither names itself otherwise.
  const byTitle = titleKey(title)
  return [`url:${pageAddress(origin.url)}`, ...named, ...(byTitle === undefined ? [] : [byTitle])]
}

/** Runs of words that a snippet has to have to tell its text, and the share of them that stands in another's. */
const TELLING_SHINGLES = 15
const NEARLY_ALL = 0.8
const SAME_NAME = 0.5

/** Says of two web hits, by their numbers, whether their snippets are near-equal: one text under two names. Pages of one site may share a description, and need a like title. */
function sameSnippet(hits: readonly Hit[]): (a: number, b: number) => boolean {
  const told = hits.map(({ origin, title, snippet = '' }) => ({
    host: origin.type === 'web' && URL.canParse(origin.url) ? new URL(origin.url).host : undefined,
    title: new Set(words(title)),
    shingles: shinglesOf(snippet.replace(/…|\.{3}/g, ' ')),
  }))
  return (i, j) => {
    const [a, b] = [told[i], told[j]]
    if (a?.host === undefined || b?.host === undefined) return false
    if (shareIn(a.shingles, b.shingles, TELLING_SHINGLES) < NEARLY_ALL) return false
    return a.host !== b.host || shareIn(a.title, b.title, 1) >= SAME_NAME
  }
}

function joinSnippets(hits: readonly Hit[], union: UnionFind): void {
  const isSame = sameSnippet(hits)
  for (const i of hits.keys()) for (let j = 0; j < i; j++) if (isSame(i, j)) union.join(j, i)
}

/** Of the smaller set in the larger one; 0 where it has fewer than `least`. */
function shareIn<T>(one: ReadonlySet<T>, other: ReadonlySet<T>, least: number): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  return small.size < least ? 0 : [...small].filter(item => large.has(item)).length / small.size
}

/**
 * Groups hits that are one work: the same page, the same DOI, arXiv or PMC number, the same long title, or near-equal words of some
 * length. Order of appearance is kept.
 */
export function sameWorks<T extends { readonly hit: Hit }>(found: readonly T[]): T[][] {
  const union = new UnionFind(found.length)
  const owners = new Map<string, number>()
  for (const [i, { hit }] of found.entries()) {
    for (const key of keysOf(hit)) {
      const owner = owners.get(key)
      if (owner === undefined) owners.set(key, i)
      else union.join(owner, i)
    }
  }
  joinSnippets(
    found.map(({ hit }) => hit),
    union,
  )
  return union
    .groups()
    .map(group => [...group].sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    .map(group => group.flatMap(i => found[i] ?? []))
}
