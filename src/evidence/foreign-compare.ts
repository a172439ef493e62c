import type { Check } from '../domain/claim.ts'
import { figures } from '../text/numbers.ts'
import { allFigures } from './figure-check.ts'
import { isSame } from './figure-object.ts'
import type { Passage, Reading } from './passage.ts'

const han = /\p{Script=Han}/u

/** Whether one of two texts is in Chinese and the other is not: words cannot be held against each other, figures can. */
export const isForeign = (claim: string, text: string): boolean =>
  han.test(claim) ? !han.test(text) : han.test(text) && !/[a-z]{4}.*[a-z]{4}/i.test(text)

export const OTHER_LANGUAGE = 'the source is in another language'

/** What can be told across languages beside figures: that one of them says it the other way round. */
export function compareForeign(claim: Reading, sentence: Reading, passage: Passage): Check[] {
  const open: Check = { name: 'entity', result: 'unknown', reason: OTHER_LANGUAGE }
  const turned =
    sharedFigures(claim.text, passage.text) > 0 ? turnedDirection(claim, sentence) : turnedAbility(claim, sentence)
  return turned === undefined ? [open] : [{ name: 'negation', result: 'conflicts', reason: turned }, open]
}

/** How many figures of a claim a sentence has. */
export function sharedFigures(claim: string, text: string): number {
  const there = allFigures(text)
  return figures(claim).filter(own => !own.year && there.some(one => isSame(one, own))).length
}

/** Dimensions of which a sentence with one figure says one way. */
const measured: ReadonlySet<string> = new Set(['amount', 'level', 'price'])

/** `比汽油车少 15%`. */
const compared = /比[^，。；]{1,20}?(?:([多高快长大贵])|[少低慢短小])/gu

function turnedDirection(claim: Reading, sentence: Reading): string | undefined {
  const signsOf = ({ directions, text }: Reading): ReadonlySet<number> =>
    new Set([
      ...directions.flatMap(({ dimension, sign, negated }) =>
        measured.has(dimension) ? [negated ? -sign : sign] : [],
      ),
      ...Array.from(text.matchAll(compared), ([, more]) => (more === undefined ? -1 : 1)),
    ])
  const [own, there] = [signsOf(claim), signsOf(sentence)]
  const isTurned = own.size === 1 && there.size === 1 && ![...own].some(sign => there.has(sign))
  return isTurned ? 'the direction is the opposite there' : undefined
}

const able = /(?<!不)(?:可以|能够|能(?![源量力耗否]))|\bcan\b(?!not)/iu
const unable = /\b(?:cannot|can not|can['’]t|unable to|not able to)\b|不能|无法|不可以/iu

/** `Cannot be charged` against 可以充电, in sentences of one clause. */
function turnedAbility(claim: Reading, sentence: Reading): string | undefined {
  const isPlain = claim.clauses.length < 2 && sentence.clauses.length < 2
  const isTurned =
    (able.test(claim.text) && !unable.test(claim.text) && unable.test(sentence.text)) ||
    (unable.test(claim.text) && able.test(sentence.text) && !unable.test(sentence.text))
  return isPlain && isTurned ? 'one says that it can be, the other that it cannot' : undefined
}
