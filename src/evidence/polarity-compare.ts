import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { absencesIn, lossesIn } from './absence.ts'
import { isOtherAgent } from './agent-compare.ts'
import { compareDenials, isDenied } from './denial-compare.ts'
import { compareDirection, isInSameWord, judges } from './direction-compare.ts'
import { compareEffects } from './effect.ts'
import type { SubjectShared } from './figure-compare.ts'
import {
  corrects,
  excepts,
  openQuestion,
  resembles,
  takenBack,
  tellsOnly,
  toldAs,
  universalPatterns,
} from './lexicon/negation.ts'
import { compareOrder } from './order.ts'
import type { Reading } from './passage.ts'
import type { Direction } from './polarity.ts'
import { isAkin } from './substitution.ts'

export const TOLD = 'it is told there, and not known'

/** Where a sentence says more than that something is or is not so, its single words decide nothing. */
const hedges: readonly (readonly [RegExp, string, RegExp?])[] = [
  [toldAs, TOLD, tellsOnly],
  [openQuestion, 'the source leaves it open'],
  [takenBack, 'the source takes some of it back'],
  [corrects, 'the source says what is so instead'],
  [excepts, 'the source makes an exception'],
  [resembles, 'it only resembles it there'],
]

/** Whether claim and sentence go in the same direction and deny the same. At most one check, the one that matters most. */
export function comparePolarity(claim: Reading, sentence: Reading, { sameSubject }: SubjectShared): Check[] {
  const [, hedge] =
    hedges.find(([pattern, , own = pattern]) => pattern.test(sentence.text) && !own.test(claim.text)) ?? []
  if (hedge !== undefined) return [check('unknown', hedge)]
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
    compareSuperlatives(claim, sentence),
  ]
  const conflict = found.find(one => one?.result === 'conflicts')
  // `Not without …` and `never unless …`: with two denials on either side nobody but a reader knows which answers which.
  const isTwice = deniesIn(claim) > 1 && deniesIn(sentence) > 1
  // What blocks the claim's subject does the opposite of what the subject does.
  const isTurned = lossesIn(sentence.text).some(term => claim.termSet.has(term)) && lossesIn(claim.text).length === 0
  const isOther = isOtherAgent(claim, sentence)
  if (conflict)
    return [sameSubject && !isTwice && !isTurned && !isOther ? conflict : { ...conflict, result: 'unknown' }]
  if (isOther) return [check('unknown', OTHER_AGENT)]
  const rest = found.filter(one => one !== undefined)
  return [...rest.filter(one => one.result === 'unknown'), ...rest.filter(one => one.result === 'agrees')].slice(0, 1)
}

export const OTHER_AGENT = 'something else does it there'

/** `A higher value …, a lower value …` has no effect as a whole. */
const saysBothWays = ({ directions }: Reading) =>
  directions.some(one => directions.some(other => other.dimension === one.dimension && other.sign === -one.sign))

const isNamedIn = ({ dimension }: Direction, { directions }: Reading) =>
  directions.some(one => one.dimension === dimension)

/** `Asbestos removal` is what `removing asbestos` is. */
const hasOwnWord = (claim: Reading, sentence: Reading): boolean =>
  sentence.directions
    .filter(({ dimension, sign }) => dimension === 'presence' && sign < 0)
    .some(({ text }) =>
      words(text).some(
        term => term.length >= STEM && [...claim.termSet].some(one => one.startsWith(term.slice(0, STEM))),
      ),
    )

const STEM = 5

/** `Without a restart` is not said by a sentence that has a restart, nor the other way round. */
function compareConditions(claim: Reading, sentence: Reading): Check | undefined {
  const [own, there] = [absencesIn(claim), absencesIn(sentence).filter(term => isOnlyAbsent(term, sentence))]
  if (own.length > 0 && there.length === 0 && own.some(term => sentence.termSet.has(term) && !isDenied(term, sentence)))
    return check('unknown', 'the claim speaks of its absence, the source does not')
  if (hasOwnWord(claim, sentence)) return undefined
  if (there.length > 0 && own.length === 0 && there.some(term => claim.termSet.has(term) && !isDenied(term, claim)))
    return check('unknown', 'the source speaks of its absence, the claim does not')
  return undefined
}

/** `After-tax money is paid in, and what is paid out is tax-free` speaks of tax too. */
const isOnlyAbsent = (term: string, { terms, text }: Reading): boolean =>
  terms.filter(one => one.term === term).length <= Math.max(1, lossesIn(text).filter(one => one === term).length)

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
    const isDoubtful = found.result === 'agrees' && !judges(direction) && !isInSameWord(direction, claim, sentence)
    return isDoubtful ? check('unknown', 'the effect is not clear') : found
  }
  // One word of several may go the other way and the whole still come to the same.
  if (found.result === 'conflicts' && claim.directions.length < 2) return check('unknown', 'the direction is not clear')
  return found.result === 'agrees' ? found : check('agrees', 'the same effect')
}

const compares = /\bthan\b|(?<=[\p{Script=Han}\w])比(?![例如亚赛较重特利尔萨])/iu
const comparesThere =
  /\bthan\b|\b(?:compared|versus|vs|relative to|exceed|outperform)|比(?![例如])|[高低大小多少优劣]于|超过|不及/i

/** A comparison is said only by what compares. */
function compareComparison(claim: Reading, sentence: Reading): Check | undefined {
  const isMissing = compares.test(claim.text) && !comparesThere.test(sentence.text)
  if (isMissing) return check('unknown', 'the comparison is not made there')
  const [own] = comparedWith(claim.text)
  const there = comparedWith(sentence.text)
  const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) =>
    [...some].every(term => all.has(term) || isAkin(term, all))
  const isOther = own && there.length > 0 && !there.some(one => isWithin(own, one) || isWithin(one, own))
  return isOther ? check('unknown', 'it is compared with something else there') : undefined
}

const comparand = /\bthan\s+((?:[\p{L}\p{N}'’-]+\s*){1,6})/giu
const pointsBack =
  /^(?:(?:the|that|those|this|these|it|they|them|other|others|others['’]|any|all|one|ones|expected|usual|normal|average|ever|before|previously|previous|did|do|does|is|are|was|were|in|at|on|with|without|when|if|by|for|its|their)\b\s*)+$/iu

/** What stands behind each `than`, as index terms; nothing where it only points back or is a figure. */
function comparedWith(text: string): ReadonlySet<string>[] {
  return Array.from(text.matchAll(comparand)).flatMap(([, said = '']) => {
    const terms = pointsBack.test(said) ? [] : words(said, { dropStopWords: true }).filter(term => !/^\d/.test(term))
    return terms.length > 0 ? [new Set(terms)] : []
  })
}

const superlative =
  /\b(?:best|worst|largest|biggest|highest|lowest|smallest|fastest|slowest|longest|shortest|oldest|newest|cheapest|the (?:most|least)(?= to\b|[.,;]|$))\b/i
const superlativeThere =
  /\b(?:best|worst|most|least|top|leading|number one|first|record|peak\w*|max\w*|min\w*|no other|any other|unmatched|\p{L}{3,}est)\b|最/iu

/** `Best` is said only by what ranks, and `second best` says less. */
function compareSuperlatives({ text }: Reading, sentence: Reading): Check | undefined {
  const own = ranksIn(text).filter(({ place }) => place === undefined)
  const all = ranksIn(sentence.text)
  const lower = own
    .map(one => {
      const same = all.filter(({ said }) => said === one.said)
      const near = same.filter(({ of }) => of.some(term => one.of.includes(term)))
      return near.length > 0 ? near : same
    })
    .find(there => there.length > 0 && there.every(({ place }) => place !== undefined))
  if (lower) return check('conflicts', `it is ${lower[0]?.place} ${lower[0]?.said} there`)
  const [said] = superlative.exec(text) ?? []
  return said !== undefined && !superlativeThere.test(sentence.text)
    ? check('unknown', `“${said}” is not said there`)
    : undefined
}

/** Superlatives of a text, each with its place, where it is not the first, and the words behind it. */
function ranksIn(text: string): { place: string | undefined; said: string; of: readonly string[] }[] {
  return Array.from(text.matchAll(ranked), ({ 1: place, 2: said = '', 3: of = '' }) => ({
    place,
    said: said.toLowerCase(),
    of: words(of, { dropStopWords: true }),
  }))
}

const ranked =
  /\b(?:(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th))[- ])?(most \p{L}{4,}|(?:larg|bigg|high|low|small|fast|long|old|cheap|tall|rich|poor|strong|bus)i?est|best|worst)\b((?:\s\p{L}+){0,2})/giu

/** `Only`, `all` and `always` are said only by what says so. */
function compareUniversals({ text }: Reading, sentence: Reading): Check | undefined {
  const missing = universalPatterns.find(one => one.test(text) && !one.test(sentence.text))
  return missing && check('unknown', `“${missing.exec(text)?.[0]}” is not said there`)
}

const check = (result: Check['result'], reason: string): Check => ({ name: 'negation', result, reason })
