import type { Check } from '../domain/claim.ts'
import type { Reading } from './passage.ts'
import { type Direction, isSaid, isSubjectWord } from './polarity.ts'

/** Whether a sentence goes the way of one of the claim's words with an opposite; undefined where it says nothing of it. */
export function compareDirection(
  direction: Direction,
  claim: Reading,
  sentence: Reading,
  bothDeny: boolean,
): Check | undefined {
  const rivals = sentence.directions.filter(one => one.dimension === direction.dimension && answers(one, direction))
  if (rivals.length === 0)
    return isSaid(direction) ? check('unknown', `nothing there says ${wordOf(direction)} or the opposite`) : undefined
  if (isSubjectWord(direction)) return compareContrast(direction, rivals, claim, sentence, bothDeny)
  const isMixed = new Set(rivals.map(({ sign, negated }) => (negated ? -sign : sign))).size > 1
  const isClear = isAnswered(direction, claim, rivals, isMixed)
  // A sentence that says it both ways (`a higher value …, a lower value …`) is taken part by part.
  const isBothWays = rivals.some(one => isSameWord(one, direction)) && rivals.some(one => !isSameWord(one, direction))
  const isSplit = isBothWays || isMixed
  const answer = isSplit && answerOf(direction, rivals, claim, sentence)
  if (answer) return answer
  const termsOf = isSplit ? termsBeside : termsNear
  const near = new Set(termsOf(claim, direction.start))
  const scored = rivals.map(one => ({
    one,
    score: termsOf(sentence, one.start).filter(term => near.has(term)).length + (isSameWord(one, direction) ? 0.5 : 0),
  }))
  const top = Math.max(...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => score === top).map(({ one }) => agreement(direction, one, sentence))
  if (best.every(one => one === 'agrees')) return check('agrees', 'same direction')
  if (best.every(one => one === 'conflicts') && top > 0 && isClear && !isBothWays)
    return check('conflicts', directionReason(direction, scored.find(({ score }) => score === top)?.one))
  return check('unknown', 'the direction is not clear')
}

const joins = /^with$/i
const joinsOrNot = /^(?:with|without|lack)/i

/** `With room for two` is answered by `without`, and not by what was removed or is present. */
const answers = (one: Direction, other: Direction): boolean =>
  joins.test(one.text) || joins.test(other.text) ? joinsOrNot.test(one.text) && joinsOrNot.test(other.text) : true

/** With fewer words there than in the claim, or words of both ways in both, nobody knows which answers which. */
function isAnswered(direction: Direction, claim: Reading, rivals: readonly Direction[], isMixed: boolean): boolean {
  const own = claim.directions.filter(one => one.dimension === direction.dimension)
  return rivals.length >= own.length && !(isMixed && own.some(({ sign }) => sign !== direction.sign))
}

/** Of `it lowers nausea but raises the risk of bleeding`, the part that has all the claim's words has the answer. */
function answerOf(
  direction: Direction,
  rivals: readonly Direction[],
  claim: Reading,
  sentence: Reading,
): Check | undefined {
  const [own, side] = (['after', 'before'] as const)
    .map(one => [termsOnSide(claim, direction, one), one] as const)
    .find(([terms]) => terms.length >= MIN_OBJECT) ?? [[], undefined]
  if (side === undefined) return undefined
  const answers = rivals.filter(one => {
    const there = new Set(termsOnSide(sentence, one, side))
    return own.every(term => there.has(term))
  })
  const [first] = answers
  const results = new Set(answers.map(one => agreement(direction, one, sentence)))
  if (!first || results.size > 1) return undefined
  if (results.has('agrees')) return check('agrees', 'same direction')
  return results.has('conflicts') ? check('conflicts', directionReason(direction, first)) : undefined
}

/** Words that a thing has to be named with, so that nothing else is taken for it. */
const MIN_OBJECT = 1

/** What turns a sentence to something else. */
const turns = /[,;:，；、：。]|\b(?:and|but|while|whereas|although|though|or)\b|但|而|却/giu

/** The content words behind or before a word with an opposite, up to where the sentence turns. */
function termsOnSide({ terms, text, directions }: Reading, one: Direction, side: 'after' | 'before'): string[] {
  const cuts = [
    ...Array.from(text.matchAll(turns), ({ index }) => index),
    ...directions
      .filter(({ dimension, start }) => dimension === one.dimension && start !== one.start)
      .map(({ start }) => start),
  ]
  const [from, to] =
    side === 'after'
      ? [one.end, Math.min(text.length, ...cuts.filter(cut => cut >= one.end))]
      : [Math.max(0, ...cuts.filter(cut => cut < one.start)), one.start]
  return terms.filter(({ start }) => start >= from && start < to).map(({ term }) => term)
}

/** The same word (`reduces`, `reduction`) beside a word that the claim has beside it. */
export function isInSameWord(direction: Direction, claim: Reading, sentence: Reading): boolean {
  const stem = direction.text.toLowerCase().slice(0, 5)
  const near = new Set(termsNear(claim, direction.start))
  return sentence.directions.some(
    one => one.text.toLowerCase().startsWith(stem) && termsNear(sentence, one.start).some(term => near.has(term)),
  )
}

/** A quality against its opposite: a conflict where the sentence has only the opposite, beside the same words. */
function compareContrast(
  direction: Direction,
  rivals: readonly Direction[],
  claim: Reading,
  sentence: Reading,
  bothDeny: boolean,
): Check | undefined {
  // What both deny they deny alike, from wherever.
  const effect = ({ sign, negated }: Direction) => (negated && !bothDeny ? -sign : sign)
  const results = rivals.map(one => (effect(one) === effect(direction) ? 'agrees' : 'conflicts'))
  if (results.includes('agrees')) return check('agrees', `the same quality, “${direction.text}”`)
  if (!results.includes('conflicts')) return undefined
  // Of `a minor one costs less than a major one` a place that speaks of minor ones has one half.
  if (claim.directions.some(one => one.dimension === direction.dimension && effect(one) !== effect(direction)))
    return check('unknown', `“${direction.text}” is not said there`)
  const near = new Set(termsNear(claim, direction.start))
  const against = rivals.find(one => termsNear(sentence, one.start).some(term => near.has(term)))
  return against ? check('conflicts', directionReason(direction, against)) : undefined
}

const isSameWord = (a: Direction, b: Direction) => a.text.toLowerCase() === b.text.toLowerCase()

/** Whether things got better or worse, and not only more or less. */
export const judges = ({ text }: Direction): boolean => /^(?:improv|worsen|改善|恶化)/i.test(text)

/** What is better with less of it: `a decrease in sleep disturbance`. */
const ills =
  /^[^.;,]{0,48}\b(?:disturbances?|disorders?|symptoms?|pain|stress|anxiety|depression|distress|mortality|deaths?|risks?|errors?|failures?|fatigue|insomnia|inflammation|infections?|diseases?|illness|burden|severity|complications?|latency|delays?|crime|poverty|pollution)\b|^[^。；，]{0,12}(?:症状|疼痛|压力|焦虑|抑郁|死亡|风险|错误|故障|疲劳|炎症|感染|疾病|延迟|污染)/i

function agreement(a: Direction, b: Direction, sentence: Reading): Check['result'] {
  if (judges(a) && !judges(b) && a.dimension === 'amount') return improvement(a, b, sentence)
  if (a.negated === b.negated) return a.sign === b.sign ? 'agrees' : 'conflicts'
  return a.sign === b.sign ? 'conflicts' : 'unknown'
}

/** Fewer ills are better, and less of anything else is neither better nor worse. */
function improvement(a: Direction, b: Direction, { text }: Reading): Check['result'] {
  const isBetter = ills.test(text.slice(b.end)) ? a.sign !== b.sign : a.sign === b.sign
  return isBetter && !a.negated && !b.negated ? 'agrees' : 'unknown'
}

const wordOf = ({ text, negated }: Direction) => `“${negated ? 'not ' : ''}${text}”`

/** Names the claim's word alone: the source's is foreign text. */
function directionReason(own: Direction, other: Direction | undefined): string {
  if (own.sign !== other?.sign) return `the opposite of ${wordOf(own)} stands there`
  return `claim has ${wordOf(own)}, source ${own.negated ? 'says that it is so' : 'denies it'}`
}

const NEAR_CHARS = 60
const NEAR_HAN_CHARS = 14

/** Content words around a place, itself left out. */
function termsNear({ terms, text }: Reading, at: number): string[] {
  const isHan = /\p{Script=Han}/u.test(text)
  const isNear = (start: number) =>
    isHan ? hanLength(text, start, at) <= NEAR_HAN_CHARS : Math.abs(start - at) <= NEAR_CHARS
  return terms.filter(({ start }) => start !== at && isNear(start)).map(({ term }) => term)
}

/** Characters between two places; a Latin word among Chinese ones counts as two. */
const hanLength = (text: string, a: number, b: number): number =>
  text.slice(Math.min(a, b), Math.max(a, b)).replace(/[\p{Script=Latin}\d._-]{3,}/gu, '··').length

const breaks = /[,;，；、:：]/gu

/** Content words of the part of a sentence that a place stands in. */
function termsBeside({ terms, text }: Reading, at: number): string[] {
  const cuts = Array.from(text.matchAll(breaks), ({ index }) => index)
  const from = cuts.findLast(cut => cut < at) ?? -1
  const to = cuts.find(cut => cut > at) ?? text.length
  return terms.filter(({ start }) => start !== at && start > from && start < to).map(({ term }) => term)
}

const check = (result: Check['result'], reason: string): Check => ({ name: 'negation', result, reason })
