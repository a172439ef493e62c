import type { ResearchState, Task } from '../domain/research.ts'
import type { Source } from '../domain/source.ts'

/**
 * Hits without those that were left lying: since they were found, something else than the hits above them was read. Those of the last search
 * for the task go before those of earlier ones.
 */
export function notPassedOver(hits: readonly Source[], task: Task | undefined, state: ResearchState): Source[] {
  const foundAt = timesOf(state)
  const left = hits.filter(hit => !isPassedOver(hit, foundAt, state))
  const last = state.searches.findLast(one => task !== undefined && one.task === task.id)?.at
  const isOfLast = (hit: Source) => last !== undefined && foundAt(hit) === last
  return [...left.filter(isOfLast), ...left.filter(hit => !isOfLast(hit))]
}

type FoundAt = (source: Source) => string | undefined

/** When the search was made that found a source first, ISO 8601. */
function timesOf({ searches }: ResearchState): FoundAt {
  const first = new Map<string, string>()
  for (const { query, at } of searches) if (!first.has(query)) first.set(query, at)
  return ({ found }) => (found === undefined ? undefined : first.get(found.query))
}

function isPassedOver(hit: Source, foundAt: FoundAt, { sources }: ResearchState): boolean {
  const at = foundAt(hit)
  if (at === undefined) return false
  const isAbove = (one: Source) => foundAt(one) === at && numberOf(one) < numberOf(hit)
  return sources.some(one => one.state === 'read' && one.found !== undefined && one.retrieved > at && !isAbove(one))
}

const numberOf = ({ id }: Source) => Number(id.slice(1))
