import type { Check } from '../domain/claim.ts'
import { exclusiveSets } from './lexicon/exclusive.ts'
import type { Passage } from './passage.ts'

const patterns = exclusiveSets.map(set => {
  const isHan = /\p{Script=Han}/u.test(set[0] ?? '')
  const words = set.join('|')
  return new RegExp(isHan ? `(?:${words})` : `\\b(?:${words})\\b`, 'giu')
})

const foundIn = (text: string, pattern: RegExp) => new Set(text.match(pattern)?.map(word => word.toLowerCase()))

/** One of a set (a season, a weekday, a colour) against another one of it; where the claim's own stands beside, nobody knows which is meant. */
export function compareExclusive(claim: string, { text: sentence, window }: Passage, sameSubject: boolean): Check[] {
  return patterns.flatMap((pattern): Check[] => {
    const own = [...foundIn(claim, pattern)]
    const there = foundIn(sentence, pattern)
    const missing = own.find(word => !there.has(word))
    if (missing === undefined || there.size === 0) return []
    // As in a list of several.
    const isClear = own.length === 1 && there.size === 1 && sameSubject && !foundIn(window, pattern).has(missing)
    return [
      {
        name: 'quantity',
        result: isClear ? 'conflicts' : 'unknown',
        reason: `the source has another than “${missing}”`,
      },
    ]
  })
}
