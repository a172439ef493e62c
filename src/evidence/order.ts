import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import type { Reading } from './passage.ts'

/** What stands between the two things that a comparison compares; `more than ten times` only bounds a figure. */
const pivot =
  /\b(?:than(?!\s+(?:[$€£¥]?\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|half\b|twice\b|a (?:dozen|hundred|thousand|million|third|quarter|half)\b))|exceed(?:s|ed|ing)?|outnumber(?:s|ed|ing)?|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outweigh(?:s|ed)?|times (?:that|those) of|deriv\w+ (?:from|of)|descend\w+ (?:from|of)|based on|owned by|acquired by|replaced by|(?:fork|subset|successor|predecessor|child|parent|wrapper) (?:of|to|for|around))\b|源自|隶属于|脱胎于|改编自|超过|高于|低于|多于|少于|大于|小于|优于|劣于|胜过|(?<=[\p{Script=Han}\w])比(?![例如亚赛较重特利尔萨分])/iu

const REACH = 60
const HAN_REACH = 12

/** Whether two comparisons with the same words have their sides exchanged: `A exceeds B` and `B exceeds A`. */
export function compareOrder(claim: Reading, sentence: Reading): Check | undefined {
  const [own, there] = [sidesOf(claim), sidesOf(sentence)]
  if (!own || !there) return undefined
  const isMoved = (term: string, from: ReadonlySet<string>, to: ReadonlySet<string>) => to.has(term) && !from.has(term)
  const isSwapped =
    [...own.before].some(term => !own.after.has(term) && isMoved(term, there.before, there.after)) &&
    [...own.after].some(term => !own.before.has(term) && isMoved(term, there.after, there.before))
  if (!isSwapped || signOf(claim) !== signOf(sentence)) return undefined
  return { name: 'negation', result: 'conflicts', reason: 'the comparison is the other way round there' }
}

function sidesOf({ text }: Reading): { before: ReadonlySet<string>; after: ReadonlySet<string> } | undefined {
  const found = pivot.exec(text)
  if (!found) return undefined
  const [start, end] = [found.index, found.index + found[0].length]
  const reach = /\p{Script=Han}/u.test(found[0]) ? HAN_REACH : REACH
  const within = (from: number, to: number) =>
    new Set(words(text.slice(Math.max(0, from), to), { dropStopWords: true }))
  return { before: within(start - reach, start), after: within(end, end + reach) }
}

/** Of all its words of more and less, so that `A is larger than B` and `B is smaller than A` are one. */
function signOf({ directions, clauses }: Reading): number {
  const own = directions.filter(({ dimension }) => dimension === 'amount' || dimension === 'level')
  const denied = clauses.flatMap(({ denials }) => denials).length
  return (own.filter(({ sign }) => sign < 0).length + denied) % 2
}
