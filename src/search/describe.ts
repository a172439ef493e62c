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

/** Hits with their ids, and what each provider did. Titles, snippets and addresses are quoted. */
export function describeHits(outcome: SearchOutcome, read: readonly ReadOutcome[], state: ResearchState): Described {
  // Reading may have changed the state of a hit; say what it is now.
  const sources = outcome.sources
    .map(({ id }) => state.sources.find(one => one.id === id))
    .filter(one => one !== undefined)
  const unread = sources.filter(one => one.state === 'found').map(({ id }) => `"${id}"`)
  return {
    facts: [
      `${counted(sources.length, 'hit')}: ${sources.map(({ id }) => id).join(' ') || 'none'}`,
      ...outcome.reports.map(describeReport),
      ...outcome.empty.map(id => `${id} records a search that found nothing; cite it as [@${id}]`),
      ...(outcome.excluded > 0 ? [`${counted(outcome.excluded, 'hit')} of excluded sources left out`] : []),
      ...read.flatMap(({ id, error }) => (error ? [`${id ?? 'a hit'} could not be read: ${error.message}`] : [])),
    ],
    quoted: sources.flatMap(quoteHit),
    ...(unread.length > 0 && {
      next: `read source: [${unread.slice(0, 3).join(', ')}], or read focus: "…" over what was read.`,
    }),
    data: { hits: sources.map(({ id, state: reached }) => ({ id, state: reached })), empty: outcome.empty },
  }
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

function describeReport({ provider, query, hits, note, error }: ProviderReport): string {
  const what = error ? `${error.kind.replace('_', ' ')}: ${error.message} ${error.fix}` : counted(hits, 'hit')
  return `${provider}, "${query}": ${what}${note ? ` (${note})` : ''}`
}

function quoteHit(source: Source): Described['quoted'] {
  const where = source.origin.type === 'file' ? source.origin.path : source.address
  const head = [source.state, source.found?.kind, source.published?.slice(0, 10), source.title]
    .filter(Boolean)
    .join(' · ')
  const lines = [head, where, ...(source.snippet ? [source.snippet] : [])]
  return [{ place: source.id, text: lines.join('\n') }]
}
