import type { Source } from '../domain/source.ts'
import { type Asking, onTopicOf } from '../text/on-topic.ts'
import { sharesTellingWord } from '../text/telling-words.ts'
import { ofAskedKind } from './offers.ts'

/** One word is soon met: a plant is also a factory. */
const FITTING = { least: 2 }

type QueryOf = (hit: Source) => string | undefined

/** Those of which title and snippet tell of the very query that found them and of what is asked. */
export function fittingHits(hits: readonly Source[], queryOf: QueryOf, asking: Asking): readonly Source[] {
  const isOnTopic = onTopicOf(asking)
  return hits.filter(hit => isOnTopic(hit, queryOf(hit) ?? ''))
}

/** Hits in the order in which they are to be read: first those that fit their query and what is asked, each query in its turn. */
export function worthReading(hits: readonly Source[], queryOf: QueryOf, asking: Asking): readonly Source[] {
  const chosen = ofAskedKind(hits)
  const fitting = new Set(
    fittingHits(chosen, queryOf, asking).filter(hit => sharesTellingWord([queryOf(hit) ?? ''], FITTING)(hit)),
  )
  const sorted = [...chosen.filter(hit => fitting.has(hit)), ...chosen.filter(hit => !fitting.has(hit))]
  const turns = new Map<string, number>()
  const turnOf = new Map(
    sorted.map(hit => {
      const query = queryOf(hit) ?? ''
      const turn = turns.get(query) ?? 0
      turns.set(query, turn + 1)
      return [hit.id, turn] as const
    }),
  )
  const rankOf = (hit: Source) => (fitting.has(hit) ? 0 : sorted.length) + (turnOf.get(hit.id) ?? 0)
  return sorted.toSorted((a, b) => rankOf(a) - rankOf(b))
}
