import { decoded } from '../domain/decoded.ts'
import { twinKey } from '../domain/file-twin.ts'
import { UnionFind } from '../evidence/copies.ts'
import { canonicalUrl } from '../net/url.ts'
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

/** Groups hits that are one work: the same page, the same DOI, arXiv or PMC number, or the same long title. Order of appearance is kept. */
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
  return union
    .groups()
    .map(group => [...group].sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    .map(group => group.flatMap(i => found[i] ?? []))
}
