import { figures } from '../text/numbers.ts'
import { contentWords } from './claim-terms.ts'
import type { Assessment } from './verdict.ts'

/** What its sources make of a sentence, where a part of it counts too. */
export type Support = 'supported' | 'partial' | 'refuted' | 'insufficient'

/** Of a sentence that is not borne out as a whole, whether one of the statements that it joins is. Sources that disagree support in part. */
export function supportOf(text: string, { verdict }: Assessment, assess: (part: string) => Assessment): Support {
  if (verdict === 'mixed') return 'partial'
  if (verdict !== 'insufficient') return verdict
  return statementsJoined(text).some(part => assess(part).verdict === 'supported') ? 'partial' : 'insufficient'
}

const joint = /[;；，]|(?<!\d),(?!\d)|,\s|\s(?:and|but|while|whereas)\s|(?:而|并且|同时|但)(?=\p{Script=Han})/gu
const MIN_WORDS = 5
const MIN_WORDS_WITH_FIGURE = 2

/** The statements of a sentence that can be looked for by themselves: none where it makes only one. */
export function statementsJoined(text: string): string[] {
  const cuts = Array.from(text.matchAll(joint), ({ index, 0: found }) => ({ from: index, to: index + found.length }))
  const parts = [...cuts, { from: text.length, to: text.length }].map(({ from }, i) =>
    text.slice(cuts[i - 1]?.to ?? 0, from).trim(),
  )
  const whole = parts.filter(isStatement)
  return parts.length > 1 ? whole : []
}

function isStatement(part: string): boolean {
  const words = new Set(contentWords(part)).size
  return words >= (figures(part).length > 0 ? MIN_WORDS_WITH_FIGURE : MIN_WORDS)
}
