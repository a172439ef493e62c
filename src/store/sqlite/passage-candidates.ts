import { parameters, saturated } from '../../rank/bm25.ts'
import { top } from '../../rank/top.ts'
import type { QueryTerm } from './passage-query.ts'
import type { PassageStatistics } from './passage-statistics.ts'
import { strong } from './passage-vector.ts'
import type { Postings } from './postings.ts'

/** Entries of the inverted index that one search reads before it makes do with the candidates that it has. */
const enoughEntries = 30_000
/** Term frequency that is assumed of a passage that has a term more than once or in its title. */
const strongFrequency = 2.5

export interface Candidates {
  readonly terms: readonly QueryTerm[]
  readonly postings: Postings
  readonly statistics: PassageStatistics
  readonly limit: number
  /** Says of a passage's number whether it may be found; undefined where all may. */
  readonly allowed: Uint8Array | undefined
}

/**
 * Numbers of the passages worth an exact look: best by an estimate from the rarest terms. Terms too frequent to be read as
 * well count only in that exact look.
 */
export function candidates(search: Candidates): readonly number[] {
  const { terms, postings, limit, statistics } = search
  const estimates = new Float64Array(statistics.lengths.length)
  const add = adder(search, estimates)
  const found: number[] = []
  let entries = 0
  for (const term of terms.toSorted((a, b) => a.frequency - b.frequency)) {
    if (entries + term.frequency > enoughEntries && found.length >= limit) break
    entries += term.frequency
    add(postings.passages(term.rarest), { from: 0, to: 1, weight: term.weight }, found)
    add(postings.passages(strong(term.rarest)), { from: 1, to: strongFrequency, weight: term.weight }, found)
  }
  if (found.length <= limit) return found
  return top(found, limit, (a, b) => (estimates[b] ?? 0) - (estimates[a] ?? 0) || a - b)
}

/** A term frequency that rises, and what the rise is worth. */
interface Rise {
  readonly from: number
  readonly to: number
  readonly weight: number
}
type Add = (seqs: Uint32Array, rise: Rise, found: number[]) => void

/** Adds to the estimates of passages; those that had none yet are `found`. */
function adder({ statistics, allowed }: Candidates, estimates: Float64Array): Add {
  const { lengths } = statistics
  const average = Math.max(statistics.average().total, 1)
  const b = parameters.lengthNorm.body
  return (seqs, { from, to, weight }, found) => {
    for (const seq of seqs) {
      if (allowed !== undefined && allowed[seq] !== 1) continue
      const norm = 1 - b + (b * (lengths[seq] ?? 0)) / average
      const before = estimates[seq] ?? 0
      if (before === 0) found.push(seq)
      estimates[seq] = before + weight * (saturated(to / norm) - saturated(from / norm))
    }
  }
}
