import { type ByField, fields } from '../../rank/bm25.ts'
import type { Database } from './database.ts'

/** Numbers of passages, kept in memory beside the file and read again when another process has written to it. */
export interface PassageStatistics {
  readonly count: number
  /** Terms per passage by its number; 0 where there is none. */
  readonly lengths: Uint32Array
  average(): ByField & { readonly total: number }
  add(seq: number, lengths: ByField): void
  remove(seq: number, lengths: ByField): void
}

/** One more than the length in terms is kept, so that an empty passage is told from none. */
export function readStatistics(database: Database): PassageStatistics {
  const totals = database.get<{ n: number; title: number; context: number; body: number; last: number }>(
    `SELECT count(*) n, total(title) title, total(context) context, total(body) body, coalesce(max(seq), 0) last
     FROM passage`,
  ) ?? { n: 0, title: 0, context: 0, body: 0, last: 0 }
  const lists = database.get<{ seqs: string | null; lengths: string | null }>(
    'SELECT group_concat(seq) seqs, group_concat(title + context + body + 1) lengths FROM passage',
  )
  let lengths = new Uint32Array(Math.max(1024, totals.last + 1))
  const values = numbersIn(lists?.lengths ?? '')
  for (const [i, seq] of numbersIn(lists?.seqs ?? '').entries()) lengths[seq] = values[i] ?? 0
  let count = totals.n
  const sums = { title: totals.title, context: totals.context, body: totals.body }

  function change(seq: number, by: ByField, sign: 1 | -1): void {
    if (seq >= lengths.length) {
      const longer = new Uint32Array(Math.max(seq + 1, lengths.length * 2))
      longer.set(lengths)
      lengths = longer
    }
    for (const field of fields) sums[field] += sign * by[field]
    lengths[seq] = sign === 1 ? by.title + by.context + by.body + 1 : 0
    count += sign
  }
  return {
    get count() {
      return count
    },
    get lengths() {
      return lengths
    },
    average: () => {
      const n = Math.max(count, 1)
      const average = { title: sums.title / n, context: sums.context / n, body: sums.body / n }
      return { ...average, total: average.title + average.context + average.body }
    },
    add: (seq, by) => change(seq, by, 1),
    remove: (seq, by) => change(seq, by, -1),
  }
}

/** Reads `1,22,3` without making a string of each number. SQLite hands over one string much faster than many rows. */
export function numbersIn(list: string): Uint32Array {
  const numbers = new Uint32Array(list === '' ? 0 : Math.ceil(list.length / 2))
  let size = 0
  let current = 0
  for (let i = 0; i <= list.length; i++) {
    const code = list.charCodeAt(i)
    if (code >= 48) current = current * 10 + code - 48
    else if (list !== '') {
      numbers[size++] = current
      current = 0
    }
  }
  return numbers.subarray(0, size)
}
