import { poleLines } from './lexicon/poles.ts'
import { type Negator, negatorsIn, reaches } from './negation.ts'

/** A word with an opposite, by its dimension and sign. */
export interface Direction {
  readonly dimension: string
  readonly sign: 1 | -1
  readonly negated: boolean
  readonly text: string
  /** `[start, end)` of the text. */
  readonly start: number
  readonly end: number
}

/** Stems of five letters and more stand for all their forms. */
const stemEnd = '(?:e|es|ed|ing|s|ion|ions|ive|ation|ement|ment|or|ory|ate|ates|ated|ating|es|d|y|ies|ied|er|ic)?'

interface Pole {
  readonly dimension: string
  readonly sign: 1 | -1
}

const poleOf = new Map<string, Pole>()
for (const { dimension, poles } of poleLines) {
  for (const [i, sign] of ([1, -1] as const).entries()) {
    for (const word of (poles[i] ?? '').split(' ')) poleOf.set(word.replaceAll('-', ' '), { dimension, sign })
  }
}
const byLength = [...poleOf.keys()].sort((a, b) => b.length - a.length)
const latin = byLength.filter(word => /^[a-z]/.test(word)).map(word => word.replaceAll(' ', '[ -]?'))
const han = byLength.filter(word => !/^[a-z]/.test(word))
const directionPattern = new RegExp(
  `(?<![\\p{L}-])(${latin.join('|')})${stemEnd}(?![\\p{L}])|(${han.join('|')})`,
  'giu',
)
const keyOf = (word: string) => {
  const plain = word.toLowerCase().replaceAll('-', ' ')
  return poleOf.get(plain) ?? spaced.get(plain.replaceAll(' ', ''))
}
const spaced = new Map(Array.from(poleOf, ([word, pole]) => [word.replaceAll(' ', ''), pole]))

const subjectDimensions: ReadonlySet<string> = new Set(
  poleLines.filter(({ isSubject }) => isSubject).map(({ dimension }) => dimension),
)
const saidDimensions: ReadonlySet<string> = new Set(
  poleLines.filter(({ isSaid }) => isSaid).map(({ dimension }) => dimension),
)

/** The word belongs to what a text is about, beside having an opposite. */
export const isSubjectWord = ({ dimension }: Pick<Direction, 'dimension'>): boolean => subjectDimensions.has(dimension)
/** The word is what a sentence says of its subject. */
export const isSaid = ({ dimension }: Pick<Direction, 'dimension'>): boolean => saidDimensions.has(dimension)

/** `More than 40` says how exact a figure is, and not that something grew. */
const boundsFigure =
  /^(?:more|less|fewer|higher|lower|greater|longer|shorter|larger|smaller|over|up) (?:than|to) (?:[$€£¥]?\d|one|two|three|four|five|six|seven|eight|nine|ten|a )/i

/** Words that have an opposite, left to right, and whether they are negated. */
export function directionsIn(text: string): Direction[] {
  return directionsWith(text, negatorsIn(text))
}

/** The same where the negators are known. */
export function directionsWith(text: string, negators: readonly Negator[]): Direction[] {
  return Array.from(text.matchAll(directionPattern)).flatMap(match => {
    const pole = keyOf(match[1] ?? match[2] ?? '')
    if (!pole) return []
    const start = match.index
    if (boundsFigure.test(text.slice(start))) return []
    const negated = negators.some(one => one.end <= start && reaches(text, one, start))
    return { ...pole, negated, text: match[0], start, end: start + match[0].length }
  })
}
