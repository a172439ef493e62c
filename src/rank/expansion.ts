import { words } from '../text/words.ts'
import { concepts } from './concepts.ts'

/** Beside 1 for the question's own words, which so keep the upper hand. */
const conceptWeight = 0.16
/** In a text of the other language the question's own words cannot stand, so that these speak for them. */
const otherLanguageWeight = 0.45

interface Member {
  readonly terms: readonly string[]
  readonly concept: readonly string[]
}

let byFirstTerm: ReadonlyMap<string, readonly Member[]> | undefined

/** Other words for the concepts that a question names, in English and Chinese, each with a weight below 1. */
export function expand(query: string): ReadonlyMap<string, number> {
  const named = membersIn(words(query))
  const own = new Set(named.map(member => member.terms.join(' ')))
  const others = named.flatMap(member => member.concept).filter(word => !own.has(words(word).join(' ')))
  const isHan = hasHan(query)
  return new Map(others.map(word => [word, hasHan(word) === isHan ? conceptWeight : otherLanguageWeight]))
}

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

function membersIn(terms: readonly string[]): readonly Member[] {
  byFirstTerm ??= indexConcepts()
  const index = byFirstTerm
  return terms.flatMap((first, at) =>
    (index.get(first) ?? []).filter(member => member.terms.every((term, i) => terms[at + i] === term)),
  )
}

function indexConcepts(): ReadonlyMap<string, readonly Member[]> {
  const index = new Map<string, Member[]>()
  for (const concept of concepts) {
    for (const word of concept) {
      const terms = words(word)
      const [first = ''] = terms
      index.set(first, [...(index.get(first) ?? []), { terms, concept }])
    }
  }
  return index
}
