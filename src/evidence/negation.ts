import { setsBound } from './approximation.ts'
import {
  affirmationPattern,
  bareOf,
  clauseBreak,
  conditionPattern,
  negatorPattern,
  permissionPattern,
  refusalPattern,
  turnedPattern,
} from './lexicon/negation.ts'

export interface Negator {
  readonly start: number
  readonly end: number
}

/** Words that deny what follows. */
export function negatorsIn(text: string): Negator[] {
  return Array.from(text.matchAll(negatorPattern), spanOf).filter(({ end }) => !setsBound(text.slice(end, end + 90)))
}

const spanOf = ({ index, 0: word }: RegExpExecArray): Negator => ({ start: index, end: index + word.length })

/** Within the same clause and near: about four English words, or six Chinese characters. */
export function reaches(text: string, negator: Negator, at: number): boolean {
  const between = text.slice(negator.end, at)
  if (/[,;:.，；：。、]|\b(?:but|while|whereas|although)\b|但|而/.test(between)) return false
  const isHan = /\p{Script=Han}/u.test(between) || /\p{Script=Han}/u.test(text.slice(negator.start, negator.end))
  if (isHan) return between.length <= 6
  // `None of the patients in either group left`: it has the whole subject before it reaches the verb.
  return between.length <= (/^none$/i.test(text.slice(negator.start, negator.end)) && /^ of\b/i.test(between) ? 64 : 32)
}

/** Something that a clause denies, and the part of the text that it denies. */
export interface Denial extends Negator {
  /** `[from, to)` of the text. */
  readonly from: number
  readonly to: number
  /** A word such as `unwise`, whose bare form is what is denied. */
  readonly bare?: string
}

/** One clause of a text with what it denies. */
export interface Clause {
  readonly from: number
  readonly to: number
  readonly denials: readonly Denial[]
  /** It says outright that something can be or is done. */
  readonly isAffirmed: boolean
  /** It says when something holds, and not that it does. */
  readonly isCondition: boolean
}

/** What breaks no clause: `(n=18)`, `(Figure 1)`. */
const aside = /[(（][^()（）]{0,12}\d[^()（）]{0,6}[)）]/gu

/** The clauses of a sentence. A list keeps its commas; a Chinese comma parts clauses. */
export function clausesIn(text: string, negators: readonly Negator[]): Clause[] {
  const asides = Array.from(text.matchAll(aside), ({ index, 0: whole }) => [index, index + whole.length] as const)
  const isWithin = (at: number) => asides.some(([from, to]) => at >= from && at <= to)
  const cuts = Array.from(text.matchAll(clauseBreak), ({ index }) => index).filter(at => at > 0 && !isWithin(at))
  const edges = [0, ...cuts, text.length]
  return edges.slice(0, -1).flatMap((from, i) => {
    const to = edges[i + 1] ?? text.length
    return to - from < 2 ? [] : [clauseOf(text, from, to, negators)]
  })
}

const opensCondition =
  /^[\s,，(（"“'‘*_]*(?:if|when|whenever|unless|until|once|provided that|in case)\b|^[\s,，(（"“'‘*_]*(?:如果|假如|倘若|若|当|除非|一旦)/i

/** `Without a key it fails` denies the failing of nothing. */
const isCondition = (word: string) => conditionPattern.test(word)

function clauseOf(text: string, from: number, to: number, negators: readonly Negator[]): Clause {
  const clause = text.slice(from, to)
  const own = negators.filter(
    one => one.start >= from && one.start < to && !isCondition(text.slice(one.start, one.end)),
  )
  const shifted = (pattern: RegExp) =>
    Array.from(clause.matchAll(pattern), match => ({ ...spanOf(match), word: match[0] })).map(one => ({
      ...one,
      start: one.start + from,
      end: one.end + from,
    }))
  const isDenied = ({ start }: Negator) => own.some(one => one.end <= start && reaches(text, one, start))
  const affirmed = shifted(affirmationPattern)
  const whole = own.filter(one => affirmed.some(({ start }) => start >= one.end && reaches(text, one, start)))
  const refusals = shifted(refusalPattern).filter(
    one => !isDenied(one) && !own.some(({ start, end }) => start <= one.start && end >= one.end),
  )
  const answered = shifted(refusalPattern).filter(isDenied)
  const cancelled = own.filter(one => answered.some(({ start }) => start >= one.end && reaches(text, one, start)))
  const turned = shifted(turnedPattern).filter(
    one => !own.some(({ start, end }) => start <= one.start && end >= one.end),
  )
  const plain = own.filter(one => !whole.includes(one) && !cancelled.includes(one))
  const denials: Denial[] = [
    ...plain.map(one => ({ ...one, from: one.end, to })),
    ...[...whole, ...(refusals[0] ? [refusals[0]] : [])].map(({ start, end }) => ({ start, end, from, to })),
    ...turned.map(({ start, end, word }) => ({ start, end, from: start, to, bare: bareOf(word) })),
  ]
  const isAffirmed = denials.length === 0 && new RegExp(permissionPattern).test(clause)
  return {
    from,
    to,
    denials: denials.sort((a, b) => a.start - b.start),
    isAffirmed,
    isCondition: opensCondition.test(clause),
  }
}
