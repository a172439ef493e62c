import type { RowOutcome } from '../../domain/audit.ts'
import type { Audited } from '../audited.ts'
import { placesOf } from './citations.ts'
import { at, type Check, type Finding } from './finding.ts'

/** What an audit of the same text found on the pages that it cites. */
export const checkAudit: Check = ({ audited, report }) => {
  if (!audited || audited.rows.length === 0) return []
  const flaws = faults.flatMap(({ isOne, words }): Finding[] => {
    const rows = audited.rows.filter(isOne)
    if (rows.length === 0) return []
    const places = placesOf(rows, report.places)
    const count = `${rows.length} of ${sentences(audited.rows.length)}`
    return [{ name: 'audit', result: 'flaw', message: `${audited.id}: ${count} ${words}${at(places)}`, places }]
  })
  return [...flaws, rest(audited, flaws.length === 0)]
}

type Row = Audited['rows'][number]

const faults: readonly { readonly isOne: (row: Row) => boolean; readonly words: string }[] = [
  { isOne: ({ outcome }) => outcome === 'refuted', words: 'refuted by the cited pages' },
  { isOne: ({ isFabricated }) => isFabricated, words: 'with a fabricated reference' },
  { isOne: ({ outcome }) => outcome === 'dead', words: 'only on dead pages' },
]

const sentences = (n: number) => `${n} citing ${n === 1 ? 'sentence' : 'sentences'}`

/** What stands, and what nobody knows yet. */
function rest({ id, rows }: Audited, isGood: boolean): Finding {
  const having = (...wanted: readonly RowOutcome[]) => rows.filter(({ outcome }) => wanted.includes(outcome)).length
  const open = having('insufficient', 'unfetched', 'late')
  const parts = [
    `${having('supported')} of ${sentences(rows.length)} borne out by the cited pages`,
    ...(having('partial') > 0 ? [`${having('partial')} in part`] : []),
    ...(open > 0 ? [`${open} open`] : []),
  ]
  return { name: 'audit', result: isGood && open === 0 ? 'good' : 'note', message: `${id}: ${parts.join(', ')}` }
}
