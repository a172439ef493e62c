import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { words } from '../text/words.ts'
import { contentWords } from './claim-terms.ts'
import { allFigures } from './figure-check.ts'

const between =
  /[;；，、]|,(?!\d)|\b(?:and|but|while|whereas|versus|vs\.?|compared (?:to|with)|against|than|or)\b|而|但|和|与|相比/giu

/** Of two figures of a kind that a sentence sets side by side, each belongs to what stands on its side: `28 % of the group, compared to 52 % of the others`. */
export function compareSides(figure: Figure, claim: string, sentence: string): Check | undefined {
  const alike = allFigures(sentence).filter(one => one.unit === figure.unit && !one.year)
  const own = alike.filter(({ value }) => value === figure.value)
  const others = alike.filter(({ value }) => value !== figure.value)
  const [mine, ...more] = own
  if (!mine || more.length > 0 || others.length === 0) return undefined
  const cuts = Array.from(sentence.matchAll(between), ({ index }) => index)
  const here = sideOf(sentence, mine, cuts)
  const there = others.map(one => sideOf(sentence, one, cuts)).filter(side => side !== here)
  // Of a claim with several such figures, what stands with this one.
  const isOne = allFigures(claim).filter(one => one.unit === figure.unit).length < 2
  const claimCuts = Array.from(claim.matchAll(between), ({ index }) => index)
  const wanted = new Set(contentWords(isOne ? claim : sideOf(claim, figure, claimCuts)))
  const onOwn = termsOn(here, wanted)
  const onOthers = there.flatMap(side => [...termsOn(side, wanted)])
  if ([...onOwn].some(term => !onOthers.includes(term)) || onOthers.every(term => onOwn.has(term))) return undefined
  return { name: 'figure', result: 'unknown', reason: `${figure.text} stands beside something else there` }
}

function sideOf(sentence: string, { start, end }: Figure, cuts: readonly number[]): string {
  const from = cuts.findLast(cut => cut <= start) ?? 0
  const to = cuts.find(cut => cut >= end) ?? sentence.length
  return sentence.slice(from, to)
}

const termsOn = (side: string, wanted: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(words(side).filter(term => wanted.has(term)))
