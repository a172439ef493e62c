import type { SourceStatement } from './statements.ts'

/** Two sentences of different sources that share most of their words. */
export interface CandidatePair {
  readonly a: SourceStatement
  readonly b: SourceStatement
  /** Share (0..1) of the words of the one with more that the other has. */
  readonly shared: number
}

/** Of its rarest words a sentence is found by these, and has to share two of them. */
const KEYS = 6
const MIN_KEYS = 2
/** Words that this many statements have lead nowhere. */
const MAX_HOLDERS = 60
/** Share of the words of the shorter and of the longer sentence. */
const OF_SHORTER = 0.7
const OF_LONGER = 0.55

/** The pairs of sentences that speak of the same thing, closest first. */
export function pairsOf(statements: readonly SourceStatement[]): CandidatePair[] {
  const counts = countTerms(statements)
  const holders = new Map<string, number[]>()
  const found: CandidatePair[] = []
  for (const [i, statement] of statements.entries()) {
    const keys = rarest(statement.terms, counts)
    found.push(...metBefore(statement, keys, holders).flatMap(j => pairOf(statements[j], statement) ?? []))
    for (const key of keys) hold(holders, key, i)
  }
  return found.sort((x, y) => y.shared - x.shared)
}

function rarest(terms: readonly string[], counts: ReadonlyMap<string, number>): string[] {
  const known = terms.map(term => ({ term, count: counts.get(term) ?? 0 })).filter(({ count }) => count > 1)
  return known
    .sort((x, y) => x.count - y.count)
    .slice(0, KEYS)
    .map(({ term }) => term)
}

function hold(holders: Map<string, number[]>, key: string, at: number): void {
  const known = holders.get(key)
  if (known === undefined) holders.set(key, [at])
  else if (known.length < MAX_HOLDERS) known.push(at)
}

/** Earlier sentences that share enough of the keys. */
function metBefore(
  statement: SourceStatement,
  keys: readonly string[],
  holders: ReadonlyMap<string, readonly number[]>,
): number[] {
  const met = new Map<number, number>()
  for (const key of keys) {
    const known = holders.get(key) ?? []
    if (known.length < MAX_HOLDERS) for (const j of known) met.set(j, (met.get(j) ?? 0) + 1)
  }
  const least = Math.min(MIN_KEYS, statement.terms.length)
  return [...met].flatMap(([j, count]) => (count >= least ? [j] : []))
}

function countTerms(statements: readonly SourceStatement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { terms } of statements) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function pairOf(a: SourceStatement | undefined, b: SourceStatement): CandidatePair | undefined {
  if (a === undefined || a.source === b.source) return undefined
  const there = new Set(a.terms)
  const shared = b.terms.filter(term => there.has(term)).length
  const [short, long] = [Math.min(a.terms.length, b.terms.length), Math.max(a.terms.length, b.terms.length)]
  // The same words in the same order say the same.
  if (shared / short < OF_SHORTER || shared / long < OF_LONGER || a.text === b.text) return undefined
  return { a, b, shared: shared / long }
}
