import { type ByField, coverageFactor, occurrence, saturated } from '../../rank/bm25.ts'
import type { PassageHit, PassageQuery } from '../../rank/passage-index.ts'
import type { Database } from './database.ts'
import { candidates } from './passage-candidates.ts'
import { type QueryTerm, queryTerms } from './passage-query.ts'
import type { PassageStatistics } from './passage-statistics.ts'
import { asVector, forEachField } from './passage-vector.ts'
import type { Postings } from './postings.ts'

export interface Searchable {
  readonly database: Database
  readonly statistics: PassageStatistics
  readonly postings: Postings
}

/** Finds candidates by the inverted index and scores them exactly. */
export function searchPassages(
  { database, statistics, postings }: Searchable,
  query: PassageQuery,
): readonly PassageHit[] {
  const terms = queryTerms(query, postings, statistics.count)
  if (terms.length === 0 || query.limit <= 0) return []
  const allowed = query.documents && allowedPassages(database, query.documents, statistics.lengths.length)
  const limit = Math.max(200, query.limit * 2)
  const seqs = candidates({ terms, postings, statistics, limit, allowed })
  const rows = database.all<{ seq: number; terms: Uint8Array }>(
    'SELECT seq, terms FROM vector WHERE seq IN (SELECT value FROM json_each(?))',
    `[${seqs.join(',')}]`,
  )
  const score = scorer(terms, statistics.average())
  const scored = rows.map(row => ({ seq: row.seq, score: score(asVector(row.terms)) })).filter(hit => hit.score > 0)
  const best = scored.sort((a, b) => b.score - a.score || a.seq - b.seq).slice(0, query.limit)
  return named(database, best)
}

function allowedPassages(database: Database, documents: ReadonlySet<string>, size: number): Uint8Array {
  const allowed = new Uint8Array(size)
  for (const document of documents) {
    const range = database.get<{ first: number; last: number }>(
      'SELECT first, last FROM document WHERE name = ?',
      document,
    )
    if (range !== undefined) allowed.fill(1, range.first, range.last + 1)
  }
  return allowed
}

/** BM25F over the terms and phrases, times the share of the question that is covered. */
function scorer(terms: readonly QueryTerm[], average: ByField): (vector: Int32Array) => number {
  const frequencies = new Float64Array(terms.length)
  const addOccurrences = occurrenceCounter(terms, frequencies)
  return vector => {
    frequencies.fill(0)
    forEachField(vector, (field, start, end) => {
      if (end > start) addOccurrences(vector, start, end, occurrence(field, end - start, average[field]))
    })
    let score = 0
    let asked = 0
    let covered = 0
    for (const [i, { weight, own }] of terms.entries()) {
      const frequency = frequencies[i] ?? 0
      score += weight * saturated(frequency)
      if (!own) continue
      asked += weight
      if (frequency > 0) covered += weight
    }
    return asked > 0 ? score * coverageFactor(covered / asked) : score
  }
}

type AddOccurrences = (vector: Int32Array, start: number, end: number, each: number) => void

/** Adds what each occurrence in a stretch of a vector counts to the frequency of its term. */
function occurrenceCounter(terms: readonly QueryTerm[], frequencies: Float64Array): AddOccurrences {
  const singles = new Map<number, number>()
  const phrases = new Map<number, number[]>()
  for (const [i, { hashes }] of terms.entries()) {
    const [first = 0] = hashes
    if (hashes.length === 1) singles.set(first, i)
    else phrases.set(first, [...(phrases.get(first) ?? []), i])
  }
  const add = (i: number, each: number) => {
    frequencies[i] = (frequencies[i] ?? 0) + each
  }
  const addPhrases: AddOccurrences = (vector, at, end, each) => {
    for (const i of phrases.get(vector[at] ?? 0) ?? []) {
      if (follows(vector, at, end, terms[i]?.hashes ?? [])) add(i, each)
    }
  }
  return (vector, start, end, each) => {
    for (let at = start; at < end; at++) {
      const single = singles.get(vector[at] ?? 0)
      if (single !== undefined) add(single, each)
      if (phrases.size > 0) addPhrases(vector, at, end, each)
    }
  }
}

function follows(vector: Int32Array, at: number, end: number, hashes: readonly number[]): boolean {
  return at + hashes.length <= end && hashes.every((hash, i) => vector[at + i] === hash)
}

interface Scored {
  readonly seq: number
  readonly score: number
}

function named(database: Database, best: readonly Scored[]): readonly PassageHit[] {
  return best.flatMap(({ seq, score }) => {
    const row = database.get<{ document: string; id: string }>('SELECT document, id FROM passage WHERE seq = ?', seq)
    return row === undefined ? [] : [{ document: row.document, id: row.id, score }]
  })
}
