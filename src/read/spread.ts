import type { Desk } from '../desk.ts'
import { fuse } from '../rank/fusion.ts'
import { words } from '../text/words.ts'
import type { Focus, FocusHit, FocusOptions } from './focus.ts'

const MOST_PARTS = 8
/** Hits with less than this share of the best score of their ranking come after all others. */
const RELEVANT = 0.4
/** Hits looked at for each that is shown. */
const DEPTH = 3
/** Each part has so many places of its own before the others are given by rank. */
const PER_PART = 2
const LEAST_PER_SOURCE = 4
/** A source may have so much more than its even share. */
const SLACK = 1.5

/** What a question asks for, one by one: `durability after power loss, fsync, online backup`. */
export function partsOfFocus(query: string): string[] {
  const parts = query
    .split(/[,;，；、。？?\n]+|\s(?:and|or|以及|和)\s/iu)
    .map(part => part.trim())
    .filter(part => words(part, { dropStopWords: true }).length > 0)
  return parts.length > 1 && parts.length <= MOST_PARTS ? parts : []
}

/**
 * The best passages for a question: of one with several parts the best of each part first; no source takes more than its share while
 * others have what answers too. Best first.
 */
export async function spreadPassages(
  query: string,
  focus: Focus,
  desk: Desk,
  { limit, ...options }: FocusOptions,
): Promise<FocusHit[]> {
  const deep = { ...options, limit: limit * DEPTH }
  const [all = [], ...ofParts] = await Promise.all(
    [query, ...partsOfFocus(query)].map(one => focus.find(one, desk, deep)),
  )
  const [whole, byPart] = [all.filter(areRelevant), ofParts.map(hits => hits.filter(areRelevant))]
  const rankings = [whole, ...byPart]
  const byKey = new Map(rankings.flat().map(hit => [keyOf(hit), hit]))
  const fused = fuse(rankings.map(hits => ({ ids: hits.map(keyOf) }))).flatMap(({ id }) => byKey.get(id) ?? [])
  const ordered = [...new Set([...bestOfParts(byPart, byKey), ...(byPart.length > 0 ? fused : whole)])]
  const shared = sharedOut(ordered, limit)
  const known = new Set(shared.map(keyOf))
  return [...shared, ...all.filter(hit => !known.has(keyOf(hit)))].slice(0, limit)
}

const keyOf = ({ source, paragraph }: FocusHit): string => `${source.id}:${paragraph}`

const areRelevant = ({ score }: FocusHit, i: number, [best]: readonly FocusHit[]): boolean =>
  i === 0 || score >= RELEVANT * (best?.score ?? 0)

/** In turns: the best of each part, then of each the next, from another source where one is as good. */
function bestOfParts(byPart: readonly (readonly FocusHit[])[], byKey: ReadonlyMap<string, FocusHit>): FocusHit[] {
  const turns = Array.from({ length: PER_PART }, (_, turn) =>
    byPart.flatMap(hits => {
      const first = hits[0]
      const others = hits.filter(({ source }) => source !== first?.source)
      const hit = turn === 0 ? first : (others[turn - 1] ?? hits[turn])
      return hit ? (byKey.get(keyOf(hit)) ?? hit) : []
    }),
  )
  return turns.flat()
}

function sharedOut(hits: readonly FocusHit[], limit: number): FocusHit[] {
  const sources = new Set(hits.map(({ source }) => source)).size
  const most = Math.max(LEAST_PER_SOURCE, Math.ceil((limit / Math.max(1, sources)) * SLACK))
  const counts = new Map<string, number>()
  const within = hits.filter(({ source }) => {
    const count = (counts.get(source.id) ?? 0) + 1
    counts.set(source.id, count)
    return count <= most
  })
  const rest = hits.filter(hit => !within.includes(hit))
  return [...within, ...rest]
}
