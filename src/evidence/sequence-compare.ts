import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { pairsIn } from './date-pairs.ts'
import { isSameName, namesIn } from './name-compare.ts'
import type { Name } from './name-forms.ts'
import type { Reading } from './passage.ts'

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

const during = /\b(?:while|whilst|during|when|as (?:long as|it|he|she|they|the))\b|\bat the (?:same )?time\b/i
const together = /(?<![,;—–]\s?)\b(?:while|whilst|during)\s+([^,;.]{3,60})/gi
const apart = /\b(?:before|after|until|prior to|following)\s+([^;.]{3,60})/gi

/** `While the data were collected` is not said by what speaks of the time after their collection. */
export function compareMeanwhile({ text, termSet }: Reading, sentence: Reading): Check[] {
  if (during.test(sentence.text) || apartIn(text).length > 0) return []
  const there = apartIn(sentence.text)
  const isOtherTime = Array.from(text.matchAll(together)).some(([, said = '']) => {
    const own = words(said, { dropStopWords: true }).filter(term => termSet.has(term))
    return there.some(one => own.some(term => one.includes(term)))
  })
  return isOtherTime ? [{ name: 'date', result: 'unknown', reason: 'it is told of another time there' }] : []
}

const apartIn = (text: string): readonly (readonly string[])[] =>
  Array.from(text.matchAll(apart), ([, said = '']) => words(said, { dropStopWords: true }))

/** The first word of a claim is a name where the source writes it as one in the midst of a sentence. */
function openingName(claim: string, window: string): Name | undefined {
  const [word = ''] = /^\p{Lu}\p{Ll}{2,}/u.exec(claim) ?? []
  return word === ''
    ? undefined
    : namesIn(window).find(({ text, start }) => text === word && /[\p{Ll},]\s$/u.test(window.slice(0, start)))
}
