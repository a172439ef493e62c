import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { words } from '../text/words.ts'
import { allFigures } from './figure-check.ts'
import { isSame } from './figure-object.ts'

/** `50 grams of active starter`: a measure and what there is so much of. */
interface Amount {
  readonly figure: Figure
  readonly of: readonly string[]
}

const thing = /^\s+of\s+(?:the\s+|its\s+|their\s+)?((?:\p{L}[\p{L}-]*\s+){0,3}\p{L}[\p{L}-]*)/iu
const ends = /\s(?:and|or|for|with|per|in|on|at|to|from|by|a|an|each|every|that|which|is|are|was|were)\s.*$/iu
const isMeasure = ({ unit }: Figure): boolean => unit !== '' && unit !== '%' && unit !== 'pp' && unit !== 'times'

function amountsIn(text: string): Amount[] {
  return allFigures(text)
    .filter(isMeasure)
    .flatMap(figure => {
      const said = thing.exec(text.slice(figure.end))?.[1]?.replace(ends, '')
      const of = words(said ?? '', { dropStopWords: true })
      return of.length > 0 ? [{ figure, of }] : []
    })
}

/** `9 grams of starter and 50 of salt` is not said where it is the other way round. */
export function compareAmounts(claim: string, passage: string, isOnSubject: boolean): Check[] {
  const own = amountsIn(claim)
  const there = own.length === 0 ? [] : amountsIn(passage)
  return own.flatMap(({ figure, of }): Check[] => {
    const same = there.filter(one => one.of.at(-1) === of.at(-1) && one.figure.unit === figure.unit)
    const [rival] = same
    if (rival === undefined || same.some(one => isSame(one.figure, figure))) return []
    const reason = `${figure.text} of “${of.at(-1)}” is ${rival.figure.text} there`
    return [{ name: 'figure', result: isOnSubject ? 'conflicts' : 'unknown', reason }]
  })
}
