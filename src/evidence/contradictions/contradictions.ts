import type { Check } from '../../domain/claim.ts'
import { words } from '../../text/words.ts'
import { checkPassage, readClaim } from '../checks.ts'
import { contentWords } from '../claim-terms.ts'
import { statedDates } from '../dates.ts'
import { namesIn } from '../name-compare.ts'
import type { EvidenceText } from '../source-sentences.ts'
import { isWithin } from './code-names.ts'
import { figureApart, haveSameFigures } from './figures-apart.ts'
import { type CandidatePair, pairsOf } from './pairs.ts'
import { type SourceStatement, statementsOf } from './statements.ts'

/** Two sources that do not say the same of the same thing. */
export interface Contradiction {
  readonly a: SourceStatement
  readonly b: SourceStatement
  readonly kind: 'figure' | 'direction'
  /** `figure differs: $52 against $75`. */
  readonly reason: string
}

export interface ContradictionOptions {
  /** Says when to stop looking; what was found by then is returned. */
  readonly isOver?: () => boolean
  readonly limit?: number
}

export interface Contradictions {
  readonly found: readonly Contradiction[]
  /** Not all pairs were looked at. */
  readonly isCut: boolean
}

const LIMIT = 50

/**
 * Where sources contradict each other, the closest pairs first. Rather few than wrong: both sentences have to be about the same named thing
 * or period in nearly the same words, and the checks have to object both ways.
 */
export function findContradictions(
  sources: readonly EvidenceText[],
  options: ContradictionOptions = {},
): Contradictions {
  const { isOver = () => false, limit = LIMIT } = options
  const statements: SourceStatement[] = []
  for (const source of sources) {
    if (isOver()) return { found: [], isCut: true }
    statements.push(...statementsOf(source))
  }
  const titles = new Map(sources.map(({ id, title }) => [id, title ?? '']))
  const found = new Map<string, Contradiction>()
  const said = new Set(statements.map(({ source, plain }) => `${source} ${plain}`))
  for (const pair of pairsOf(statements).filter(one => !isSaidByBoth(one, said))) {
    if (isOver()) return { found: [...found.values()], isCut: true }
    const contradiction = contradictionOf(pair, titles)
    // Sources say a thing more than once.
    if (contradiction) found.set(keyOf(contradiction), found.get(keyOf(contradiction)) ?? contradiction)
    if (found.size >= limit) return { found: [...found.values()], isCut: true }
  }
  return { found: [...found.values()], isCut: false }
}

/** A source that has the other's sentence as well does not deny it: it is another edition of it, or speaks of two things. */
const isSaidByBoth = ({ a, b }: CandidatePair, said: ReadonlySet<string>) =>
  said.has(`${b.source} ${a.plain}`) || said.has(`${a.source} ${b.plain}`)

const keyOf = ({ a, b, kind, reason }: Contradiction) =>
  `${a.source} ${b.source} ${kind === 'figure' ? reason : `${a.start} ${b.start}`}`

function contradictionOf(pair: CandidatePair, titles: ReadonlyMap<string, string>): Contradiction | undefined {
  const { a, b } = pair
  if (!isSamePeriod(a.text, b.text) || !isSameThing(pair) || !isSameCode(pair)) return undefined
  const there = objections(a, b, titles.get(b.source) ?? '')
  const back = objections(b, a, titles.get(a.source) ?? '')
  if (there === undefined || back === undefined) return undefined
  const reason = there.length === 0 && back.length === 0 ? figureApart(a.text, b.text) : undefined
  if (reason !== undefined) return { a, b, kind: 'figure', reason }
  if (there.length === 0 || back.length === 0 || !mayDeny(pair)) return undefined
  return { a, b, kind: 'direction', reason: 'one says the opposite of the other' }
}

/** So much in common makes the other sentence a copy, whoever it names. */
const NEAR_COPY = 0.6
const NEAR_COPY_TERMS = 8
/** A denial weighs on every word beside it, so hardly another may differ. */
const SAME_SENTENCE = 0.75
const mayDeny = ({ a, b, shared }: CandidatePair) =>
  shared >= SAME_SENTENCE && !conditional.test(`${a.text} ${b.text}`) && haveSameFigures(a.text, b.text)

/** What is said of one case need not deny what is said of another. */
const conditional = /\b(?:if|unless|whether|when|only)\b|如果|是否|若|除非|只有|当/i

/** Of two functions nearly the same is said in other words: where both sentences name code, or stand below names of code, these are the same. */
const isSameCode = ({ a, b }: CandidatePair) => isWithin(a.names, b.names) && isWithin(a.under, b.under)

/** Dates of both, or none of either: another year is another fact. */
function isSamePeriod(a: string, b: string): boolean {
  const [one, other] = [a, b].map(text =>
    statedDates(text).map(({ year, quarter, month, day }) => `${year} ${quarter} ${month} ${day}`),
  )
  return (
    one !== undefined && other !== undefined && one.length === other.length && one.every(date => other.includes(date))
  )
}

/** They name the same, or nothing is named and they share a period; what only one of them names may make the difference. */
function isSameThing({ a: { text: a, terms: mine }, b: { text: b, terms: theirs }, shared }: CandidatePair): boolean {
  const isNearCopy = shared >= NEAR_COPY && Math.min(mine.length, theirs.length) >= NEAR_COPY_TERMS
  const [one = [], other = []] = [a, b].map(text => namesIn(text.replace(label, '')).flatMap(({ terms }) => terms))
  const there = [new Set(contentTerms(b)), new Set(contentTerms(a))]
  const areShared = one.every(term => there[0]?.has(term)) && other.every(term => there[1]?.has(term))
  return areShared && !isOtherOpening(a, mine, b, theirs) && (isNearCopy || one.length > 0 || statedDates(a).length > 0)
}

/** The heading that an abstract writes before a sentence. */
const label = /^\W*(?:n\s)?\s*(?:[A-Z]{4,}\s+)+(?=[A-Z\d])/

/** Capitals at the beginning tell no name from a word, so two openings that the other sentence lacks may name two things. */
function isOtherOpening(a: string, mine: readonly string[], b: string, theirs: readonly string[]): boolean {
  const [one, other] = [a, b].map(text =>
    words(/^\W*(\p{Lu}[\p{L}'’-]*)/u.exec(text)?.[1] ?? '', { dropStopWords: true }),
  )
  const isForeign = (terms: readonly string[] = [], there: readonly string[]) =>
    terms.length > 0 && !terms.some(term => there.includes(term))
  return isForeign(one, theirs) && isForeign(other, mine)
}

const contentTerms = (text: string) => [...contentWords(text), ...namesIn(text).flatMap(({ terms }) => terms)]

/** What the second sentence has against the first beside figures; undefined where something about it is open. */
function objections({ text }: SourceStatement, other: SourceStatement, title: string): readonly Check[] | undefined {
  const passage = { text: other.text, window: other.text, around: title === '' ? [] : [title] }
  const checks = checkPassage(readClaim(text), passage, true)
  if (checks.some(({ name, result }) => decisive.has(name) && result !== 'agrees')) return undefined
  return checks.filter(({ name, result }) => name === 'negation' && result === 'conflicts')
}

const decisive: ReadonlySet<string> = new Set(['name', 'date', 'entity'])
