import { nearClauses } from './clause-match.ts'
import type { Clause } from './negation.ts'
import type { Reading } from './passage.ts'

/** Dimensions in which one word turns another round: the loss of what inhibits promotes. */
const composing: ReadonlySet<string> = new Set(['amount', 'promotion', 'presence', 'severity', 'effect'])

type Sign = 1 | -1

/** The sign of what a text says that one thing does to another, all its words together; undefined where it says nothing of the kind. */
function effectIn(
  { directions }: Reading,
  { from, to, denials }: Pick<Clause, 'from' | 'to' | 'denials'>,
): Sign | undefined {
  const own = directions.filter(({ dimension, start }) => composing.has(dimension) && start >= from && start < to)
  if (!own.some(({ dimension }) => dimension === 'amount' || dimension === 'promotion')) return undefined
  const turned = own.filter(({ sign }) => sign < 0).length + denials.length
  return turned % 2 === 0 ? 1 : -1
}

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
