import type { Clause } from './negation.ts'
import type { Reading } from './passage.ts'

/** A clause with less of the closest one's words says something else. */
const NEARLY_AS_CLOSE = 0.75

/** The clauses of a sentence that share most words with what is wanted; none where none shares any. */
export function nearClauses(wanted: ReadonlySet<string>, sentence: Reading): Clause[] {
  const scored = sentence.clauses.map(clause => ({ clause, shared: sharedTerms(termsOf(clause, sentence), wanted) }))
  const most = Math.max(0, ...scored.map(({ shared }) => shared))
  return most === 0 ? [] : scored.filter(({ shared }) => shared >= most * NEARLY_AS_CLOSE).map(({ clause }) => clause)
}

export const termsOf = ({ from, to }: Clause, { terms }: Reading): ReadonlySet<string> =>
  new Set(terms.filter(({ start }) => start >= from && start < to).map(({ term }) => term))

function sharedTerms(there: ReadonlySet<string>, wanted: ReadonlySet<string>): number {
  return [...wanted].filter(term => there.has(term)).length
}
