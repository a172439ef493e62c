import type { ResearchState } from '../domain/research.ts'
import type { Source } from '../domain/source.ts'
import type { ResearchError } from '../errors.ts'
import type { ProviderReport, SearchOutcome } from './searcher.ts'

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

/** Hits with their ids, and what each provider did. Titles, snippets, passages and addresses are quoted. */
export function describeHits(
  outcome: SearchOutcome,
  read: readonly ReadOutcome[],
  passages: ReadonlyMap<string, Described['quoted']>,
  state: ResearchState,
): Described {
  // Reading may have changed the state of a hit; say what it is now.
  const sources = outcome.sources
    .map(({ id }) => state.sources.find(one => one.id === id))
    .filter(one => one !== undefined)
  const unread = sources.filter(one => one.state === 'found').map(({ id }) => `"${id}"`)
  return {
    facts: [
      `${counted(sources.length, 'hit')}: ${sources.map(({ id }) => id).join(' ') || 'none'}`,
      ...describeReports(outcome.reports),
      ...outcome.empty.map(id => `${id} records a search that found nothing; cite it as [@${id}]`),
      ...(outcome.excluded > 0 ? [`${counted(outcome.excluded, 'hit')} of excluded sources left out`] : []),
      ...read.flatMap(({ id, error }) => (error ? [`${id ?? 'a hit'} could not be read: ${error.message}`] : [])),
    ],
    quoted: sources.flatMap(source => quoteHit(source, passages.get(source.id) ?? [])),
    ...(unread.length > 0 && {
      next: `read source: [${unread.slice(0, 3).join(', ')}], or read focus: "…" over what was read.`,
    }),
    data: { hits: sources.map(({ id, state: reached }) => ({ id, state: reached })), empty: outcome.empty },
  }
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

/** One line per provider and query; a failure that met every query is said once. */
function describeReports(reports: readonly ProviderReport[]): string[] {
  const failures = new Map<string, ProviderReport[]>()
  for (const one of reports) {
    if (one.error)
      failures.set(`${one.provider} ${one.error.message}`, [
        ...(failures.get(`${one.provider} ${one.error.message}`) ?? []),
        one,
      ])
  }
  const repeated = new Set([...failures.values()].flatMap(([, ...others]) => others))
  return reports.filter(one => !repeated.has(one)).map(describeReport)
}

function describeReport({ provider, query, hits, note, error }: ProviderReport): string {
  if (error) return `${provider} ${error.kind.replace('_', ' ')}: ${error.message} ${error.fix}`
  const what = counted(hits, 'hit')
  return `${provider}, "${query}": ${what}${note ? ` (${note})` : ''}`
}

/** A hit with its snippet; one that was read with its best passages instead, ready to be cited. */
function quoteHit(source: Source, passages: Described['quoted']): Described['quoted'] {
  const where = source.origin.type === 'file' ? source.origin.path : source.address
  const head = [source.state, source.found?.kind, source.published?.slice(0, 10), source.title]
    .filter(Boolean)
    .join(' · ')
  const lines = [head, where, ...(source.snippet && passages.length === 0 ? [source.snippet] : [])]
  return [{ place: source.id, text: lines.join('\n') }, ...passages]
}
