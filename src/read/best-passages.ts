import type { Desk } from '../desk.ts'
import { fuse } from '../rank/fusion.ts'
import type { Focus } from './focus.ts'
import { type QuotedPlace, quoteParagraphs } from './view.ts'

const PER_SOURCE = 2
const MAX_LINES = 4

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
    const numbers = best.map(({ id }) => Number(id)).sort((a, b) => a - b)
    const lines = quoteParagraphs(source, await desk.text(source.textSha256), numbers)
    found.set(source.id, lines.slice(0, MAX_LINES))
  }
  return found
}
