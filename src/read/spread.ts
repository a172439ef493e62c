import type { Desk } from '../desk.ts'
import { fuse } from '../rank/fusion.ts'
import { words } from '../text/words.ts'
import { answering } from './answering.ts'
import { favourFigures } from './favour-figures.ts'
import type { Focus, FocusHit, FocusOptions } from './focus.ts'

const MOST_PARTS = 8
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

export interface SpreadPassages {
  /** Those that answer, best first. */
  readonly answers: readonly FocusHit[]
  /** What else shares words with the question, best first. */
  readonly others: readonly FocusHit[]
}

/**
 * The best passages for a question: of one with several parts the best of each part first; no source takes more than its share while
 * others have what answers too.
 */
export async function spreadPassages(
  query: string,
  focus: Focus,
  desk: Desk,
  { limit, ...options }: FocusOptions,
): Promise<SpreadPassages> {
  const deep = { ...options, limit: limit * DEPTH }
  const asked = [query, ...partsOfFocus(query)]
  const found = await Promise.all(asked.map(async one => favourFigures(await focus.find(one, desk, deep), desk)))
  const [whole = [], ...byPart] = await Promise.all(found.map((hits, i) => answering(asked[i] ?? '', hits, desk)))
  const rankings = [whole, ...byPart]
  const byKey = new Map(rankings.flat().map(hit => [keyOf(hit), hit]))
  const fused = fuse(rankings.map(hits => ({ ids: hits.map(keyOf) }))).flatMap(({ id }) => byKey.get(id) ?? [])
  const ordered = [...new Set([...bestOfParts(byPart, byKey), ...(byPart.length > 0 ? fused : whole)])]
  const answers = sharedOut(ordered, limit).slice(0, limit)
  const known = new Set(answers.map(keyOf))
  const others = [...ordered, ...(found[0] ?? [])].filter(hit => !known.has(keyOf(hit)))
  return { answers, others: [...new Map(others.map(hit => [keyOf(hit), hit])).values()] }
}

const keyOf = ({ source, paragraph }: FocusHit): string => `${source.id}:${paragraph}`

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
