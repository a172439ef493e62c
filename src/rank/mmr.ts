export interface Diversity<T> {
  readonly limit: number
  /** Any scale from 0 up; it is divided by the largest. */
  relevance(item: T): number
  /** What two items are compared by, such as their words. */
  terms(item: T): ReadonlySet<string>
  /** 1 ranks by relevance alone, 0 by difference alone. */
  readonly lambda?: number
}

/** Maximal marginal relevance (Carbonell and Goldstein 1998): relevant, and unlike what was picked before. */
export function diversify<T>(
  items: readonly T[],
  { limit, relevance, terms, lambda = 0.7 }: Diversity<T>,
): readonly T[] {
  const largest = Math.max(...items.map(relevance), Number.MIN_VALUE)
  const left = items.map(item => ({
    item,
    terms: terms(item),
    relevance: relevance(item) / largest,
    likeness: 0,
  }))
  const picked: T[] = []
  while (picked.length < limit && left.length > 0) {
    const value = (each: (typeof left)[number]) => lambda * each.relevance - (1 - lambda) * each.likeness
    const best = left.reduce((a, b) => (value(b) > value(a) ? b : a))
    left.splice(left.indexOf(best), 1)
    picked.push(best.item)
    for (const each of left) each.likeness = Math.max(each.likeness, overlap(each.terms, best.terms))
  }
  return picked
}

/** Shared share of two sets (Jaccard), 0..1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const term of small) if (large.has(term)) shared++
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
