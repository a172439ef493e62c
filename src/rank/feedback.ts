import { words } from '../text/words.ts'

export interface FeedbackOptions {
  /** Words taken over, best first. */
  readonly limit?: number
  /** Weight of the best of them, beside 1 for the question's own. */
  readonly weight?: number
}

export interface FeedbackPassage {
  readonly text: string
  /** Of the search that found it. */
  readonly score: number
}

/**
 * Words that the best passages share and the question lacks (pseudo-relevance feedback after RM3): each passage speaks by its
 * score, each word by its share of the passage. A word that only one passage has is its author's, not the subject's.
 */
export function feedback(
  query: string,
  passages: readonly FeedbackPassage[],
  { limit = 12, weight = 0.2 }: FeedbackOptions = {},
): ReadonlyMap<string, number> {
  const asked = new Set(words(query))
  const totals = new Map<string, Total>()
  for (const { text, score } of passages) addPassage(totals, surfaceByTerm(text), score)
  const shared = Array.from(totals, ([term, total]) => ({ term, ...total }))
    .filter(({ term, passages: count }) => count > 1 && !asked.has(term))
    .sort((a, b) => b.mass - a.mass)
    .slice(0, limit)
  const heaviest = shared[0]?.mass ?? 1
  return new Map(shared.map(({ surface, mass }) => [surface, (weight * mass) / heaviest]))
}

interface Total {
  readonly surface: string
  readonly mass: number
  readonly passages: number
}
interface Surface {
  readonly surface: string
  readonly count: number
}

function addPassage(totals: Map<string, Total>, terms: ReadonlyMap<string, Surface>, score: number): void {
  let length = 0
  for (const { count } of terms.values()) length += count
  for (const [term, { surface, count }] of terms) {
    const before = totals.get(term)
    totals.set(term, {
      surface: before?.surface ?? surface,
      mass: (before?.mass ?? 0) + (score * count) / length,
      passages: (before?.passages ?? 0) + 1,
    })
  }
}

/** Index terms with a spelling that leads to them again: a stem is not always its own stem. */
function surfaceByTerm(text: string): ReadonlyMap<string, Surface> {
  const surfaces = new Map<string, Surface>()
  for (const [token] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const terms = words(token, { dropStopWords: true })
    for (const term of terms) {
      if (term.length < 2) continue
      const before = surfaces.get(term)
      const surface = before?.surface ?? (terms.length === 1 ? token.toLowerCase() : term)
      surfaces.set(term, { surface, count: (before?.count ?? 0) + 1 })
    }
  }
  return surfaces
}
