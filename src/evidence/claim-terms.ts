import { figures } from '../text/numbers.ts'
import { withoutShares } from '../text/shares.ts'
import { words } from '../text/words.ts'
import { statedDates } from './dates.ts'
import { kept } from './kept.ts'
import { negatorsIn } from './negation.ts'
import { directionsIn, isSubjectWord } from './polarity.ts'

/** One word of a claim in all the index terms that would do for it. */
export interface ClaimWord {
  readonly terms: readonly string[]
  /** It says what the claim is about: no number, date, direction or word of form. */
  readonly isContent: boolean
}

/** The words of a claim, each once. A compound stands for each of its parts, and each part may be said by the compound. */
export function claimWords(claim: string): ClaimWord[] {
  const content = new Set(contentWords(claim))
  const known = new Map<string, ClaimWord>()
  for (const terms of claim.match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu)?.flatMap(formsOf) ?? []) {
    const [first = ''] = terms
    const isContent = terms.some(term => content.has(term))
    if (!known.has(first) && (isContent || !formWords.has(first))) known.set(first, { terms, isContent })
  }
  return [...known.values()]
}

/** The terms that would do for each word of a token. */
function formsOf(token: string): string[][] {
  const [whole, ...parts] = words(token)
  if (whole === undefined) return []
  if (/^\p{Script=Han}/u.test(token)) return [whole, ...parts].map(term => [term])
  return parts.length > 0 ? parts.map(part => [part, whole]) : [[whole]]
}

/** The figures of a text as index terms: `1.2 million`, `1,200,000` and `120万` are one. Years are words already. */
export function figureTerms(text: string): string[] {
  if (!/\d/.test(text)) return []
  return figures(text).flatMap(({ value, year }) => (year ? [] : [`=${value}`]))
}

/** Their characters make no pairs with those beside them. */
const apart = /去年|今年|明年|前年|上年|同期|约为|大约|大概|约|左右|将近|接近/g

/** What a text is about, in index terms: what the checks compare (figures, dates, directions) is left out. */
export const contentWords: (text: string) => readonly string[] = kept(text => {
  let left = withoutShares(text.replace(apart, ' $& '))
  for (const spansIn of [statedDates, figures, trendsIn, negatorsIn]) {
    for (const { start, end } of spansIn(left)) left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end)
  }
  return words(left, { dropStopWords: true }).filter(term => !formWords.has(term) && !/^[\d.]+$/.test(term))
})

/** Share (0..1) of what a claim is about that texts name between them. */
export function shareIn(claim: string, texts: readonly string[]): number {
  const wanted = new Set(contentWords(claim))
  if (wanted.size === 0) return 0
  const there = new Set(texts.flatMap(text => words(text)))
  return [...wanted].filter(term => there.has(term)).length / wanted.size
}

const trendsIn = (text: string) => directionsIn(text).filter(one => !isSubjectWord(one))

const formWords = new Set(
  words(
    'a an and are as at be by for from in is it its of on or that the this to was were with also been very much 约 近 达',
  ),
)
