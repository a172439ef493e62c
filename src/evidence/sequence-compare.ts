import type { Check } from '../domain/claim.ts'
import { pairsIn } from './date-pairs.ts'
import { isSameName, type Name, namesIn } from './name-compare.ts'

const order = /\b(before|ahead of|earlier than|sooner than|prior to|after|later than)\b/i
const isEarlier = (word: string): boolean => /^(?:before|ahead|earlier|sooner|prior)/i.test(word)

/** `Marseilles had cafés before London` where each has its year there: the years say what came first. */
export function compareSequence(claim: string, window: string): Check[] {
  const [said, word = ''] = order.exec(claim) ?? []
  if (said === undefined) return []
  const at = claim.indexOf(said)
  const names = namesIn(claim)
  const first = names.findLast(({ end }) => end <= at) ?? openingName(claim, window)
  const second = names.find(({ start }) => start > at)
  if (!first || !second) return []
  const there = pairsIn(window)
  const yearOf = (name: Name) => {
    const years = there.flatMap(one =>
      isSameName(one.name, name) && one.date.until === undefined ? [one.date.year] : [],
    )
    return new Set(years).size === 1 ? years[0] : undefined
  }
  const [one, other] = [yearOf(first), yearOf(second)]
  if (one === undefined || other === undefined || one === other) return []
  const holds = one < other === isEarlier(word)
  const years = `${first.text} ${one}, ${second.text} ${other}`
  return [
    holds
      ? { name: 'date', result: 'agrees', reason: `the years say so: ${years}` }
      : { name: 'date', result: 'conflicts', reason: `the years say otherwise: ${years}` },
  ]
}

/** The first word of a claim is a name where the source writes it as one in the midst of a sentence. */
function openingName(claim: string, window: string): Name | undefined {
  const [word = ''] = /^\p{Lu}\p{Ll}{2,}/u.exec(claim) ?? []
  return word === ''
    ? undefined
    : namesIn(window).find(({ text, start }) => text === word && /[\p{Ll},]\s$/u.test(window.slice(0, start)))
}
