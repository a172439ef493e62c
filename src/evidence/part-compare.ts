import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import type { Reading } from './passage.ts'
import { isSaid } from './polarity.ts'

const contrast =
  /\b(?:but|while|whereas|although|though|instead of|rather than|unlike|as opposed to|except)\b|而不是|而非|但是?|然而|不同于/gi
const joins = /\b(?:and|or|then|but|while|whereas|although|unlike|rather|instead)\b|[,;，；、]|和|或|而|但/i

/** `It begins in paused mode but can be switched to flowing mode` does not say that it begins in flowing mode: words that stand side by side in a plain claim have to stand on one side of a contrast. */
export function compareParts(claim: Reading, sentence: Reading): Check[] {
  const cuts = Array.from(sentence.text.matchAll(contrast), ({ index }) => index)
  if (cuts.length === 0) return []
  const sides = sidesOf(sentence, cuts)
  const isApart = plainParts(claim).some(part => {
    const own = part.flatMap(term => {
      const [side, ...more] = sides.get(term) ?? []
      return side === undefined || more.length > 0 ? [] : [side]
    })
    return own.some(side => side !== own[0])
  })
  return isApart
    ? [{ name: 'entity', result: 'unknown', reason: 'its words are on two sides of a contrast there' }]
    : []
}

/** The terms of each side of a claim's own contrast, where nothing else is joined in it. */
function plainParts({ text, terms }: Reading): readonly (readonly string[])[] {
  const cuts = [0, ...Array.from(text.matchAll(opposes), ({ index }) => index), text.length]
  return cuts.slice(0, -1).flatMap((from, i) => {
    const to = cuts[i + 1] ?? text.length
    const bare = text
      .slice(from, to)
      .replace(/^(?:whereas|while)\b/i, '')
      .replace(/[\s.。,;]+$/, '')
    return joins.test(bare) ? [] : [terms.filter(({ start }) => start >= from && start < to).map(({ term }) => term)]
  })
}

/** Sets a second thing against the first, with a subject of its own. */
const opposes = /(?<=[,;—–]\s?)(?:whereas|while)\b/gi

const predicate =
  /^\w+ (?:also |not |then )?(?:is|are|was|were|has|have|had|can|could|may|might|will|would|does|did)\b/i

/** `…, although slightly less precise`, `…, but these gains may …`. */
const phrase = /^\w+ (?:slightly|somewhat|much|far|less|more|only|still|not|it|they|this|these|those|such|he|she)\b/i

/** `It lowers nausea but raises the risk`: a part without a subject has the sentence's, which ends with its first verb. */
function carriedOver({ text, directions }: Reading, cut: number): number {
  const said = directions.filter(isSaid)
  const word = /^\S+\s+(?:also\s+|not\s+)?/.exec(text.slice(cut))?.[0].length ?? 0
  const isBare =
    predicate.test(text.slice(cut)) || said.some(({ start, text: verb }) => start === cut + word && !/ing$/i.test(verb))
  const [verb] = said
  if (phrase.test(text.slice(cut))) return cut
  return isBare && verb && verb.start < cut ? verb.start : 0
}

/** For each word of a sentence the parts that it stands in. */
function sidesOf(sentence: Reading, cuts: readonly number[]): ReadonlyMap<string, readonly number[]> {
  const { text, terms } = sentence
  const sides = new Map<string, number[]>()
  const add = (term: string, at: number) => {
    const side = cuts.filter(cut => cut <= at).length
    const known = sides.get(term) ?? []
    if (!known.includes(side)) sides.set(term, [...known, side])
  }
  const inTokens = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu)).flatMap(({ index, 0: token }) =>
    words(token).map(term => ({ term, start: index })),
  )
  const all = [...terms, ...inTokens]
  for (const { term, start } of all) add(term, start)
  for (const cut of cuts) {
    const subjectEnd = carriedOver(sentence, cut)
    for (const { term, start } of all) if (start < subjectEnd) add(term, cut)
  }
  return sides
}
