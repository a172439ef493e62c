import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { allFigures } from './figure-check.ts'

interface Ratio {
  readonly part: Figure
  readonly whole: Figure
}

const joins = /^\s+(?:out\s+)?of\s+(?:(?:the|all|its|their|our|these|those)\s+)?$/i

/** `144 of the 154`: a count of a part with that of the whole. */
function ratiosIn(text: string): Ratio[] {
  const counts = allFigures(text).filter(({ unit, bare }) => unit === '' && Number.isInteger(bare))
  return counts.flatMap((part, i) => {
    const whole = counts[i + 1]
    return whole && joins.test(text.slice(part.end, whole.start)) ? [{ part, whole }] : []
  })
}

/** `144 of 228` is not said by `144 of 154 …, 190 of 228`, though both figures stand there. */
export function compareRatios(claim: string, sentence: string, isOnSubject: boolean): Check[] {
  const own = ratiosIn(claim)
  const there = own.length === 0 ? [] : ratiosIn(sentence)
  return own.flatMap(({ part, whole }): Check[] => {
    const isHere = there.some(one => one.part.value === part.value && one.whole.value === whole.value)
    const rival = there.find(one => one.part.value === part.value || one.whole.value === whole.value)
    if (isHere || rival === undefined) return []
    const reason = `${part.text} of ${whole.text} is ${rival.part.text} of ${rival.whole.text} there`
    return [{ name: 'figure', result: isOnSubject ? 'conflicts' : 'unknown', reason }]
  })
}
