import type { Database } from './database.ts'
import { numbersIn } from './passage-statistics.ts'

/** The inverted index, with what was asked for lately in memory. */
export interface Postings {
  /** In how many passages a term stands. */
  frequency(term: string): number
  /** Numbers of these passages, ascending. */
  passages(term: string): Uint32Array
}

/** Numbers kept in memory, 4 bytes each. */
const maxKept = 1_000_000

export function postingsOf(database: Database): Postings {
  const frequencies = new Map<string, number>()
  const lists = new Map<string, Uint32Array>()
  let kept = 0

  function read(term: string): Uint32Array {
    const row = database.get<{ list: string | null }>(
      'SELECT group_concat(rowid) list FROM inverted WHERE inverted MATCH ?',
      `"${term}"`,
    )
    return numbersIn(row?.list ?? '')
  }
  return {
    frequency: term => {
      const known = frequencies.get(term)
      if (known !== undefined) return known
      const row = database.get<{ doc: number }>('SELECT doc FROM frequency WHERE term = ?', term)
      const frequency = row?.doc ?? 0
      frequencies.set(term, frequency)
      return frequency
    },
    passages: term => {
      const known = lists.get(term)
      if (known !== undefined) return known
      const list = read(term)
      if (kept + list.length > maxKept) {
        lists.clear()
        kept = 0
      }
      kept += list.length
      lists.set(term, list)
      return list
    },
  }
}
