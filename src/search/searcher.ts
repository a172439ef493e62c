import { pathToFileURL } from 'node:url'
import type { Call, Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import { dayOf } from '../domain/day.ts'
import { isExcluded } from '../domain/exclusion.ts'
import { titleOf } from '../domain/label.ts'
import type { ResearchState } from '../domain/research.ts'
import { isAt, type Origin, type Source } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { taskServedBy } from '../evidence/task-match.ts'
import { canonicalUrl } from '../net/url.ts'
import { present } from '../present.ts'
import type { Change, New } from '../store/store.ts'
import { besideOf } from '../text/on-topic.ts'
import { sharesTellingWord } from '../text/telling-words.ts'
import type { Answer, Asking } from './ask.ts'
import { type Miss, missesOf, recordedQuery } from './empty-search.ts'
import { parseQuery, siteOf } from './operators.ts'
import type { ProviderQuery, SearchKind, SearchProvider } from './provider.ts'
import { questionTerms, snippetOf } from './providers/excerpt.ts'
import { queryLanguage } from './query-language.ts'
import { type RankedHit, rankHits } from './rank-hits.ts'

export interface SearchInput {
  readonly queries: readonly string[]
  readonly kinds?: readonly SearchKind[] | undefined
  readonly site?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly language?: string | undefined
  readonly limit: number
  readonly task?: string | undefined
  /** What the plan still asks, beside the queries. */
  readonly open?: readonly string[] | undefined
}

export interface SearchPorts {
  readonly providers: readonly SearchProvider[]
  readonly asking: Asking
  readonly clock: Clock
}

/** What one provider did for one query. A failure is not an empty answer. */
export interface ProviderReport extends Omit<Answer, 'hits'> {
  readonly provider: string
  readonly query: string
  readonly hits: number
}

/** A source that was found, and what put it where it stands. */
export interface RankedSource extends Pick<RankedHit, 'standings' | 'site' | 'twins' | 'formats'> {
  readonly id: string
  /** An earlier search of this research has shown it in full. */
  readonly isShown: boolean
  /** Its title and snippet share hardly a telling word with the queries and with what the plan asks. */
  readonly isUnlikely: boolean
  /** Of the queries of the call the one that it answers best, and the words of it that do. */
  readonly query?: string
  readonly snippet?: string | undefined
}

export interface SearchOutcome {
  /** Best first. */
  readonly ranked: readonly RankedSource[]
  readonly sources: readonly Source[]
  readonly reports: readonly ProviderReport[]
  /** Empty searches recorded by this call: queries to which who answered had nothing. */
  readonly empty: readonly string[]
  readonly excluded: number
  /** Sources that no search of this research had found before. */
  readonly fresh: number
  /** Kinds that fit none of the queries and were not asked. */
  readonly spared: readonly string[]
  /** Failures that an earlier search of this research had too and told in full. */
  readonly failedBefore?: ReadonlySet<string>
}

/** A failure as it is compared: `arxiv rate_limited`. */
export const failureName = ({ provider, error }: ProviderReport): string => `${provider} ${error?.kind ?? ''}`

/** Asks every fitting provider every query at once, ranks what they answer, and keeps the hits as sources in state `found`. */
export async function search(input: SearchInput, ports: SearchPorts, desk: Desk, call: Call): Promise<SearchOutcome> {
  const queries = input.queries.map(raw => ({ raw, query: queryFor(raw, input, ports.clock, desk) }))
  if (queries.some(({ query }) => query.text === ''))
    throw new ResearchError('A query is blank.', { fix: 'Say what to look for, in words.' })
  const known = ports.providers.filter(({ kind }) => input.kinds === undefined || input.kinds.includes(kind))
  if (known.length === 0) throw noProvider(input, ports.providers)
  const jobs = queries.flatMap(({ raw, query }) =>
    known
      .filter(({ fits }) => input.kinds !== undefined || fits === undefined || fits(query))
      .map(provider => ({ raw, query, provider })),
  )
  const asked = new Set(jobs.map(({ provider }) => provider))
  const askedKinds = new Set([...asked].map(({ kind }) => kind))
  const answers = await ports.asking.all(jobs, desk.state.research.id, call)
  const ranked = rankHits(
    jobs.map(({ provider, raw }, i) => ({
      provider: provider.name,
      kind: provider.kind,
      weight: provider.weight ?? 1,
      query: raw,
      hits: answers[i]?.hits ?? [],
    })),
  )
  const { exclude } = desk.state.research
  const tells = sharesTellingWord(input.queries)
  const fitsPlan = sharesTellingWord(input.open ?? [], { least: 2 })
  const searches = [...desk.state.searches, ...input.queries.map(query => ({ query }))]
  const isBeside = besideOf({ ...desk.state, searches })
  const isUnlikely = ({ hit, query }: RankedHit) => (!tells(hit) && !fitsPlan(hit)) || isBeside(hit, query)
  const allowed = ranked
    .map(one => asKnown(one, desk.state.sources))
    .filter(({ hit }) => !exclude.some(one => isExcluded(addressOfOrigin(hit.origin), hit.title, one)))
    .map(one => ({ ...one, isUnlikely: one.kind !== 'local' && isUnlikely(one) }))
    .sort((a, b) => Number(a.isUnlikely) - Number(b.isUnlikely))
  const reports = jobs.map(({ provider, raw }, i) => reportOf(provider.name, raw, answers[i] ?? { hits: [] }))
  const kindOf = new Map(known.map(({ name, kind }) => [name, kind]))
  const empty = missesOf(
    input.queries,
    reports.map((one, i) => {
      const kind = kindOf.get(one.provider) ?? 'web'
      const tells = sharesTellingWord([one.query])
      const telling = (answers[i]?.hits ?? []).filter(hit => kind === 'local' || tells(hit) || fitsPlan(hit)).length
      return { ...one, kind, telling }
    }),
  )
  const before = new Set(desk.state.sources.map(({ id }) => id))
  const shown = shownIn(desk.state)
  const failedBefore = new Set(desk.state.searches.flatMap(({ failed = [] }) => failed))
  const failed = [...new Set(reports.filter(({ error }) => error !== undefined).map(failureName))]
  const ids = await keep({ found: allowed.slice(0, input.limit), empty, asked, failed }, input, ports, desk)
  const stored = [...new Set(ids.sources)]
  return {
    ranked: stored.flatMap(id => {
      const hit = allowed[ids.sources.indexOf(id)]
      if (hit === undefined) return []
      const { standings, site, twins, formats, isUnlikely, query } = hit
      const snippet = snippetFor(hit)
      return [{ id, standings, site, twins, formats, isUnlikely, query, snippet, isShown: shown.has(id) }]
    }),
    sources: stored.flatMap(id => desk.state.sources.find(source => source.id === id) ?? []),
    reports,
    empty: ids.empty,
    excluded: ranked.length - allowed.length,
    fresh: stored.filter(id => !before.has(id)).length,
    failedBefore,
    spared: [...new Set(known.map(({ kind }) => kind).filter(kind => !askedKinds.has(kind)))],
  }
}

/** Ids of what was listed in full before. */
function shownIn({ sources, searches }: ResearchState): ReadonlySet<string> {
  const told = sharesTellingWord(searches.map(({ query }) => query))
  return new Set(sources.filter(one => one.state !== 'failed' && told(one)).map(({ id }) => id))
}

function reportOf(provider: string, query: string, { hits, ...rest }: Answer): ProviderReport {
  return { provider, query, hits: hits.length, ...rest }
}

/** A page that the research has in another format, or under the same address but for a slash at its end, is the source that it has. */
function asKnown(ranked: RankedHit, sources: readonly Source[]): RankedHit {
  const { origin } = ranked.hit
  if (origin.type === 'web') {
    const other = otherSlash(canonicalUrl(origin.url))
    const known = sources.some(one => isAt(one, canonicalUrl(origin.url)))
      ? undefined
      : sources.find(one => isAt(one, other))
    return known?.origin.type === 'web' ? { ...ranked, hit: { ...ranked.hit, origin: known.origin } } : ranked
  }
  if (origin.type !== 'file') return ranked
  const paths = [origin.path, ...ranked.formats]
  const known = sources.find(one => one.origin.type === 'file' && paths.includes(one.origin.path))
  if (known?.origin.type !== 'file' || known.origin.path === origin.path) return ranked
  const { path } = known.origin
  const hit = { ...ranked.hit, origin: known.origin, title: known.title }
  return { ...ranked, hit, formats: paths.filter(one => one !== path) }
}

const otherSlash = (address: string) => (address.endsWith('/') ? address.slice(0, -1) : `${address}/`)

/** The address under which a hit becomes a source. */
export function addressOfOrigin(origin: Origin): string {
  if (origin.type === 'web') return canonicalUrl(origin.url)
  return origin.type === 'file' ? pathToFileURL(origin.path).href : (origin.url ?? 'text:')
}

/** What stands in the query itself comes before the call's arguments, these before the research's defaults. */
function queryFor(raw: string, input: SearchInput, clock: Clock, { state }: Desk): ProviderQuery {
  const { research } = state
  const { text, exact, not, ...asked } = parseQuery(raw)
  const since = asked.since ?? input.since
  const until = asked.until ?? input.until
  return {
    text,
    exact,
    not: [...not, ...research.exclude.filter(isDomain).map(domain => `site:${domain.toLowerCase()}`)],
    limit: Math.max(input.limit, 10),
    language: input.language ?? queryLanguage(text, research.language),
    today: new Date(clock.now()).toISOString().slice(0, 10),
    ...present({
      site: asked.site ?? siteOf(input.site),
      filetype: asked.filetype,
      since: since ? dayOf('since', since) : research.since,
      until: until ? dayOf('until', until) : research.until,
    }),
  }
}

/** An excluded domain can be kept away already where it is searched. */
const isDomain = (rule: string) => /^(?:[\w-]+\.)+[a-z]{2,}$/i.test(rule.trim())

interface Keeping {
  readonly found: readonly RankedHit[]
  readonly empty: readonly Miss[]
  readonly asked: ReadonlySet<SearchProvider>
  readonly failed: readonly string[]
}

async function keep(
  { found, empty, asked, failed }: Keeping,
  { queries, task, site }: SearchInput,
  { clock }: SearchPorts,
  desk: Desk,
): Promise<{ sources: string[]; empty: string[] }> {
  const at = new Date(clock.now()).toISOString()
  const providers = [...asked].map(({ name }) => name)
  const taskFor = (query: string) => task ?? taskServedBy(query, desk.state)?.id
  const sources = found.map(one => ({ op: 'ensure_source', value: sourceOf(one, taskFor(one.query)) }) as const)
  const misses = empty.map(
    miss =>
      ({
        op: 'add',
        kind: 'empty_search',
        value: {
          query: recordedQuery(miss.query, site),
          providers: miss.providers,
          at,
          ...present({ beside: miss.beside }),
        },
      }) as const satisfies Change,
  )
  const known = new Set(desk.state.sources.map(({ address }) => address))
  const failures = failed.length > 0 ? failed : undefined
  const log = queries.map(query => {
    const own = found.filter(one => one.query === query)
    const fresh = own.filter(({ hit }) => !known.has(addressOfOrigin(hit.origin))).length
    const value = {
      query,
      providers,
      at,
      hits: own.length,
      fresh,
      ...present({ task: taskFor(query), failed: failures }),
    }
    return { op: 'add', kind: 'search', value } as const satisfies Change
  })
  const ids = await desk.commit([...sources, ...misses, ...log], { hits: found.length, empty: empty.length })
  return { sources: ids.slice(0, sources.length), empty: ids.slice(sources.length, sources.length + misses.length) }
}

const snippetFor = ({ hit: { snippet }, query }: RankedHit) => snippet && snippetOf(snippet, questionTerms(query))

function sourceOf(ranked: RankedHit, task: string | undefined): New<Source> {
  const { hit, provider, kind, query } = ranked
  const { origin, title, published } = hit
  return {
    state: 'found',
    address: addressOfOrigin(origin),
    origin,
    title: titleOf(title),
    found: { provider, query, kind },
    ...present({ snippet: snippetFor(ranked), published, task }),
  }
}

function noProvider({ kinds = [] }: SearchInput, all: readonly SearchProvider[]): ResearchError {
  const known = [...new Set(all.map(({ kind }) => kind))]
  return new ResearchError(`No search provider is set up for ${kinds.join(', ') || 'any kind'}.`, {
    kind: 'no_key',
    fix:
      known.length > 0
        ? `Leave \`kinds\` out, or use: ${known.join(', ')}.`
        : 'Name a folder with --corpus or DEEPRESEARCH_ROOTS.',
  })
}
