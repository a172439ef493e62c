import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { words } from '../text/words.ts'
import { contentWords } from './claim-terms.ts'
import { compareDates, type StatedDate, statedDates, withoutDates } from './dates.ts'
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
  const part = isOne ? claim : sideOf(claim, figure, cutsIn(claim))
  const isClaimed = ({ value }: Figure) => allFigures(claim).some(one => one.value === value)
  const strange = others.some(isClaimed) ? [] : others
  return standsApart(own, others, part, sentence) || isOfOtherSubject(own, strange, part, sentence)
    ? { name: 'figure', result: 'unknown', reason: `${figure.text} stands beside something else there` }
    : undefined
}

/** `Recent buyers spent the most, averaging $30,000, and long-term owners spent $15,000`: what the claim begins with stands with one of the others. */
function isOfOtherSubject(own: readonly Span[], others: readonly Span[], claim: string, sentence: string): boolean {
  const [mine, ...more] = own
  if (!mine || more.length > 0 || others.length === 0) return false
  if (pointsBack.test(sideOf(sentence, mine, cutsIn(sentence)))) return false
  const all = [mine, ...others].sort((a, b) => a.start - b.start)
  const cuts = cutsIn(sentence)
  const groupOf = (one: Span): ReadonlySet<string> => {
    const from = all[all.indexOf(one) - 1]?.end ?? 0
    return new Set(words(`${sentence.slice(from, one.end)} ${sideOf(sentence, one, cuts)}`))
  }
  const here = groupOf(mine)
  // What stands before the first is often said of all.
  const there = others.filter(one => one !== all[0]).map(groupOf)
  return contentWords(claim)
    .slice(0, OPENING)
    .some(term => !here.has(term) && there.filter(group => group.has(term)).length === 1)
}

/** The same of two years: `introduced in 2011, it held a fifth in 2016`. */
export function isYearOfOther(date: StatedDate, claim: string, sentence: string): boolean {
  const isOne = statedDates(claim).length < 2
  const there = statedDates(sentence)
  const part = isOne ? claim : sideOf(claim, date, cutsIn(claim))
  if (statedDates(part).length > 1) return false
  const own = there.filter(one => compareDates(date, one) === 'same')
  const said = attribution.exec(sentence)?.[0].length ?? 0
  const others = there.filter(one => compareDates(date, one) === 'different' && one.start >= said)
  const verb = wordBefore(claim, date)
  const isTaken = verb !== '' && others.some(one => wordBefore(sentence, one) === verb)
  const isOther = isOne && isTaken && !own.some(one => wordBefore(sentence, one) === verb)
  return isOther || standsApart(own, others, part, sentence)
}

/** When somebody said it is not when it was. */
const attribution = /^(?:according to|in (?:a|an|its|their) [^,]{0,30}(?:report|study|survey|poll))[^,]*,|^据[^，]*，/iu

/** `It will average 6.3 %, down from its 2025 average of 6.6 %`: the year stands with another figure of the kind. */
export function isYearOfOtherFigure(figure: Figure, date: StatedDate, sentence: string): boolean {
  const cuts = cutsIn(sentence)
  const sides = statedDates(sentence)
    .filter(one => compareDates(date, one) === 'same')
    .map(one => allFigures(withoutDates(sideOf(sentence, one, cuts))).filter(({ unit }) => unit === figure.unit))
  return sides.length > 0 && sides.every(side => side.length > 0 && side.every(({ value }) => value !== figure.value))
}

/** Whether a figure and a date stand on one side of what a sentence sets side by side. */
export function isOnSideOf(figure: Figure, date: StatedDate, sentence: string): boolean {
  const cuts = cutsIn(sentence)
  return sideOf(sentence, figure, cuts) === sideOf(sentence, date, cuts)
}

/** `Dogs cost $26. Cat owners pay $11`: what the claim names stands with a figure of the kind in the sentence before, and this one turns to others. */
export function ofSentenceBefore(figure: Figure, claim: string, { text, window, around }: Passage): Check | undefined {
  const before = window.slice(0, Math.max(0, window.indexOf(text)))
  const isOfKind = allFigures(before).some(one => one.unit === figure.unit && one.value !== figure.value && !one.year)
  if (figure.unit === '' || !isOfKind || /\p{Script=Han}/u.test(text)) return undefined
  const own = new Set(contentWords(claim))
  if (!turnsToOthers(text, own)) return undefined
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

/** Whether a sentence opens with what the words of a claim do not speak of, and points back to nothing. */
export function turnsToOthers(text: string, own: ReadonlySet<string>): boolean {
  const opening = contentWords(text).slice(0, OPENING)
  return opening.length === OPENING && !takesUp.test(text) && !opening.some(term => own.has(term) || isAkin(term, own))
}

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
  if (pointsBack.test(here)) return false
  const there = others.map(one => sideOf(sentence, one, cuts)).filter(side => side !== here)
  const wanted = new Set([...contentWords(claim), ...directionsIn(claim).flatMap(({ text }) => words(text))])
  const onOwn = termsOn(here, wanted)
  const onOthers = there.flatMap(side => [...termsOn(side, wanted)])
  const named = namesIn(claim).flatMap(({ terms }) => terms)
  if (named.some(term => onOthers.includes(term) && !onOwn.has(term))) return true
  return ![...onOwn].some(term => !onOthers.includes(term)) && onOthers.some(term => !onOwn.has(term))
}

export const cutsIn = (text: string): number[] => Array.from(text.matchAll(between), ({ index }) => index)

/** What stands with it, between what sets it apart from the rest. */
export function sideOf(sentence: string, { start, end }: Span, cuts: readonly number[]): string {
  const from = cuts.findLast(cut => cut <= start) ?? 0
  const to = cuts.find(cut => cut >= end) ?? sentence.length
  return sentence.slice(from, to)
}

/** `Down from its average of 6.6 %` is said of what the sentence speaks of. */
const pointsBack = /\b(?:down|up) from (?:its|their|an?)\b/iu

const modals: ReadonlySet<string> = new Set(words('may might can could will would shall should must'))

/** Without the figures and years themselves, and what says nothing of the matter. */
const termsOn = (side: string, wanted: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(words(side).filter(term => wanted.has(term) && !modals.has(term) && !/\d/.test(term)))
