import type { Desk } from '../desk.ts'
import { fuse } from '../rank/fusion.ts'
import type { Focus } from './focus.ts'
import { leadOf } from './lead.ts'
import { quotePassage } from './quote-passage.ts'
import type { QuotedPlace } from './view.ts'

const PER_SOURCE = 2
const MAX_LINES = 6

/** The passages of each source that was read which answer the queries best, by source id: what a snippet is for one that was not. */
export async function bestPassages(
  queries: readonly string[],
  sources: readonly { readonly id: string }[],
  focus: Focus,
  desk: Desk,
): Promise<ReadonlyMap<string, readonly QuotedPlace[]>> {
  const ids = new Set(sources.map(({ id }) => id))
  const found = new Map<string, readonly QuotedPlace[]>()
  for (const source of desk.state.sources) {
    if (source.state !== 'read' || !ids.has(source.id)) continue
    const within = { limit: PER_SOURCE, sources: new Set([source.id]) }
    const rankings = await Promise.all(
      queries.map(async query => ({
        ids: (await focus.find(query, desk, within)).map(({ paragraph }) => `${paragraph}`),
      })),
    )
    const best = fuse(rankings).slice(0, PER_SOURCE)
    const stored = await desk.text(source.textSha256)
    const numbers = best.flatMap(({ id }) => [...leadOf(stored, Number(id)), Number(id)]).sort((a, b) => a - b)
    found.set(source.id, quotePassage(source, stored, [...new Set(numbers)], queries.join(' ')).slice(0, MAX_LINES))
  }
  return found
}
