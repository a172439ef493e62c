import type { Check } from '../domain/claim.ts'
import { type Figure, figures } from '../text/numbers.ts'
import { ranks } from '../text/ranks.ts'
import { shares } from '../text/shares.ts'
import { spelledFigures } from '../text/spelled-numbers.ts'
import { scaledUnitAt } from '../text/units.ts'
import { boundOf, standsFor } from './approximation.ts'
import { compareDates, statedDates } from './dates.ts'
import { derive, mayDerive, ofItsKind } from './derive.ts'
import { kept } from './kept.ts'
import { isCountOfList } from './listed.ts'

/** What a figure of a sentence was compared with. */
export interface FigureContext {
  /** The passages cited for the sentence. */
  readonly cited: readonly string[]
  /** What says when the passages were written: their headings, titles and dates. Years may come from there. */
  readonly around: readonly string[]
  /** What may name what the sentence speaks of: a number of a name that stands there is no figure. */
  readonly names?: readonly string[]
  /** Bare values may follow from others; a sentence has to say so. */
  readonly mayDerive?: boolean
  /** Ranks in words are asked for too: `third-largest`, which a writer may have counted. */
  readonly withRanks?: boolean
}

const isRank = ({ unit }: Figure): boolean => unit === 'rank' || unit === 'run' || unit === 'ordinal'

export type FigureCheck = Check & { readonly figure: Figure }

/** One check per figure of the sentence: `agrees` where it stands in a cited passage or derives from figures there, else `conflicts`. */
export function checkFigures(
  sentence: string,
  { cited, around, names = [], mayDerive: isDerivable = mayDerive(sentence), withRanks = false }: FigureContext,
): FigureCheck[] {
  const there = cited.flatMap(passage => allFigures(passage).map(one => ({ ...one, counts: wordsAfter(passage, one) })))
  const years = around.flatMap(figures)
  const said = [...cited, ...around].join(' ')
  // A figure without a unit stands for one that is named somewhere there.
  const speaksOf = (unit: string) => unit === '' || !strictUnits.has(unit) || namesUnit(said, unit)
  const isName = numbersInNames(sentence, [said, ...names].join(' '))
  // Numbers of a title that the sentence names are no figures of it.
  const asked = askedFigures(withoutTitles(sentence, around)).filter(
    one => !isName(one) && (withRanks || !isRank(one) || /\d/.test(one.text)),
  )
  return asked.flatMap(figure => {
    const stands =
      isDated(figure, sentence, [...cited, ...around]) ||
      cited.some(passage => standsIn(passage, figure.text)) ||
      cited.some(passage => isCountOfList(figure, passage) || isArticle(figure, sentence, passage)) ||
      there.some(one => isShareOf(figure, one)) ||
      there.some(
        one =>
          same(sentence, figure, one) &&
          !countsOther(figure, one.counts, one) &&
          (one.unit !== '' || speaksOf(figure.unit)),
      ) ||
      (figure.year && years.some(one => one.value === figure.value))
    if (stands) return check(figure, 'figure', 'agrees', `${figure.text} stands in the cited place`)
    const derived =
      isDerivable && !isRank(figure) ? derive(figure, ofItsKind(figure, sentence, there), sentence) : undefined
    if (derived) return check(figure, 'derived_figure', 'agrees', `derived: ${derived}`)
    return check(figure, 'figure', 'conflicts', `${figure.text} stands in none of the cited places`)
  })
}

/** `One teaspoon` is `a teaspoon`. */
function isArticle({ start }: Figure, sentence: string, there: string): boolean {
  const noun = /^one[ -](\p{L}{3,})/iu.exec(sentence.slice(start))?.[1]
  return noun !== undefined && new RegExp(`\\b(?:an?|single|per|each|every)[ -]${noun}\\b`, 'iu').test(there)
}

/** 一半 is 50 %. */
const isShareOf = ({ unit, value }: Figure, there: Figure): boolean =>
  unit === '' && value > 0 && value < 1 && there.unit === '%' && Math.abs(there.value - value * 100) < 1e-6

/** Which figures of a sentence are part of a name that stands there: `AirPods Pro 3`, `Dennis' 7 Dees`. */
function numbersInNames(sentence: string, said: string): (figure: Figure) => boolean {
  return ({ text, unit, start, end }) => {
    if (unit !== '' || !/^\d{1,4}$/.test(text)) return false
    const before = /\p{Lu}[\p{L}\p{N}'’-]*\s$/u.exec(sentence.slice(0, start))?.[0] ?? ''
    const after = /^\s\p{Lu}[\p{L}\p{N}]*/u.exec(sentence.slice(end))?.[0] ?? ''
    const parts = `${before}${text}${after}`.match(/[\p{L}\p{N}]+/gu) ?? []
    return before !== '' && new RegExp(`${parts.join('[^\\p{L}\\p{N}]*')}(?!\\p{N})`, 'iu').test(said)
  }
}

/** The day and month of a date may be written otherwise there. */
function isDated(figure: Figure, sentence: string, there: readonly string[]): boolean {
  const date = statedDates(sentence).find(({ start, end }) => figure.start >= start && figure.end <= end)
  if (date?.month === undefined) return false
  return there.some(text => statedDates(text).some(one => compareDates(date, one) === 'same'))
}

const check = (figure: Figure, name: Check['name'], result: Check['result'], reason: string) =>
  ({ figure, name, result, reason }) as const

function withoutTitles(sentence: string, titles: readonly string[]): string {
  return titles
    .filter(title => /\p{L}{2}/u.test(title) && /\d/.test(title))
    .reduce((left, title) => left.replaceAll(title, ' '.repeat(title.length)), sentence)
}

const wordsAfter = (text: string, { end }: Figure): readonly string[] =>
  /^ ?((?:[a-z]{2,}[ -]?){1,3})/i
    .exec(text.slice(end, end + 40))?.[1]
    ?.toLowerCase()
    .split(/[ -]/) ?? []

/** Units that nobody leaves to a reader. */
const strictUnits: ReadonlySet<string> = new Set(['byte', 'ms', 'g', 'm', 'm2', 'l'])

const namesUnit = (text: string, unit: string): boolean =>
  (text.match(/\p{L}+/gu) ?? []).some(word => scaledUnitAt(word, 0).unit === unit)

const joining: ReadonlySet<string> = new Set(
  'to and or of in for with per at on by from than as is are was were up over between each the more less'.split(' '),
)

/** `32 bits` are no 32 GB, though a figure may leave its unit to what stands around it. */
function countsOther({ unit }: Figure, [next = '', ...more]: readonly string[], other: Figure): boolean {
  if (unit === '' || other.unit !== '' || next === '' || joining.has(next)) return false
  return ![next, ...more].some(word => scaledUnitAt(word, 0).unit === unit)
}

/** In digits and in words. A place in an order is no count. */
export const allFigures: (text: string) => readonly Figure[] = kept(text => {
  const placed = [...ranks(text), ...shares(text)]
  const found = apartFrom(figures(text), placed)
  return [...found, ...apartFrom(spelledFigures(text), [...found, ...placed]), ...placed]
})

const apartFrom = (those: readonly Figure[], others: readonly Figure[]): readonly Figure[] =>
  those.filter(one => !others.some(({ start, end }) => one.start < end && one.end > start))

/** What a sentence has to answer for: `one`, `two` and `a hundred` in words are seldom meant as counts. */
export function askedFigures(text: string): Figure[] {
  return allFigures(text)
    .filter(one => /\d/.test(one.text) || one.unit !== '' || one.bare > 2 || one.bare < 1 || isCounted(text, one))
    .sort((a, b) => a.start - b.start)
}

/** `At most two`, `exactly one`. */
const isCounted = (text: string, figure: Figure): boolean =>
  boundOf(text, figure) !== 'exactly' ||
  /(?:\b(?:only|exactly|just)|[只仅]|(?:只|仅|最多|至多|至少)[允许容忍能可以有需要]{0,4})\s*$/iu.test(
    text.slice(0, figure.start),
  )

/** Whether the words of a figure stand in a text by themselves (in a version, say), and not as part of another figure: `$5` is not in `$52`. */
function standsIn(passage: string, words: string): boolean {
  let others: Figure[] | undefined
  for (let at = passage.indexOf(words); at >= 0; at = passage.indexOf(words, at + 1)) {
    const end = at + words.length
    others ??= allFigures(passage).filter(({ text }) => text !== words)
    const isPart = others.some(other => other.start < end && other.end > at)
    if (!isPart && !/\d/.test(passage.charAt(at - 1)) && !/\d/.test(passage.charAt(end))) return true
  }
  return false
}

/** Equal up to the rounding that `shown` shows. A passage may leave its unit to the context. */
function same(sentence: string, shown: Figure, source: Figure): boolean {
  // `−24 %` in a table is a fall by 24 %.
  const isFall = shown.value < 0 && shown.unit === '%'
  const stands = standsFor(sentence, shown, source.value) || (isFall && standsFor(sentence, shown, -source.value))
  const isCount = isPlaced(source) && shown.unit === '' && !leavesUnit.test(sentence.slice(shown.end))
  if (isCount) return false
  if (stands && compatible(shown, source)) return true
  const isBare = Math.abs(shown.bare - source.bare) <= 1e-9 * Math.max(1, Math.abs(source.bare))
  return isBare && (source.unit === '' || (shown.unit === '' && leavesUnit.test(sentence.slice(shown.end))))
}

/** `It takes five years, and then bears for another fifteen.` */
const leavesUnit = /^\s*(?:[,.;:!?)]|$|(?:and|or|to|until|more|after|before|later|when|at|in)\b)/i

const compatible = (a: Figure, b: Figure) =>
  a.unit === b.unit || a.unit === '' || b.unit === '' || (isPlaced(a) && isPlaced(b))

/** The 4th is the one in fourth place. */
const isPlaced = ({ unit }: Figure): boolean => unit === 'rank' || unit === 'ordinal'
