import { type StatedDate, statedDates } from './dates.ts'
import { cutsIn, sideOf } from './figure-sides.ts'
import { kept } from './kept.ts'
import { namesIn } from './name-compare.ts'
import type { Name } from './name-forms.ts'

/** A name with the one date that stands on its side of what a sentence sets side by side. */
export interface DatePair {
  readonly name: Name
  readonly date: StatedDate
}

export const pairsIn: (text: string) => readonly DatePair[] = kept(text => {
  const dates = statedDates(text)
  if (dates.length < 2) return []
  const cuts = cutsIn(text)
  return namesIn(text).flatMap(name => {
    const side = sideOf(text, name, cuts)
    const beside = dates.filter(one => sideOf(text, one, cuts) === side)
    // `To Java and other islands in the 17th century`.
    const date = beside.length === 0 ? dates.find(({ start }) => start > name.end) : beside[0]
    return date && beside.length < 2 ? [{ name, date }] : []
  })
})
