import type { Check } from '../domain/claim.ts'
import type { SubjectShared } from './figure-compare.ts'
import type { Reading, Term } from './passage.ts'
import { type Direction, type Negator, reaches } from './polarity.ts'

/** Whether claim and sentence go in the same direction and deny the same. At most one check, the one that matters most. */
export function comparePolarity(claim: Reading, sentence: Reading, { sameSubject }: SubjectShared): Check[] {
  const found = [
    ...claim.directions.map(one => compareDirection(one, claim, sentence)),
    ...compareNegations(claim, sentence),
    compareComparison(claim, sentence),
  ]
  const conflict = found.find(one => one?.result === 'conflicts')
  if (conflict) return [sameSubject ? conflict : { ...conflict, result: 'unknown' }]
  const rest = found.filter(one => one !== undefined)
  return [...rest.filter(one => one.result === 'unknown'), ...rest.filter(one => one.result === 'agrees')].slice(0, 1)
}

/** Dimensions that are what a sentence says; the others only qualify. */
const said: ReadonlySet<string> = new Set(['amount', 'promotion', 'outcome', 'permission', 'trade', 'state', 'price'])

function compareDirection(direction: Direction, claim: Reading, sentence: Reading): Check | undefined {
  const rivals = sentence.directions.filter(one => one.dimension === direction.dimension)
  if (rivals.length === 0)
    return said.has(direction.dimension) ? check('unknown', 'its direction is not said there') : undefined
  const own = claim.directions.filter(one => one.dimension === direction.dimension)
  // With fewer there than in the claim, nobody knows which of the claim's it answers.
  const isClear = rivals.length >= own.length
  const near = new Set(termsNear(claim, direction.start))
  const scored = rivals.map(one => ({
    one,
    score:
      termsNear(sentence, one.start).filter(term => near.has(term)).length +
      (one.text.toLowerCase() === direction.text.toLowerCase() ? 0.5 : 0),
  }))
  const top = Math.max(...scored.map(({ score }) => score))
  const best = scored.filter(({ score }) => score === top).map(({ one }) => agreement(direction, one))
  if (best.every(one => one === 'agrees')) return check('agrees', 'same direction')
  if (best.every(one => one === 'conflicts') && top > 0 && isClear)
    return check('conflicts', directionReason(direction))
  return check('unknown', 'the direction is not clear')
}

function agreement(a: Direction, b: Direction): Check['result'] {
  if (a.negated === b.negated) return a.sign === b.sign ? 'agrees' : 'conflicts'
  return a.sign === b.sign ? 'conflicts' : 'unknown'
}

const directionReason = ({ text, negated }: Direction) =>
  `opposite direction: claim has “${negated ? 'not ' : ''}${text}”`

const NEAR_CHARS = 60
const NEAR_HAN_CHARS = 14

/** Content words around a place. */
function termsNear({ terms, text }: Reading, at: number): string[] {
  const reach = /\p{Script=Han}/u.test(text) ? NEAR_HAN_CHARS : NEAR_CHARS
  return terms.filter(({ start }) => Math.abs(start - at) <= reach).map(({ term }) => term)
}

const compares = /\bthan\b|(?<=[\p{Script=Han}\w])比(?![例如亚赛较重特利尔萨])/iu
const comparesThere =
  /\bthan\b|\b(?:compared|versus|vs|relative to|exceed|outperform)|比(?![例如])|[高低大小多少优劣]于|超过|不及/i

/** A comparison is said only by what compares. */
function compareComparison(claim: Reading, sentence: Reading): Check | undefined {
  const isMissing = compares.test(claim.text) && !comparesThere.test(sentence.text)
  return isMissing ? check('unknown', 'the comparison is not made there') : undefined
}

function compareNegations(claim: Reading, sentence: Reading): (Check | undefined)[] {
  const denied = deniedTerms(claim)
  const deniedThere = deniedTerms(sentence)
  return [
    ...claim.negators.map(one => compareNegator(one, claim, sentence, deniedThere, 'claim denies, source does not')),
    ...sentence.negators.map(one => compareNegator(one, sentence, claim, denied, 'source denies, claim does not')),
  ]
}

/** A negator of one text against what the other denies. */
function compareNegator(
  negator: Negator,
  own: Reading,
  other: Reading,
  deniedThere: ReadonlySet<string>,
  reason: string,
): Check | undefined {
  const scope = scopeOf(negator, own).map(({ term }) => term)
  const shared = scope.filter(term => other.termSet.has(term))
  if (scope.some(term => deniedThere.has(term))) return check('agrees', 'both deny it')
  const isDirection = own.directions.some(one => one.negated && reaches(own.text, negator, one.start))
  if (shared.length === 0 || isDirection) return undefined
  return check('conflicts', reason)
}

const SCOPE_TERMS = 3

function scopeOf(negator: Negator, { terms, text }: Reading): Term[] {
  return terms.filter(({ start }) => start >= negator.end && reaches(text, negator, start)).slice(0, SCOPE_TERMS)
}

const deniedTerms = (reading: Reading): ReadonlySet<string> =>
  new Set(reading.negators.flatMap(one => scopeOf(one, reading)).map(({ term }) => term))

const check = (result: Check['result'], reason: string): Check => ({ name: 'negation', result, reason })
