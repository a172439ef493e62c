import { titleAmong } from '../domain/label.ts'
import type { ResearchState } from '../domain/research.ts'
import type { Source } from '../domain/source.ts'
import type { ResearchError } from '../errors.ts'
import { cut } from '../text/cut.ts'
import { sharesTellingWord } from '../text/telling-words.ts'
import { failureName, type ProviderReport, type RankedSource, type SearchOutcome } from './searcher.ts'
import { fittingHits, worthReading } from './worth-reading.ts'

interface Described {
  readonly facts: readonly string[]
  readonly quoted: readonly { readonly place?: string; readonly text: string }[]
  readonly next?: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What became of the hits that were read in the same call. */
interface ReadOutcome {
  readonly id?: string
  readonly error?: ResearchError | undefined
}

/**
 * Hits with their ids, and what each provider did. Titles, snippets, passages and addresses are quoted. `open` is what the plan still asks,
 * where there is a plan.
 */
export function describeHits(
  outcome: SearchOutcome,
  read: readonly ReadOutcome[],
  passages: ReadonlyMap<string, Described['quoted']>,
  state: ResearchState,
  open?: readonly string[],
): Described {
  // Reading may have changed the state of a hit; say what it is now.
  const sources = outcome.sources
    .map(({ id }) => state.sources.find(one => one.id === id))
    .filter(one => one !== undefined)
  const ranks = new Map(outcome.ranked.map(one => [one.id, one]))
  const isUnlikely = ({ id }: Source) => ranks.get(id)?.isUnlikely === true && !passages.has(id)
  const unlikely = sources.filter(isUnlikely)
  const fits = open === undefined ? () => true : sharesTellingWord(open, { least: 2 })
  const queryOf = ({ id }: Source) => ranks.get(id)?.query
  const waiting = sources.filter(one => one.state === 'found' && !isUnlikely(one) && fits(one))
  const unread = worthReading(fittingHits(waiting, queryOf, state), queryOf, state)
  const queries = [...new Set(outcome.reports.map(({ query }) => query))]
  const hasRead = state.sources.some(one => one.state === 'read')
  return {
    facts: [
      `${counted(sources.length, 'hit')}: ${sources.map(({ id }) => id).join(' ') || 'none'}${isKnown(outcome)}`,
      ...(queries.length > 1 && sources.length > 0 ? [describeQueries(queries)] : []),
      ...describeReports(outcome.reports, outcome.failedBefore ?? new Set()),
      ...(unlikely.length > 0
        ? [
            `less likely, as title and snippet share hardly a telling word with what is asked: ${unlikely.map(({ id }) => id).join(' ')}`,
          ]
        : []),
      ...outcome.empty.map(id => tellEmpty(id, state)),
      ...(outcome.spared.length > 0
        ? [
            `${outcome.spared.join(', ')} providers were not asked, as nothing in the queries calls for them; name them in kinds to ask them`,
          ]
        : []),
      ...(outcome.excluded > 0 ? [`${counted(outcome.excluded, 'hit')} of excluded sources left out`] : []),
      ...read.flatMap(({ id, error }) => (error ? [`${id ?? 'a hit'} could not be read: ${error.message}`] : [])),
    ],
    quoted: [
      ...sources
        .filter(one => !isUnlikely(one))
        .map(source => ({ ...source, title: titleAmong(source, state.sources) }))
        .flatMap(source => quoteHit(source, passages.get(source.id) ?? [], ranks.get(source.id), queries)),
      ...quoteUnlikely(unlikely),
    ],
    ...(unread.length > 0 && {
      next: `read source: [${named(unread)}]${hasRead ? ', or read focus: "…" over what was read' : ''}.`,
    }),
    data: { hits: sources.map(({ id, state: reached }) => ({ id, state: reached })), empty: outcome.empty },
  }
}

const NAMED = 3
const named = (sources: readonly Source[]) =>
  sources
    .slice(0, NAMED)
    .map(({ id }) => `"${id}"`)
    .join(', ')

/** With its query, so that it is cited for that one. */
function tellEmpty(id: string, { emptySearches }: ResearchState): string {
  const { query, beside = 0 } = emptySearches.find(one => one.id === id) ?? {}
  const what =
    beside > 0 ? 'a search that found nothing of it, as no hit shares a telling word' : 'a search that found nothing'
  return `${id} records ${what}${query === undefined ? '' : `: “${query}”`}; cite it as [@${id}]`
}

/** A search that brings nothing new says that this wording is used up. */
const isKnown = ({ sources, fresh }: SearchOutcome) =>
  sources.length > 0 && fresh < sources.length ? `; ${fresh === 0 ? 'none' : fresh} new to this research` : ''

/** Hits name the one that they answer by its number. */
const describeQueries = (queries: readonly string[]) =>
  `queries: ${queries.map((query, i) => `${i + 1} “${cut(query, QUERY_CHARS)}”`).join(', ')}`

const QUERY_CHARS = 60

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** One line per provider; providers that failed alike share one, and those that failed so in an earlier search one without the reasons. */
function describeReports(reports: readonly ProviderReport[], before: ReadonlySet<string>): string[] {
  const again = new Map<string, string[]>()
  const failures = new Map<string, string[]>()
  const lines: string[] = []
  for (const [provider, own] of groupBy(reports, ({ provider }) => provider)) {
    const answered = own.filter(({ error }) => error === undefined)
    if (answered.length > 0) lines.push(describeAnswers(provider, answered))
    const failed = own.filter(({ error }) => error !== undefined)
    const weighty = weightiest(failed)
    if (weighty === undefined) continue
    const among = answered.length > 0 ? ` (${failed.length} of ${counted(own.length, 'query', 'queries')})` : ''
    const isKnown = before.has(failureName(weighty))
    const [told, failure] = isKnown ? [again, kindOf(weighty)] : [failures, failureOf(weighty)]
    told.set(failure, [...(told.get(failure) ?? []), `${provider}${among}`])
  }
  const told = [...again].map(([kind, providers]) => `${providers.join(', ')} ${kind}`)
  return [
    ...lines,
    ...[...failures].map(([failure, providers]) => `${providers.join(', ')} ${failure}`),
    ...(told.length > 0 ? [`as before: ${told.join('; ')}`] : []),
  ]
}

const kindOf = ({ error }: ProviderReport) => error?.kind.replace('_', ' ') ?? ''

function describeAnswers(provider: string, answers: readonly ProviderReport[]): string {
  const counts = answers.map(({ hits }) => hits)
  const total = counts.reduce((sum, hits) => sum + hits, 0)
  const each = counts.length > 1 && total > 0 ? ` (${counts.join(' + ')})` : ''
  const notes = [...new Set(answers.flatMap(({ note }) => note ?? []))]
  const ageMs = Math.max(...answers.map(one => one.ageMs ?? -1))
  const kept = ageMs >= 0 ? [`answered before, ${Math.round(ageMs / 60_000)} min ago`] : []
  const more = [...notes, ...kept]
  return `${provider}: ${counted(total, 'hit')}${each}${more.length > 0 ? ` (${more.join('; ')})` : ''}`
}

/** Of several failures of a provider the one that says what is wrong: having to wait for a turn only follows from it. */
function weightiest(failed: readonly ProviderReport[]): ProviderReport | undefined {
  return failed.find(({ error }) => error?.kind !== 'rate_limited') ?? failed[0]
}

/** Without the host, which differs from provider to provider where the network is what fails. */
function failureOf({ error }: ProviderReport): string {
  if (error === undefined) return ''
  const message = error.message.replace(/^(?:[\w-]+\.)+[\w-]+(?::\d+)? /, '')
  // What helps with a page that is gone does not help with a provider.
  const fix = error.kind === 'not_found' ? '' : ` ${error.fix}`
  return `${error.kind.replace('_', ' ')}: ${message}${fix}`
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/**
 * A hit with its snippet; one that was read with its best passages instead, ready to be cited; one that was shown before by its name, with the
 * words that answer this query where they are others than those.
 */
function quoteHit(
  source: Source,
  passages: Described['quoted'],
  rank: RankedSource | undefined,
  queries: readonly string[],
): Described['quoted'] {
  const number = queries.length > 1 && rank?.query !== undefined ? `query ${queries.indexOf(rank.query) + 1}` : ''
  if (rank?.isShown) return [quoteShown(source, passages.length === 0 ? rank.snippet : undefined, number), ...passages]
  const where = source.origin.type === 'file' ? source.origin.path : source.address
  const head = [
    source.state,
    source.found?.kind,
    number,
    rank && standingOf(rank),
    source.published?.slice(0, 10),
    source.title,
  ]
    .filter(Boolean)
    .join(' · ')
  const lines = [head, where, ...(source.snippet && passages.length === 0 ? [source.snippet] : [])]
  return [{ place: source.id, text: lines.join('\n') }, ...passages]
}

function quoteShown(source: Source, snippet: string | undefined, number: string): Described['quoted'][number] {
  const isOther = source.state === 'found' && snippet !== undefined && snippet !== source.snippet
  const head = [`${source.state}, shown before`, isOther ? number : '', source.title].filter(Boolean).join(' · ')
  return { place: source.id, text: isOther ? `${head}\n${snippet}` : head }
}

const MAX_UNLIKELY_TITLE = 60

/** All in one line that begins with a place as every quoted one does; the mark between them is ours alone. */
function quoteUnlikely(sources: readonly Source[]): Described['quoted'] {
  const titled = sources.map(({ id, title }) => ({ id, title: cut(title.replaceAll('·', '-'), MAX_UNLIKELY_TITLE) }))
  const [first, ...others] = titled
  if (first === undefined) return []
  return [{ place: first.id, text: [first.title, ...others.map(({ id, title }) => `${id} ${title}`)].join(' · ') }]
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1)

/** Why a hit stands where it stands: its ranks, and whose site it is. Of a single provider the order says it. */
function standingOf({ standings, site, twins, formats }: RankedSource): string {
  const ranks = standings.length > 1 ? standings.map(({ provider, rank }) => `${provider} ${rank}`).join(', ') : ''
  return [
    ranks,
    site === 'unknown' ? '' : site,
    twins > 0 ? `${counted(twins, 'other address', 'other addresses')}` : '',
    ...formats.map(path => `also as ${nameOf(path)}`),
  ]
    .filter(Boolean)
    .join(' · ')
}
