import { contentWords } from '../evidence/claim-terms.ts'
import { allFigures } from '../evidence/figure-check.ts'
import { words } from '../text/words.ts'

/** A cited place with its words. */
export interface PlaceText {
  readonly key: string
  readonly text: string
}

const SHOWN = 4
const PLACES = 4

/** Which words and figures of a claim none of its places has, else what each of them lacks; empty where nothing is missing or words do not compare. */
export function missingWords(claim: string, places: readonly PlaceText[]): string {
  if (/\p{Script=Han}/u.test(claim) || places.length === 0) return ''
  const wanted = wordsOf(claim)
  const lacks = places.map(({ text }) => {
    const there = new Set(words(text))
    const figures = new Set(allFigures(text).map(({ bare, unit }) => `${bare} ${unit}`))
    return wanted.filter(
      one => !one.terms.every(term => there.has(term)) && !one.figures.some(figure => figures.has(figure)),
    )
  })
  const nowhere = wanted.filter(one => lacks.every(list => list.includes(one)))
  const apart = places.map(({ key }, i) => ({ key, lack: (lacks[i] ?? []).filter(one => !nowhere.includes(one)) }))
  return [
    ...(nowhere.length > 0 ? [`${places.length > 1 ? 'none of them has' : 'it has not'} ${some(nowhere)}`] : []),
    ...(nowhere.length > 0 || places.length < 2
      ? []
      : apart
          .filter(({ lack }) => lack.length > 0)
          .slice(0, PLACES)
          .map(({ key, lack }) => `${key} has not ${some(lack)}`)),
  ].join('; ')
}

/** Words that tone a sentence and are worded otherwise elsewhere. */
const toning =
  /^(?:may|might|can|could|would|will|shall|should|must|also|about|around|some|such|both|each|other|others|than|even|only|just|still|when|while|according|based|per)$/iu

interface Wanted {
  readonly shown: string
  readonly terms: readonly string[]
  /** As value and unit, for what is a number. */
  readonly figures: readonly string[]
}

/** The telling words of a claim as they stand in it, and its numbers. */
function wordsOf(claim: string): Wanted[] {
  const telling = new Set(contentWords(claim))
  const found = (claim.match(/[\p{L}\p{N}][\p{L}\p{N}.,'’%/-]*/gu) ?? []).map(token => token.replace(/[.,'’/-]+$/u, ''))
  return [...new Set(found)].flatMap(shown => {
    if (toning.test(shown)) return []
    const terms = words(shown)
    const figures = allFigures(shown).map(({ bare, unit }) => `${bare} ${unit}`)
    const isTelling = figures.length > 0 || (terms.length > 0 && terms.some(term => telling.has(term)))
    return isTelling ? [{ shown, terms, figures }] : []
  })
}

const some = (list: readonly Wanted[]): string =>
  `${list
    .slice(0, SHOWN)
    .map(({ shown }) => `“${shown}”`)
    .join(', ')}${list.length > SHOWN ? ` and ${list.length - SHOWN} more` : ''}`
