import { nearClauses } from './clause-match.ts'
import type { Clause } from './negation.ts'
import type { Reading } from './passage.ts'
import type { Direction } from './polarity.ts'

/** Dimensions in which one word turns another round: the loss of what inhibits promotes. */
const composing: ReadonlySet<string> = new Set(['amount', 'promotion', 'presence', 'severity', 'effect'])

type Sign = 1 | -1

/** The sign of what a text says that one thing does to another, all its words together; undefined where it says nothing of the kind. */
function effectIn(
  { directions, text }: Reading,
  { from, to, denials }: Pick<Clause, 'from' | 'to' | 'denials'>,
): Sign | undefined {
  const own = directions.filter(({ dimension, start }) => composing.has(dimension) && start >= from && start < to)
  if (!own.some(({ dimension }) => dimension === 'amount' || dimension === 'promotion')) return undefined
  const turning = own.filter(({ sign }, i) => sign < 0 && !repeats(own[i - 1], own[i], text))
  return (turning.length + denials.length) % 2 === 0 ? 1 : -1
}

/** `Lower rejection, decreased infection`: a list of effects turns nothing round twice. */
const repeats = (before: Direction | undefined, one: Direction | undefined, text: string): boolean =>
  before !== undefined &&
  one !== undefined &&
  before.dimension === 'amount' &&
  one.dimension === 'amount' &&
  before.sign === one.sign &&
  /,|\band\b/.test(text.slice(before.end, one.start))

/** Whether claim and sentence come to the same effect, with other words: `its loss impairs` and `it promotes`. */
export function compareEffects(claim: Reading, sentence: Reading): 'same' | 'opposite' | undefined {
  const denials = claim.clauses.flatMap(one => one.denials)
  const wanted = effectIn(claim, { from: 0, to: claim.text.length, denials })
  if (wanted === undefined) return undefined
  const found = nearClauses(claim.termSet, sentence).flatMap(clause => effectIn(sentence, clause) ?? [])
  const [first] = found
  if (first === undefined || found.some(one => one !== first)) return undefined
  return first === wanted ? 'same' : 'opposite'
}
