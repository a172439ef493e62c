import { pathToFileURL } from 'node:url'
import type { Call, Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import { dayOf } from '../domain/day.ts'
import { isExcluded } from '../domain/exclusion.ts'
import { titleOf } from '../domain/label.ts'
import type { Origin, Source } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { taskServedBy } from '../evidence/task-match.ts'
import { canonicalUrl } from '../net/url.ts'
import { present } from '../present.ts'
import { fuse } from '../rank/fusion.ts'
import type { New } from '../store/store.ts'
import type { Hit, ProviderQuery, SearchKind, SearchProvider } from './provider.ts'

export interface SearchInput {
  readonly queries: readonly string[]
  readonly kinds?: readonly SearchKind[] | undefined
  readonly site?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly language?: string | undefined
  readonly limit: number
  readonly task?: string | undefined
}

export interface SearchPorts {
  readonly providers: readonly SearchProvider[]
  readonly clock: Clock
}

/** What one provider did for one query. A failure is not an empty answer. */
export interface ProviderReport {
  readonly provider: string
  readonly query: string
  readonly hits: number
  readonly note?: string
  readonly error?: ResearchError
}

export interface SearchOutcome {
  /** Best first, with their ids. */
  readonly sources: readonly Source[]
  readonly reports: readonly ProviderReport[]
  /** Empty searches recorded by this call: queries that every asked provider answered with nothing. */
  readonly empty: readonly string[]
  readonly excluded: number
}

interface Found {
  readonly hit: Hit
  readonly provider: SearchProvider
  readonly query: string
}

/** Providers are asked for less; one that sends more must not fill a reply. */
const SNIPPET_CHARS = 2_000
/** Each provider has this share of the call. */
const PROVIDER_TIMEOUT_MS = 15_000

/** Asks every fitting provider every query at once, fuses by reciprocal rank, and keeps the hits as sources in state `found`. */
export async function search(input: SearchInput, ports: SearchPorts, desk: Desk, call: Call): Promise<SearchOutcome> {
  const providers = ports.providers.filter(({ kind }) => input.kinds === undefined || input.kinds.includes(kind))
  if (providers.length === 0) throw noProvider(input, ports.providers)
  if (input.queries.some(query => query.trim() === ''))
    throw new ResearchError('A query is blank.', { fix: 'Say what to look for.' })
  const jobs = input.queries.flatMap(query => providers.map(provider => ({ query, provider })))
  let done = 0
  const answers = await Promise.all(
    jobs.map(async job => {
      const answer = await ask(job.provider, queryFor(job.query, input, desk), call)
      call.progress(++done, jobs.length, `${job.provider.name}: ${answer.hits.length} hits`)
      return { ...job, ...answer }
    }),
  )
  const ranked = fuseAnswers(answers)
  const { exclude } = desk.state.research
  const allowed = ranked.filter(
    ({ hit }) => !exclude.some(one => isExcluded(addressOfOrigin(hit.origin), hit.title, one)),
  )
  const empty = input.queries.filter(query =>
    answers.every(one => one.query !== query || (!one.error && !one.partial && one.hits.length === 0)),
  )
  const ids = await keep(allowed.slice(0, input.limit), empty, input, ports, providers, desk)
  return {
    sources: [...new Set(ids.sources)].flatMap(id => desk.state.sources.find(source => source.id === id) ?? []),
    reports: answers.map(({ provider, query, hits, note, error }) => ({
      provider: provider.name,
      query,
      hits: hits.length,
      ...present({ note, error }),
    })),
    empty: ids.empty,
    excluded: ranked.length - allowed.length,
  }
}

/** The address under which a hit becomes a source. */
export function addressOfOrigin(origin: Origin): string {
  if (origin.type === 'web') return canonicalUrl(origin.url)
  return origin.type === 'file' ? pathToFileURL(origin.path).href : (origin.url ?? 'text:')
}

/** Every hit once, by reciprocal rank over all answers; of several with one address the first one stands. */
function fuseAnswers(answers: readonly (Answer & Pick<Found, 'provider' | 'query'>)[]): Found[] {
  const byAddress = new Map<string, Found>()
  const rankings = answers.map(({ hits, provider, query }) => ({
    ids: hits.map(hit => {
      const address = addressOfOrigin(hit.origin)
      if (!byAddress.has(address)) byAddress.set(address, { hit, provider, query })
      return address
    }),
  }))
  return fuse(rankings).flatMap(({ id }) => byAddress.get(id) ?? [])
}

interface Answer {
  readonly hits: readonly Hit[]
  readonly note?: string | undefined
  readonly partial?: boolean
  readonly error?: ResearchError
}

async function ask(provider: SearchProvider, query: ProviderQuery, call: Call): Promise<Answer> {
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(PROVIDER_TIMEOUT_MS)])
  try {
    return await provider.search(query, { ...call, signal })
  } catch (error) {
    if (call.signal.aborted) throw error
    if (error instanceof ResearchError) return { hits: [], error }
    if (signal.aborted) {
      const fix = 'Search again, or go on with what the others found.'
      return { hits: [], error: new ResearchError('No answer within 15 s.', { kind: 'timeout', fix }) }
    }
    throw error
  }
}

function queryFor(text: string, input: SearchInput, { state }: Desk): ProviderQuery {
  const { research } = state
  return {
    text,
    limit: Math.max(input.limit, 10),
    language: input.language ?? research.language,
    ...present({
      site: input.site,
      since: input.since ? dayOf('since', input.since) : research.since,
      until: input.until ? dayOf('until', input.until) : research.until,
    }),
  }
}

async function keep(
  found: readonly Found[],
  empty: readonly string[],
  { task }: SearchInput,
  { clock }: SearchPorts,
  providers: readonly SearchProvider[],
  desk: Desk,
): Promise<{ sources: string[]; empty: string[] }> {
  const at = new Date(clock.now()).toISOString()
  const taskFor = (query: string) => task ?? taskServedBy(query, desk.state)?.id
  const sources = found.map(one => ({ op: 'ensure_source', value: sourceOf(one, taskFor(one.query)) }) as const)
  const misses = empty.map(query => {
    const value = { query, providers: providers.map(({ name }) => name), at }
    return { op: 'add', kind: 'empty_search', value } as const
  })
  if (sources.length + misses.length === 0) return { sources: [], empty: [] }
  const ids = await desk.commit([...sources, ...misses], { hits: found.length, empty: empty.length })
  return { sources: ids.slice(0, sources.length), empty: ids.slice(sources.length) }
}

function sourceOf({ hit, provider, query }: Found, task: string | undefined): New<Source> {
  const { origin, title, snippet, published } = hit
  return {
    state: 'found',
    address: addressOfOrigin(origin),
    origin,
    title: titleOf(title),
    found: { provider: provider.name, query, kind: provider.kind },
    ...present({ snippet: snippet?.slice(0, SNIPPET_CHARS), published, task }),
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
