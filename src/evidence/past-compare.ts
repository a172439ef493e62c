import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import type { Reading } from './passage.ts'

const past =
  /\b(?:previously|formerly|originally|once (?:was|were|had|did)|used to|until (?:then|recently)|in the past|at one time|back then|was once|were once)\b|曾经|此前|以前|从前|原先|过去|一度/giu
const saysPast =
  /\b(?:previous|previously|former|formerly|original(?:ly)?|once|past|used to|until|before|was|were|had|did|\p{L}{2,}ed)\b|曾|此前|以前|从前|原先|过去|一度|原来|了/iu

/** What was so once is not said to be so: `where copper was previously the only option`. */
export function comparePast(claim: Reading, sentence: Reading): Check[] {
  if (saysPast.test(claim.text)) return []
  const [first, ...more] = Array.from(sentence.text.matchAll(past))
  if (!first || more.length > 0) return []
  const clause = clauseAround(sentence.text, first.index)
  const there = words(clause).filter(term => claim.termSet.has(term))
  const elsewhere = new Set(words(sentence.text.replace(clause, ' ')))
  return there.some(term => !elsewhere.has(term))
    ? [{ name: 'date', result: 'unknown', reason: `“${first[0]}” is said there of what was` }]
    : []
}

const breaks = /[,;:，；：]|\b(?:but|and|while|where|which|although)\b/giu

function clauseAround(text: string, at: number): string {
  const cuts = Array.from(text.matchAll(breaks), ({ index }) => index)
  return text.slice(cuts.findLast(cut => cut < at) ?? 0, cuts.find(cut => cut > at) ?? text.length)
}
