import { byCleanness } from '../domain/file-twin.ts'
import { idf, saturated } from '../rank/bm25.ts'
import { fuse } from '../rank/fusion.ts'
import { words } from '../text/words.ts'
import { authorityOf, siteKindOf } from './authority.ts'
import type { Hit, SearchKind } from './provider.ts'
import type { SiteKind } from './site-kind.ts'
import { pageAddress, sameWorks } from './work-identity.ts'

/** One provider's answer to one query, best first. */
export interface Ranked {
  readonly provider: string
  readonly kind: SearchKind
  readonly weight: number
  readonly query: string
  readonly hits: readonly Hit[]
}

/** Where a work stood in one of the answers, from 1. */
export interface Standing {
  readonly provider: string
  readonly rank: number
}

/** A hit among all that were found, with what put it where it is. */
export interface RankedHit {
  readonly hit: Hit
  readonly provider: string
  readonly kind: SearchKind
  readonly query: string
  readonly standings: readonly Standing[]
  readonly site: SiteKind
  /** 0..1, of the best one. */
  readonly relevance: number
  /** Other addresses of the same work. */
  readonly twins: number
  /** Paths of the same page in other formats. */
  readonly formats: readonly string[]
}

/** Scores this much apart (of the best score) count as the same relevance: there authority decides. */
export const AUTHORITY_BAND = 0.08
/** How much the words of title and snippet say beside the providers' own ranks. */
const WORDS_SHARE = 0.35
/** In the first places a site stands at most so often; more of it comes after the others. */
const PER_SITE = 3

interface Found {
  readonly hit: Hit
  readonly answer: Ranked
  readonly rank: number
}

/**
 * All answers as one list: works once, by reciprocal rank and by words; authority and variety decide where these are even. Of several
 * queries the best hit of each comes first: what only one of them asks for is no worse an answer.
 */
export function rankHits(answers: readonly Ranked[]): RankedHit[] {
  const found = answers.flatMap(answer => answer.hits.map((hit, i): Found => ({ hit, answer, rank: i + 1 })))
  const works = sameWorks(found)
  const ranked = rankWorks(works, answers)
  const queries = [...new Set(answers.map(({ query }) => query))]
  if (queries.length < 2) return ranked.map(({ hit }) => hit)
  const best = new Set(
    queries.map(query => {
      const own = works.map(work => work.filter(({ answer }) => answer.query === query))
      return rankWorks(
        own,
        answers.filter(one => one.query === query),
      )[0]?.work
    }),
  )
  return [...ranked.filter(({ work }) => best.has(work)), ...ranked.filter(({ work }) => !best.has(work))].map(
    ({ hit }) => hit,
  )
}

interface RankedWork {
  /** Index of the work. */
  readonly work: number
  readonly hit: RankedHit
}

/** Works that none of the answers has are left out. */
function rankWorks(all: readonly (readonly Found[])[], answers: readonly Ranked[]): RankedWork[] {
  const kept = all.flatMap((found, work) => (found.length > 0 ? [{ found, work }] : []))
  const works = kept.map(({ found }) => found)
  const fused = fusedScores(works, answers)
  // A provider alone has ranked by more than title and snippet.
  const voices = new Set(answers.filter(({ hits }) => hits.length > 0).map(({ provider }) => provider))
  const share = voices.size > 1 ? WORDS_SHARE : 0
  const said = share > 0 ? wordScores(works) : []
  const scored = kept.map(({ found, work }, i) => ({
    work,
    hit: describe(found, (1 - share) * (fused[i] ?? 0) + share * (said[i] ?? 0)),
  }))
  return withVariety(byAuthority(scored.sort((a, b) => b.hit.relevance - a.hit.relevance)))
}

/** Reciprocal rank over all answers, 0..1 of the best. */
function fusedScores(works: readonly (readonly Found[])[], answers: readonly Ranked[]): number[] {
  const workOf = new Map(works.flatMap((work, i) => work.map(({ hit }) => [hit, `${i}`] as const)))
  const rankings = answers.map(({ hits, weight }) => ({ ids: hits.flatMap(hit => workOf.get(hit) ?? []), weight }))
  const scores = new Map(fuse(rankings).map(({ id, score }) => [Number(id), score]))
  const best = Math.max(...scores.values(), Number.MIN_VALUE)
  return works.map((_, i) => (scores.get(i) ?? 0) / best)
}

/** BM25 of titles (twice) and snippets for the best fitting of the queries, 0..1 of the best. */
function wordScores(works: readonly (readonly Found[])[]): number[] {
  const texts = works.map(work => {
    const [first] = work
    const title = words(first?.hit.title ?? '')
    const longest = work.map(({ hit }) => hit.snippet ?? '').reduce((a, b) => (b.length > a.length ? b : a), '')
    return [...title, ...title, ...words(longest)]
  })
  const frequency = new Map<string, number>()
  for (const text of texts) for (const term of new Set(text)) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const average = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length)
  const scores = works.map((work, i) => {
    const text = texts[i] ?? []
    const queries = [...new Set(work.map(({ answer }) => answer.query))]
    return Math.max(
      0,
      ...queries.map(query =>
        bm25(new Set(words(query, { dropStopWords: true })), text, { frequency, average, documents: texts.length }),
      ),
    )
  })
  const best = Math.max(...scores, Number.MIN_VALUE)
  return scores.map(score => score / best)
}

interface Collection {
  readonly frequency: ReadonlyMap<string, number>
  readonly average: number
  readonly documents: number
}

/** Share of the query's words that stand there, each by rarity and saturated frequency. */
function bm25(
  query: ReadonlySet<string>,
  text: readonly string[],
  { frequency, average, documents }: Collection,
): number {
  let score = 0
  let asked = 0
  for (const term of query) {
    const weight = idf(documents, frequency.get(term) ?? 0)
    const count = text.filter(one => one === term).length
    const length = 1 - 0.5 + 0.5 * (text.length / Math.max(1, average))
    score += weight * saturated(count / length)
    asked += weight
  }
  return asked === 0 ? 0 : score / asked
}

function describe(work: readonly Found[], relevance: number): RankedHit {
  const sorted = [...work].sort((a, b) => a.rank - b.rank)
  const first = representative(sorted)
  const standings = new Map<string, number>()
  for (const { answer, rank } of sorted)
    standings.set(answer.provider, Math.min(rank, standings.get(answer.provider) ?? rank))
  const { origin } = first.hit
  return {
    hit: merged(first.hit, sorted),
    provider: first.answer.provider,
    kind: first.answer.kind,
    query: first.answer.query,
    standings: [...standings].map(([provider, rank]) => ({ provider, rank })),
    site: origin.type === 'web' && URL.canParse(origin.url) ? siteKindOf(new URL(origin.url).hostname) : 'unknown',
    relevance,
    twins: new Set(sorted.map(({ hit }) => (hit.origin.type === 'web' ? pageAddress(hit.origin.url) : ''))).size - 1,
    formats: formatsOf(first, sorted),
  }
}

function formatsOf({ hit: shown }: Found, work: readonly Found[]): string[] {
  const paths = work.flatMap(({ hit: { origin, twins = [] } }) =>
    origin.type === 'file' ? [origin.path, ...twins] : [],
  )
  return [...new Set(paths)].filter(path => shown.origin.type === 'file' && path !== shown.origin.path).sort()
}

/** Of a work's places the one that can be read: a resolver only leads to a landing page. Of a file's formats the cleanest. */
function representative(work: readonly Found[]): Found {
  const [first] = work
  if (!first) throw new Error('a work without a hit')
  const files = work.flatMap(one => (one.hit.origin.type === 'file' ? [{ one, path: one.hit.origin.path }] : []))
  if (files.length > 1) return files.sort((a, b) => byCleanness(a.path, b.path))[0]?.one ?? first
  return (
    work.find(({ hit }) => hit.origin.type !== 'web' || !/^https?:\/\/(?:dx\.)?doi\.org\//.test(hit.origin.url)) ??
    first
  )
}

/** What one provider leaves out another may know. */
function merged(hit: Hit, work: readonly Found[]): Hit {
  const snippet = hit.snippet ?? work.find(one => one.hit.snippet !== undefined)?.hit.snippet
  const published = hit.published ?? work.find(one => one.hit.published !== undefined)?.hit.published
  return { ...hit, ...(snippet !== undefined && { snippet }), ...(published !== undefined && { published }) }
}

/** Sorted by relevance; from the top of each band of even relevance on, the better house comes first. */
function byAuthority(sorted: readonly RankedWork[]): RankedWork[] {
  const ranked: RankedWork[] = []
  let from = 0
  while (from < sorted.length) {
    const top = sorted[from]?.hit.relevance ?? 0
    let to = from + 1
    while (to < sorted.length && top - (sorted[to]?.hit.relevance ?? 0) <= AUTHORITY_BAND) to++
    ranked.push(...sorted.slice(from, to).sort((a, b) => authorityOf[b.hit.site] - authorityOf[a.hit.site]))
    from = to
  }
  return ranked
}

/** A site that has had its turn waits until the others had theirs. */
function withVariety(ranked: readonly RankedWork[]): RankedWork[] {
  const seen = new Map<string, number>()
  const turnOf = ({ hit: { hit } }: RankedWork) => {
    const { origin } = hit
    if (origin.type !== 'web' || !URL.canParse(origin.url)) return 0
    const host = new URL(origin.url).hostname
    const count = seen.get(host) ?? 0
    seen.set(host, count + 1)
    return Math.floor(count / PER_SITE)
  }
  const turns = ranked.map(one => ({ one, turn: turnOf(one) }))
  return turns.sort((a, b) => a.turn - b.turn).map(({ one }) => one)
}
