import type { Check } from '../domain/claim.ts'
import { absencesIn } from './absence.ts'
import { nearClauses, termsOf } from './clause-match.ts'
import { type Clause, type Denial, reaches } from './negation.ts'
import type { Reading, Term } from './passage.ts'
import type { Direction } from './polarity.ts'
import { isAkin } from './substitution.ts'

const NOT_CLEAR: Check = { name: 'negation', result: 'unknown', reason: 'what is denied is not clear' }

/** Content words behind a negator that it denies. */
const SCOPE_TERMS = 4
/** Of these the ones right behind it. */
const NEXT_TERMS = 2

/** Whether claim and sentence deny the same: each clause of the claim against the clause that shares most of its words. */
export function compareDenials(claim: Reading, sentence: Reading): Check[] {
  const isDenied = denySame(claim, sentence)
  return claim.clauses.flatMap(own => {
    const wanted = termsOf(own, claim)
    if (wanted.size === 0) return []
    const near = nearClauses(wanted, sentence)
    if (near.length === 0) return own.denials.length > 0 ? [check('unknown', 'the denial is not said there')] : []
    const found = agreed(near.flatMap(clause => compareClauses(own, claim, clause, sentence)))
    // Clauses are cut in different places; what both deny neither denies of the other.
    const isOpen = isDenied || (own.denials.length > 0 && deniesOf(claim, sentence))
    return isOpen ? found.map(one => (one.result === 'conflicts' ? { ...one, result: 'unknown' } : one)) : found
  })
}

/** As many denials in both, each of a word that the other denies too. */
function denySame(claim: Reading, sentence: Reading): boolean {
  const scopesOf = (reading: Reading) =>
    reading.clauses.flatMap(({ denials }) => denials).map(one => scopeOf(one, reading).map(({ term }) => term))
  const [own, there] = [scopesOf(claim), scopesOf(sentence)]
  return (
    own.length > 0 &&
    own.length === there.length &&
    own.every((scope, i) => scope.some(term => there[i]?.slice(0, SCOPE_TERMS).includes(term)))
  )
}

/** `Only new ones, not used` denies something of what a claim denies of the used ones. */
const deniesOf = (claim: Reading, sentence: Reading): boolean =>
  sentence.clauses.some(({ denials }) =>
    denials.some(one =>
      scopeOf(one, sentence)
        .slice(0, NEXT_TERMS)
        .some(({ term }) => claim.termSet.has(term) && !isDenied(term, claim)),
    ),
  )

/** Several clauses that are as close have to say the same. */
function agreed(checks: readonly Check[]): Check[] {
  const [first] = checks
  if (!first) return []
  const conflict = checks.find(({ result }) => result === 'conflicts')
  if (!conflict) return [checks.find(({ result }) => result === 'agrees') ?? first]
  const isClear = checks.every(({ result }) => result === 'conflicts')
  return [isClear ? conflict : { ...conflict, result: 'unknown' }]
}

function compareClauses(own: Clause, claim: Reading, clause: Clause, sentence: Reading): Check[] {
  const there = termsOf(clause, sentence)
  const mine = termsOf(own, claim)
  const [denied, elsewhere] = parted(own.denials, claim, sentence, there)
  const [deniedThere, elsewhereThere] = parted(clause.denials, sentence, claim, mine)
  if (haveTwins(denied, claim, deniedThere, sentence)) return [check('agrees', 'both deny it')]
  if (
    isAbsent(denied, claim, sentence) ||
    isAbsent(deniedThere, sentence, claim) ||
    isEnded(denied, deniedThere, claim, sentence)
  )
    return [check('agrees', 'both deny it')]
  if (denied.length % 2 !== deniedThere.length % 2) {
    if (
      isAnsweredInPart(denied, claim, deniedThere, sentence) ||
      isOfOther(denied, claim, sentence) ||
      isOfOther(deniedThere, sentence, claim)
    )
      return [NOT_CLEAR]
    return [deniedByOne(own, clause, denied, deniedThere, elsewhereThere)]
  }
  return denied.length > 0
    ? [bothDeny(denied, claim, deniedThere, sentence)]
    : deniesNothing(clause) && elsewhere.length > 0
      ? [check('unknown', 'the denial is not said there')]
      : []
}

/** A claim denies more than the sentence does, or the sentence says of one thing what it denies of another. */
function isAnsweredInPart(
  own: readonly Denial[],
  claim: Reading,
  there: readonly Denial[],
  sentence: Reading,
): boolean {
  if (there.length === 0) return false
  const isMore = own.length > there.length && haveTwins(there, sentence, own, claim)
  return isMore || there.every(one => isAffirmedToo(one, claim, sentence))
}

/** `Would never approve a trial that …`: the other text has the trial, and neither approving nor anything like it. */
function isOfOther(denials: readonly Denial[], reading: Reading, other: Reading): boolean {
  const isOfVerb = (one: Denial) => /^(?:not|never|n['’]t|cannot)$/i.test(reading.text.slice(one.start, one.end))
  const isMissing = (one: Denial) => {
    const behind = reading.directions.find(({ start }) => start >= one.end && start - one.end <= 1)
    if (behind) return !other.directions.some(({ dimension }) => dimension === behind.dimension)
    const [first] = scopeOf(one, reading)
    const isThere = first === undefined || other.termSet.has(first.term) || isAkin(first.term, other.termSet)
    return !isThere && other.directions.length === 0
  }
  return denials.length > 0 && denials.every(one => isOfVerb(one) && isMissing(one))
}

/** `With an expansion slot, while the others did not have any expansion`: what it shares with the claim is denied of one thing and said of another. */
function isAffirmedToo(denial: Denial, claim: Reading, sentence: Reading): boolean {
  const scope = scopeOf(denial, sentence)
  const shared = scope.filter(({ term }) => claim.termSet.has(term))
  const isElsewhere = ({ term }: Term) =>
    sentence.terms.some(one => one.term === term && !scope.some(({ start }) => start === one.start))
  return shared.length > 0 && shared.every(isElsewhere)
}

const bothDeny = (own: readonly Denial[], claim: Reading, there: readonly Denial[], sentence: Reading): Check =>
  denyApart(own, claim, there, sentence)
    ? check('unknown', 'something else is denied there')
    : check('agrees', 'both deny it')

/** A word such as `uninterrupted` denies nothing but itself. */
const deniesNothing = ({ denials }: Clause): boolean => denials.every(({ bare }) => bare !== undefined)

const ended =
  /\b(?:expired?|ended|ends|discontinued?|ceased?|lapsed?|abolished|repealed|withdrawn|scrapped|phased out|retired|sunset|terminated|cancell?ed|eliminated|lost|loses?|left|leaves?|stopped|stops|dropped|quit|outgrew|outgrown)\b|停止|取消|终止|到期|废除|不再/iu
const noLonger = /\b(?:no longer|not any ?more|any ?more)\b|不再/iu

/** What expired is no longer so. */
const isEnded = (own: readonly Denial[], there: readonly Denial[], claim: Reading, sentence: Reading): boolean =>
  (own.length === 1 && there.length === 0 && noLonger.test(claim.text) && ended.test(sentence.text)) ||
  (there.length === 1 && own.length === 0 && noLonger.test(sentence.text) && ended.test(claim.text))

/** `Lacks wireless charging` is how the other text says that it does not support wireless charging. */
function isAbsent(denials: readonly Denial[], reading: Reading, other: Reading): boolean {
  const absent = denials.length % 2 === 1 ? absencesIn(other) : []
  const isSpokenOf = absent.some(term => reading.termSet.has(term))
  return denials.some(
    one =>
      scopeOf(one, reading).some(({ term }) => absent.includes(term)) ||
      (isSpokenOf && holds.test(reading.text.slice(one.end))),
  )
}

/** `Is not covered by it`: what does not hold something excludes it. */
const holds = /^\s*(?:be |been )?(?:cover|includ|contain)(?:e?s|ed|e|ing)?\b/i

/** Whether a term stands among what a text denies. */
export const isDenied = (term: string, reading: Reading): boolean =>
  reading.clauses.some(({ denials }) => denials.some(one => scopeOf(one, reading).some(found => found.term === term)))

/** Each denial of the claim is there, of the same word, whatever else is denied beside it. */
function haveTwins(own: readonly Denial[], claim: Reading, there: readonly Denial[], sentence: Reading): boolean {
  const firstOf = (one: Denial, reading: Reading) => scopeOf(one, reading)[0]?.term
  const firsts = new Set(there.map(one => firstOf(one, sentence)))
  return own.length > 0 && own.every(one => one.from === one.end && firsts.has(firstOf(one, claim) ?? ''))
}

/** What the one denies the other may deny in words of its own. */
function deniedByOne(
  own: Clause,
  clause: Clause,
  denied: readonly Denial[],
  deniedThere: readonly Denial[],
  elsewhereThere: readonly Denial[],
): Check {
  if (own.isCondition !== clause.isCondition) return check('unknown', 'the denial is a condition')
  return deniedBy(denied.length > 0 ? elsewhereThere : own.denials, denied, deniedThere)
}

const deniedBy = (others: readonly Denial[], denied: readonly Denial[], deniedThere: readonly Denial[]): Check =>
  others.length > 0 ? NOT_CLEAR : oneSided(denied, deniedThere)

const oneSided = (denied: readonly Denial[], deniedThere: readonly Denial[]): Check =>
  check(
    'conflicts',
    denied.length > deniedThere.length ? 'claim denies, source does not' : 'source denies, claim does not',
  )

/** `For trips, not for every day` and `for every day, not for trips` deny what the other says. */
function denyApart(own: readonly Denial[], claim: Reading, there: readonly Denial[], sentence: Reading): boolean {
  const termsIn = (denials: readonly Denial[], reading: Reading) =>
    new Set(denials.flatMap(one => scopeOf(one, reading).map(({ term }) => term)))
  const [mine, theirs] = [termsIn(own, claim), termsIn(there, sentence)]
  return (
    ![...mine].some(term => theirs.has(term)) &&
    [...mine].some(term => sentence.termSet.has(term)) &&
    [...theirs].some(term => claim.termSet.has(term))
  )
}

/** Denials of what the other text speaks of, and of something else. */
function parted(
  denials: readonly Denial[],
  reading: Reading,
  other: Reading,
  there: ReadonlySet<string>,
): [Denial[], Denial[]] {
  const open = denials.filter(one => !isDirection(one, reading, other))
  const isShared = (one: Denial) => headOf(one, reading).some(({ term }) => there.has(term))
  return [open.filter(isShared), open.filter(one => !isShared(one))]
}

/** `Isn't exclusive to X` denies being exclusive, and nothing of X. */
function headOf(denial: Denial, reading: Reading): Term[] {
  const scope = scopeOf(denial, reading)
  const [first] = scope
  const isQuality =
    first !== undefined &&
    /^(?:exclusive|limited|restricted|unique|specific|confined|alone|just|only|necessar|important|clear|known|new|different)/i.test(
      reading.text.slice(first.start),
    )
  return denial.from === denial.end && isQuality ? scope.slice(0, 1) : scope
}

/** What denies a word with an opposite belongs to the comparison of directions, where both have one. */
function isDirection(denial: Denial, { directions, text, clauses }: Reading, other: Reading): boolean {
  const isAnswered = ({ dimension }: Direction) => other.directions.some(one => one.dimension === dimension)
  if (denial.from === denial.start) return directions.some(one => one.start === denial.start && isAnswered(one))
  const isNearest = (at: number) =>
    !clauses.some(({ denials }) => denials.some(({ start, end }) => start > denial.start && end <= at))
  return directions.some(
    one =>
      one.negated &&
      one.start >= denial.end &&
      reaches(text, denial, one.start) &&
      isNearest(one.start) &&
      isAnswered(one),
  )
}

function scopeOf({ from, to, start, end }: Denial, { terms, text }: Reading): Term[] {
  // In Chinese the first pair of characters begins within the negator: 不可逆.
  const first = from === end && /^\p{Script=Han}/u.test(text.slice(from)) && end - start > 1 ? from - 1 : from
  const inside = terms.filter(one => one.start >= first && one.start < to)
  return from === end ? inside.slice(0, SCOPE_TERMS) : from === start ? inside.slice(0, 1) : inside
}

const check = (result: Check['result'], reason: string): Check => ({ name: 'negation', result, reason })
