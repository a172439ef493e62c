import { idf } from '../../rank/bm25.ts'
import type { PassageQuery } from '../../rank/passage-index.ts'
import { indexTerms, termHash } from './passage-vector.ts'
import type { Postings } from './postings.ts'

/** A term that passages are scored by, or a phrase: several that follow each other. */
export interface QueryTerm {
  readonly terms: readonly string[]
  readonly hashes: readonly number[]
  /** Weight times idf; a phrase has that of its rarest term. */
  readonly weight: number
  /** The term to look passages up by. */
  readonly rarest: string
  readonly frequency: number
  /** From the question itself rather than from its expansion. */
  readonly own: boolean
}

/** Beyond that a text is a document, not a question; its rarest terms stand for it. */
const maxOwnTerms = 48
const maxExpansions = 32

export function queryTerms(query: PassageQuery, postings: Postings, documents: number): readonly QueryTerm[] {
  const counts = new Map<string, number>()
  for (const term of indexTerms(query.text)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const build = (terms: readonly string[], weight: number, own: boolean) =>
    queryTerm({ terms, weight, own, postings, documents })
  const own = heaviest(
    Array.from(counts, ([term, count]) => build([term], count, true)),
    maxOwnTerms,
  )
  const further: QueryTerm[] = []
  for (const [key, weight] of query.expansions ?? []) {
    const terms = expansionTerms(key)
    const isNew = terms.length > 1 || (terms[0] !== undefined && !counts.has(terms[0]))
    if (isNew) further.push(build(terms, Math.min(Math.max(weight, 0), 1), false))
  }
  return [...own, ...heaviest(further, maxExpansions)]
}

/** A compound written apart is one term; other words in a row are a phrase. */
function expansionTerms(key: string): readonly string[] {
  const terms = indexTerms(key)
  const [joined] = indexTerms(key.trim().replace(/\s+/g, '-'))
  if (joined !== undefined && (terms.includes(joined) || !/\s/.test(key.trim()))) {
    return terms[0] === joined && isSpacelessScript(key) ? terms : [joined]
  }
  return terms
}

/** Pairs of characters stand for one word there, so that all of them count. */
function isSpacelessScript(key: string): boolean {
  return !/[a-z]/i.test(key)
}

interface Parts {
  readonly terms: readonly string[]
  readonly weight: number
  readonly own: boolean
  readonly postings: Postings
  readonly documents: number
}

function queryTerm({ terms, weight, own, postings, documents }: Parts): QueryTerm {
  let rarest = ''
  let frequency = Number.POSITIVE_INFINITY
  for (const term of terms) {
    const each = postings.frequency(term)
    if (each >= frequency) continue
    rarest = term
    frequency = each
  }
  return { terms, hashes: terms.map(termHash), weight: weight * idf(documents, frequency), rarest, frequency, own }
}

/** Those that stand somewhere at all, at most `limit`. */
function heaviest(terms: readonly QueryTerm[], limit: number): readonly QueryTerm[] {
  const found = terms.filter(term => term.own || term.frequency > 0)
  return found.length <= limit ? found : found.toSorted((a, b) => b.weight - a.weight).slice(0, limit)
}
