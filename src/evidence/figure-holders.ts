import type { Check } from '../domain/claim.ts'
import { sentences } from '../text/sentences.ts'
import { words } from '../text/words.ts'
import { contentWords } from './claim-terms.ts'
import { allFigures } from './figure-check.ts'
import { cutsIn, sideOf, turnsToOthers } from './figure-sides.ts'
import { kept } from './kept.ts'

/** A sentence of a place with its words and figures. */
interface Held {
  readonly text: string
  readonly terms: ReadonlySet<string>
  readonly figures: ReturnType<typeof allFigures>
}

const heldIn: (window: string) => readonly Held[] = kept(window =>
  sentences(window).map(({ start, end }) => {
    const text = window.slice(start, end)
    return { text, terms: new Set(words(text)), figures: allFigures(text) }
  }),
)

/** `Servers get $25` where one sentence gives $25 of managers and another one another sum of servers: each part of a claim has its figures where its subject stands. */
export function compareHolders(claim: string, window: string): Check[] {
  const own = allFigures(claim).filter(({ unit, year }) => unit !== '' && !year)
  if (own.length === 0 || /\p{Script=Han}/u.test(claim)) return []
  const there = heldIn(window)
  if (there.length < 2) return []
  const cuts = cutsIn(claim)
  const said = new Set(contentWords(claim))
  const apart = own.find(figure => {
    const [subject] = contentWords(sideOf(claim, figure, cuts))
    if (subject === undefined || /^\d/.test(subject)) return false
    const holds = ({ figures }: Held) => figures.some(one => one.unit === figure.unit && one.value === figure.value)
    const [with_, without] = [there.filter(holds), there.filter(one => !holds(one))]
    const isOther = with_.every(one => turnsToOthers(one.text, said))
    const rivals = without.filter(
      one => one.terms.has(subject) && one.figures.some(({ unit }) => isOther || unit === figure.unit),
    )
    return with_.length > 0 && rivals.length > 0 && with_.every(({ terms }) => !terms.has(subject))
  })
  return apart
    ? [{ name: 'figure', result: 'unknown', reason: `${apart.text} stands beside something else there` }]
    : []
}
