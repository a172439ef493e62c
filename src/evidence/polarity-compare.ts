import type { Check } from '../domain/claim.ts'
import { compareDenials } from './denial-compare.ts'
import { compareEffects } from './effect.ts'
import type { SubjectShared } from './figure-compare.ts'
import { openQuestion, takenBack, universalPattern } from './lexicon/negation.ts'
import { compareOrder } from './order.ts'
import type { Reading } from './passage.ts'
import { type Direction, isSaid, isSubjectWord } from './polarity.ts'

/** Whether claim and sentence go in the same direction and deny the same. At most one check, the one that matters most. */
export function comparePolarity(claim: Reading, sentence: Reading, { sameSubject }: SubjectShared): Check[] {
  // What a sentence only asks it does not say.
  if (openQuestion.test(sentence.text) && !openQuestion.test(claim.text))
    return [check('unknown', 'the source leaves it open')]
  if (takenBack.test(sentence.text) && !takenBack.test(claim.text))
    return [check('unknown', 'the source takes some of it back')]
  const relation = saysBothWays(sentence) ? undefined : compareEffects(claim, sentence)
  const denials = compareDenials(claim, sentence)
  const bothDeny = denials.some(({ result }) => result === 'agrees')
  // What both deny may be denied of another word with an opposite.
  const open = claim.directions.filter(one => !(bothDeny && one.negated && !isNamedIn(one, sentence)))
  const found = [
    ...open.map(one =>
      withEffect(
        one,
        compareDirection(one, claim, sentence, bothDeny && deniesIn(claim) === deniesIn(sentence)),
        relation,
        claim,
        sentence,
      ),
    ),
    ...denials,
    compareConditions(claim, sentence),
    compareOrder(claim, sentence),
    compareComparison(claim, sentence),
    compareUniversals(claim, sentence),
  ]
  const conflict = found.find(one => one?.result === 'conflicts')
  // `Not without …` and `never unless …`: with two denials on either side nobody but a reader knows which answers which.
  const isTwice = deniesIn(claim) > 1 && deniesIn(sentence) > 1
  if (conflict) return [sameSubject && !isTwice ? conflict : { ...conflict, result: 'unknown' }]
  const rest = found.filter(one => one !== undefined)
  return [...rest.filter(one => one.result === 'unknown'), ...rest.filter(one => one.result === 'agrees')].slice(0, 1)
}

/** `A higher value …, a lower value …` has no effect as a whole. */
const saysBothWays = ({ directions }: Reading) =>
  directions.some(one => directions.some(other => other.dimension === one.dimension && other.sign === -one.sign))

const isNamedIn = ({ dimension }: Direction, { directions }: Reading) =>
  directions.some(one => one.dimension === dimension)

/** `Without a restart` is not said by a sentence that has a restart, nor the other way round. */
function compareConditions(claim: Reading, sentence: Reading): Check | undefined {
  const [own, there] = [absencesIn(claim), absencesIn(sentence)]
  if (own.length > 0 && there.length === 0 && own.some(term => sentence.termSet.has(term)))
    return check('unknown', 'the claim speaks of its absence, the source does not')
  if (there.length > 0 && own.length === 0 && there.some(term => claim.termSet.has(term)))
    return check('unknown', 'the source speaks of its absence, the claim does not')
  return undefined
}

/** What is absent: the two words behind `without` or `lack of`. */
function absencesIn({ directions, terms }: Reading): string[] {
  return directions
    .filter(({ dimension, sign }) => dimension === 'presence' && sign < 0)
    .flatMap(({ end }) => terms.filter(({ start }) => start >= end).slice(0, 2))
    .map(({ term }) => term)
}

const deniesIn = ({ clauses }: Reading) => clauses.flatMap(({ denials }) => denials).length

/** What a sentence says as a whole corrects what its single words seem to say. */
function withEffect(
  direction: Direction,
  found: Check | undefined,
  relation: 'same' | 'opposite' | undefined,
  claim: Reading,
  sentence: Reading,
): Check | undefined {
  if (!found || relation === undefined) return found
  if (relation === 'opposite') {
    const isDoubtful = found.result === 'agrees' && !isInSameWord(direction, claim, sentence)
    return isDoubtful ? check('unknown', 'the effect is not clear') : found
  }
  // One word of several may go the other way and the whole still come to the same.
  if (found.result === 'conflicts' && claim.directions.length < 2) return check('unknown', 'the direction is not clear')
  return found.result === 'agrees' ? found : check('agrees', 'the same effect')
}

function compareDirection(
  direction: Direction,
  claim: Reading,
  sentence: Reading,
  bothDeny: boolean,
): Check | undefined {
  const rivals = sentence.directions.filter(one => one.dimension === direction.dimension)
  if (rivals.length === 0) return isSaid(direction) ? check('unknown', 'its direction is not said there') : undefined
  if (isSubjectWord(direction)) return compareContrast(direction, rivals, claim, sentence, bothDeny)
  const own = claim.directions.filter(one => one.dimension === direction.dimension)
  // With fewer there than in the claim, nobody knows which of the claim's it answers.
  const isClear = rivals.length >= own.length
  // A sentence that says it both ways (`a higher value …, a lower value …`) is taken part by part.
  const isBothWays = rivals.some(one => isSameWord(one, direction)) && rivals.some(one => !isSameWord(one, direction))
  const isMixed = new Set(rivals.map(({ sign, negated }) => (negated ? -sign : sign))).size > 1
  const termsOf = isBothWays || isMixed ? termsBeside : termsNear
  const near = new Set(termsOf(claim, direction.start))
  const scored = rivals.map(one => ({
    one,
    score: termsOf(sentence, one.start).filter(term => near.has(term)).length + (isSameWord(one, direction) ? 0.5 : 0),
  }))
  const top = Math.max(...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => score === top).map(({ one }) => agreement(direction, one))
  if (best.every(one => one === 'agrees')) return check('agrees', 'same direction')
  if (best.every(one => one === 'conflicts') && top > 0 && isClear && !isBothWays)
    return check('conflicts', directionReason(direction, scored.find(({ score }) => score === top)?.one))
  return check('unknown', 'the direction is not clear')
}

/** The same word (`reduces`, `reduction`) beside a word that the claim has beside it. */
function isInSameWord(direction: Direction, claim: Reading, sentence: Reading): boolean {
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
  const near = new Set(termsNear(claim, direction.start))
  const against = rivals.find(one => termsNear(sentence, one.start).some(term => near.has(term)))
  return against ? check('conflicts', directionReason(direction, against)) : undefined
}

const isSameWord = (a: Direction, b: Direction) => a.text.toLowerCase() === b.text.toLowerCase()

function agreement(a: Direction, b: Direction): Check['result'] {
  if (a.negated === b.negated) return a.sign === b.sign ? 'agrees' : 'conflicts'
  return a.sign === b.sign ? 'conflicts' : 'unknown'
}

const wordOf = ({ text, negated }: Direction) => `“${negated ? 'not ' : ''}${text}”`

/** Names the claim's word alone: the source's is foreign text. */
const directionReason = (own: Direction, other: Direction | undefined) =>
  own.sign === other?.sign
    ? `claim has ${wordOf(own)}, source denies it`
    : `opposite direction: claim has ${wordOf(own)}`

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

const compares = /\bthan\b|(?<=[\p{Script=Han}\w])比(?![例如亚赛较重特利尔萨])/iu
const comparesThere =
  /\bthan\b|\b(?:compared|versus|vs|relative to|exceed|outperform)|比(?![例如])|[高低大小多少优劣]于|超过|不及/i

/** A comparison is said only by what compares. */
function compareComparison(claim: Reading, sentence: Reading): Check | undefined {
  const isMissing = compares.test(claim.text) && !comparesThere.test(sentence.text)
  return isMissing ? check('unknown', 'the comparison is not made there') : undefined
}

/** `Only`, `all` and `always` are said only by what says so. */
function compareUniversals({ text }: Reading, sentence: Reading): Check | undefined {
  const [word] = text.match(universalPattern) ?? []
  const isMissing = word !== undefined && !new RegExp(universalPattern).test(sentence.text)
  return isMissing ? check('unknown', `“${word}” is not said there`) : undefined
}

const check = (result: Check['result'], reason: string): Check => ({ name: 'negation', result, reason })
