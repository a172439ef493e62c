import type { Check } from '../domain/claim.ts'
import { pairsIn } from './date-pairs.ts'
import { compareDates, type StatedDate } from './dates.ts'
import { isSameName } from './name-compare.ts'
import type { Name } from './name-forms.ts'

/** `To Java in the 17th century and to the Americas in the 18th` is exchanged where both names stand with the other's date. */
export function comparePairs(claim: string, sentence: string): Check[] {
  const own = pairsIn(claim)
  const there = own.length < 2 ? [] : pairsIn(sentence)
  const isWith = (name: Name, date: StatedDate): boolean =>
    there.some(pair => isSameName(pair.name, name) && compareDates(date, pair.date) === 'same')
  const isExchanged = own.some((one, i) =>
    own
      .slice(i + 1)
      .some(
        other =>
          compareDates(one.date, other.date) === 'different' &&
          isWith(one.name, other.date) &&
          isWith(other.name, one.date) &&
          !isWith(one.name, one.date) &&
          !isWith(other.name, other.date),
      ),
  )
  return isExchanged ? [{ name: 'date', result: 'conflicts', reason: 'the dates are exchanged there' }] : []
}
