import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { words } from '../text/words.ts'
import { contentWords } from './claim-terms.ts'
import { compareDates, type StatedDate, statedDates } from './dates.ts'
import { allFigures } from './figure-check.ts'
import { namesIn } from './name-compare.ts'
import type { Passage } from './passage.ts'
import { directionsIn } from './polarity.ts'
import { isAkin } from './substitution.ts'

const between =
  /[;；，、]|[:：]\s|,(?!\d)|\b(?:and|but|while|whereas|versus|vs\.?|compared (?:to|with)|against|than|or)\b|而|但|和|与|相比/giu

/** Of two figures of a kind that a sentence sets side by side, each belongs to what stands on its side: `28 % of the group, compared to 52 % of the others`. */
export function compareSides(figure: Figure, claim: string, sentence: string): Check | undefined {
  const alike = allFigures(sentence).filter(one => one.unit === figure.unit && !one.year)
  const own = alike.filter(({ value }) => value === figure.value)
  const others = alike.filter(({ value }) => value !== figure.value)
  // Of a claim with several such figures, what stands with this one.
  const isOne = allFigures(claim).filter(one => one.unit === figure.unit).length < 2
  return standsApart(own, others, isOne ? claim : sideOf(claim, figure, cutsIn(claim)), sentence)
    ? { name: 'figure', result: 'unknown', reason: `${figure.text} stands beside something else there` }
    : undefined
}

/** The same of two years: `introduced in 2011, it held a fifth in 2016`. */
export function isYearOfOther(date: StatedDate, claim: string, sentence: string): boolean {
  if (statedDates(claim).length > 1) return false
  const there = statedDates(sentence)
  const own = there.filter(one => compareDates(date, one) === 'same')
  const others = there.filter(one => compareDates(date, one) === 'different')
  const verb = wordBefore(claim, date)
  const isTaken = verb !== '' && others.some(one => wordBefore(sentence, one) === verb)
  return (isTaken && !own.some(one => wordBefore(sentence, one) === verb)) || standsApart(own, others, claim, sentence)
}

/** `Dogs cost $26. Cat owners pay $11`: what the claim names stands with a figure of the kind in the sentence before, and this one turns to others. */
export function ofSentenceBefore(figure: Figure, claim: string, { text, window, around }: Passage): Check | undefined {
  const before = window.slice(0, Math.max(0, window.indexOf(text)))
  const isOfKind = allFigures(before).some(one => one.unit === figure.unit && one.value !== figure.value && !one.year)
  if (figure.unit === '' || !isOfKind || takesUp.test(text) || /\p{Script=Han}/u.test(text)) return undefined
  const own = new Set(contentWords(claim))
  const opening = contentWords(text).slice(0, OPENING)
  if (opening.length < OPENING || opening.some(term => own.has(term) || isAkin(term, own))) return undefined
  const there = new Set([text, ...around].flatMap(one => words(one)))
  const inBefore = new Set(words(before))
  return [...own].some(term => inBefore.has(term) && !there.has(term))
    ? { name: 'figure', result: 'unknown', reason: `${figure.text} stands beside something else there` }
    : undefined
}

/** Content words that say what a sentence turns to. */
const OPENING = 2
const takesUp =
  /^(?:\S+\s+){0,3}(?:it|its|they|their|this|these|that|those|such|both|he|she|his|her|the (?:same|former|latter))\b/i

/** What stands before a date and says what happened then: `introduced in 2011`. */
const wordBefore = (text: string, { start }: Span): string =>
  /([\p{L}-]{4,})\s+(?:(?:back|early|late|mid)\s+)?(?:in|on|since|by|of|from|until|during)\s+(?:the\s+)?$/iu
    .exec(text.slice(0, start))?.[1]
    ?.toLowerCase() ?? ''

interface Span {
  readonly start: number
  readonly end: number
}

/** Whether what a claim speaks of stands with the others and not with its own. */
function standsApart(own: readonly Span[], others: readonly Span[], claim: string, sentence: string): boolean {
  const [mine, ...more] = own
  if (!mine || more.length > 0 || others.length === 0) return false
  const cuts = cutsIn(sentence)
  const here = sideOf(sentence, mine, cuts)
  const there = others.map(one => sideOf(sentence, one, cuts)).filter(side => side !== here)
  const wanted = new Set([...contentWords(claim), ...directionsIn(claim).flatMap(({ text }) => words(text))])
  const onOwn = termsOn(here, wanted)
  const onOthers = there.flatMap(side => [...termsOn(side, wanted)])
  const named = namesIn(claim).flatMap(({ terms }) => terms)
  if (named.some(term => onOthers.includes(term) && !onOwn.has(term))) return true
  return ![...onOwn].some(term => !onOthers.includes(term)) && onOthers.some(term => !onOwn.has(term))
}

const cutsIn = (text: string): number[] => Array.from(text.matchAll(between), ({ index }) => index)

function sideOf(sentence: string, { start, end }: Span, cuts: readonly number[]): string {
  const from = cuts.findLast(cut => cut <= start) ?? 0
  const to = cuts.find(cut => cut >= end) ?? sentence.length
  return sentence.slice(from, to)
}

const termsOn = (side: string, wanted: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(words(side).filter(term => wanted.has(term)))
