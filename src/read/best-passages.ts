import type { Desk } from '../desk.ts'
import type { Focus } from './focus.ts'
import { withContext } from './passage-context.ts'
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
  const asked = await Promise.all(
    queries.map(async query => {
      const [best] = await focus.find(query, desk, { limit: 1, sources: ids })
      return { query, best: best?.score ?? 1 }
    }),
  )
  const found = new Map<string, readonly QuotedPlace[]>()
  for (const source of desk.state.sources) {
    if (source.state !== 'read' || !ids.has(source.id)) continue
    const best = await strongest(source.id, asked, focus, desk)
    const stored = await desk.text(source.textSha256)
    const numbers = best.flatMap(n => withContext(stored, n)).sort((a, b) => a - b)
    found.set(source.id, quotePassage(source, stored, [...new Set(numbers)], queries.join(' ')).slice(0, MAX_LINES))
  }
  return found
}

interface Asked {
  readonly query: string
  /** The score of its best passage in any of the sources: what a query's own scores are measured by. */
  readonly best: number
}

/** What one of the queries finds strongly is not pushed out by what several find weakly. */
async function strongest(id: string, asked: readonly Asked[], focus: Focus, desk: Desk): Promise<readonly number[]> {
  const strengths = new Map<number, number>()
  for (const { query, best } of asked) {
    for (const { paragraph, score } of await focus.find(query, desk, { limit: PER_SOURCE, sources: new Set([id]) }))
      strengths.set(paragraph, Math.max(strengths.get(paragraph) ?? 0, score / best))
  }
  const sorted = [...strengths].sort(([, a], [, b]) => b - a)
  return sorted.slice(0, PER_SOURCE).map(([paragraph]) => paragraph)
}
