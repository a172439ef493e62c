import type { Figure } from '../../text/numbers.ts'
import { boundOf, isOppositeBound, standsFor } from '../approximation.ts'
import { withoutDates } from '../dates.ts'
import { allFigures } from '../figure-check.ts'
import { hexString } from './code-names.ts'

/** Two sentences with as many figures, all but one of them equal: which one differs, in our words. */
export function figureApart(a: string, b: string): string | undefined {
  const [one, other] = [readFigures(a), readFigures(b)]
  if (one.figures.length === 0 || one.figures.length !== other.figures.length) return undefined
  const [mine, second] = withoutEqual(one.figures, other.figures)
  const [theirs] = withoutEqual(other.figures, one.figures)
  if (mine === undefined || theirs === undefined || second !== undefined) return undefined
  const isComparable =
    mine.unit === theirs.unit || (mine.unit !== '' && theirs.unit !== '' && mine.bare === theirs.bare)
  if (!isComparable || mayBeSame(one.text, mine, other.text, theirs)) return undefined
  return `figure differs: ${mine.text} against ${theirs.text}`
}

export function haveSameFigures(a: string, b: string): boolean {
  const [one, other] = [readFigures(a).figures, readFigures(b).figures]
  return one.length === other.length && withoutEqual(one, other).length === 0
}

/** Without dates and centuries, without hashes and marks of notes, and without the number that an item has in its list. */
function readFigures(sentence: string): { readonly text: string; readonly figures: readonly Figure[] } {
  const blank = (found: string) => ' '.repeat(found.length)
  const text = withoutDates(sentence).replace(noFigure, blank).replace(hexString, blank)
  return { text, figures: allFigures(text).filter(one => !isPronoun.test(one.text)) }
}

const noFigure =
  /^\s*\(?\d{1,3}[.)、]\s|\[\d{1,3}\]|\b\d{1,2}(?:st|nd|rd|th)[- ]centur(?:y|ies)|\d{1,2}\s*世纪(?:\d0年代)?/gi

/** `Each one` counts nothing. */
const isPronoun = /^(?:one|一)$/i

/** Each figure answers for one of the others. */
function withoutEqual(figures: readonly Figure[], others: readonly Figure[]): Figure[] {
  const left = [...others]
  return figures.filter(({ value, unit }) => {
    const at = left.findIndex(one => one.value === value && one.unit === unit)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Rounded, or as `about`, `over` and `nearly` allow. */
function mayBeSame(a: string, mine: Figure, b: string, theirs: Figure): boolean {
  if (mine.unit !== theirs.unit || isOppositeBound(boundOf(a, mine), boundOf(b, theirs))) return false
  return standsFor(a, mine, theirs.value) || standsFor(b, theirs, mine.value)
}
