import type { Check } from '../domain/claim.ts'
import type { Figure } from '../text/numbers.ts'
import { boundOf, isOppositeBound } from './approximation.ts'
import { compareDates, type StatedDate, statedDates, withoutDates } from './dates.ts'
import { comparing } from './derive.ts'
import { allFigures, checkFigures, type FigureCheck } from './figure-check.ts'
import { isSame, ofSomethingElse } from './figure-object.ts'
import { compareSides, isOnSideOf, isYearOfOtherFigure, ofSentenceBefore } from './figure-sides.ts'
import type { Passage } from './passage.ts'
import { compareRecurrences } from './recurrence.ts'
import { compareVague } from './vague-quantity.ts'

/** Where a claim and a passage are about the same thing, a different figure is a conflict; else it is none that we know of. */
export interface SubjectShared {
  readonly sameSubject: boolean
}

/** One check per figure of the claim. Dates are not figures; see `compareDatesOf`. */
export function compareFigures(claim: string, passage: Passage, shared: SubjectShared): Check[] {
  const bare = withoutDates(claim)
  const names = [passage.window, ...passage.around]
  const inSentence = checkFigures(bare, { cited: [withoutDates(passage.text)], around: [], names, withRanks: true })
  const inWindow = checkFigures(bare, { cited: [withoutDates(passage.window)], around: [], names, withRanks: true })
  const vague = [
    ...compareVague(bare, passage.text, shared.sameSubject),
    ...compareRecurrences(claim, passage.text, shared.sameSubject),
  ]
  return [...inSentence.map(checkOf), ...vague]

  function checkOf(found: FigureCheck, i: number): Check {
    if (found.result === 'conflicts') return compareMissing(found.figure, inWindow[i], claim, passage, shared)
    if (found.name === 'figure')
      return (
        pairedWithYear(found.figure, claim, passage) ??
        boundedOtherwise(found.figure, claim, passage.text) ??
        belongsElsewhere(found.figure, bare, passage, passage.text) ??
        ofSentenceBefore(found.figure, bare, passage) ??
        agreed(found.figure)
      )
    const { figure, name, result, reason } = found
    // Cells that are set side by side are there to be compared.
    if (comparing.test(claim) && (passage.row || derivable.has(figure.unit))) return { name, result, reason }
    return compareMissing(figure, inWindow[i], claim, passage, shared)
  }
}

/** The sentence lacks the figure: another one of its kind stands there, or it stands beside, or nothing is known. */
function compareMissing(
  figure: Figure,
  beside: Check | undefined,
  claim: string,
  passage: Passage,
  { sameSubject }: SubjectShared,
): Check {
  const there = allFigures(withoutDates(passage.text))
  const own = allFigures(withoutDates(claim))
  // What the claim says too is no other figure for it.
  const isClaimed = (there: Figure) => own.some(one => isSame(one, there))
  const rivals = there.filter(
    one => !one.year && !isClaimed(one) && isRival(figure, one, claim, withoutDates(passage.text)),
  )
  if (rivals.length > 0) {
    const shown = rivals.slice(0, 2).map(({ text }) => text)
    const isBeside = beside?.result === 'agrees' && beside.name === 'figure'
    const isOther = isExample.test(passage.text) && !own.some(one => there.some(other => isSame(one, other)))
    const result = sameSubject && rivals.length <= 2 && !isBeside && !isOther ? 'conflicts' : 'unknown'
    return { name: 'figure', result, reason: `figure differs: ${figure.text} against ${shown.join(', ')}` }
  }
  if (beside?.result === 'agrees' && beside.name === 'figure')
    return turnsAway.test(passage.text)
      ? standsBeside(figure)
      : (boundedOtherwise(figure, claim, passage.window) ??
          belongsElsewhere(figure, withoutDates(claim), passage, passage.window) ?? {
            name: 'figure',
            result: 'agrees',
            reason: `${figure.text} stands in the sentence beside`,
          })
  return { name: 'figure', result: 'unknown', reason: `${figure.text} does not stand there` }
}

/** What holds of one case holds of no other: an example denies only what has a figure of it. */
const isExample =
  /^(?:so |and |but )?(?:for (?:example|instance)|e\.g\.|suppose|imagine|let['’]s say|say,)|^(?:例如|比如|譬如|假设|假如)/i

const standsBeside = ({ text }: Figure): Check => ({
  name: 'figure',
  result: 'unknown',
  reason: `${text} stands beside something else there`,
})

/** What stands before it is said of something else. */
const turnsAway =
  /^(?:by|in) contrast\b|^(?:on the other hand|conversely|unlike|meanwhile|however|whereas|while)\b|^(?:相反|相比之下|与此相反|反之|然而|但)/iu

/** The figure is there, of another thing or on another side of what its sentence or those beside it set side by side. */
const belongsElsewhere = (figure: Figure, claim: string, passage: Passage, within: string): Check | undefined =>
  ofSomethingElse(figure, claim, passage) ?? compareSides(figure, claim, withoutDates(within))

/** The same figure as an upper bound in one text and as a lower one in the other. */
function boundedOtherwise(figure: Figure, claim: string, text: string): Check | undefined {
  const own = boundOf(claim, figure)
  const same = allFigures(text).filter(({ value, unit }) => value === figure.value && unit === figure.unit)
  const isOpposite = same.length > 0 && same.every(one => isOppositeBound(own, boundOf(text, one)))
  return isOpposite
    ? { name: 'quantity', result: 'conflicts', reason: `${figure.text} is the other bound there` }
    : undefined
}

const agreed = ({ text }: Figure): Check => ({ name: 'figure', result: 'agrees', reason: `same figure ${text}` })

/** Units of figures that follow from two others when something is compared. */
const derivable: ReadonlySet<string> = new Set(['%', 'pp', 'times'])
/** A figure of the same unit; without one, of the same thing counted. Eight weeks are no other length of what took 38 minutes. */
function isRival(figure: Figure, other: Figure, claim: string, text: string): boolean {
  if (figure.unit === 'ms' && other.unit === 'ms')
    return figure.bare === other.bare || isOfLikeLength(figure.value, other.value)
  if (figure.unit !== '' || other.unit !== '') return figure.unit === other.unit
  const counted = countedBy(withoutDates(claim), figure)
  return counted !== '' && counted === countedBy(text, other)
}

const LIKE_LENGTH = 16

const isOfLikeLength = (a: number, b: number): boolean =>
  Math.max(a, b) <= LIKE_LENGTH * Math.max(Math.min(a, b), Number.MIN_VALUE)

/** The word after a figure, without its ending; two characters of Chinese. */
function countedBy(text: string, { end }: Figure): string {
  const after = text.slice(end, end + 40)
  const han = /^[\s+]*(\p{Script=Han}{1,2})/u.exec(after)?.[1]
  return han ?? (/^[\s+-]*([a-z]{3,})/i.exec(after)?.[1] ?? '').toLowerCase().replace(/(?:ies|es|s|y)$/, '')
}

/** Where both name several years, a figure belongs to the year that it stands with. */
function pairedWithYear(figure: Figure, claim: string, { text }: Passage): Check | undefined {
  const dates = statedDates(text)
  const wanted = nearest(statedDates(claim), figure.start)
  if (wanted && dates.length === 1 && figure.unit !== '' && isYearOfOtherFigure(figure, wanted, text))
    return standsBeside(figure)
  if (!wanted || dates.length < 2) return undefined
  const same = allFigures(withoutDates(text)).filter(one => Math.abs(one.value - figure.value) <= figure.tolerance)
  const isPaired = same.some(one =>
    dates.some(date => compareDates(wanted, date) === 'same' && isOnSideOf(one, date, text)),
  )
  const withYears = same.flatMap(one => nearest(dates, one.start) ?? [])
  const isThere = dates.some(date => compareDates(wanted, date) !== 'different')
  if (
    isPaired ||
    !isThere ||
    withYears.length === 0 ||
    withYears.some(date => compareDates(wanted, date) !== 'different')
  ) {
    return undefined
  }
  const other = allFigures(withoutDates(text)).find(
    one => one.unit === figure.unit && compareDates(wanted, nearest(dates, one.start) ?? wanted) !== 'different',
  )
  if (!other || other.value === figure.value) return undefined
  return {
    name: 'date',
    result: 'conflicts',
    reason: `figure differs: ${figure.text} against ${other.text} for ${wanted.year}`,
  }
}

function nearest(dates: readonly StatedDate[], at: number): StatedDate | undefined {
  const distance = ({ start, end }: StatedDate) => Math.min(Math.abs(start - at), Math.abs(end - at))
  return dates.reduce<StatedDate | undefined>(
    (best, one) => (best && distance(best) <= distance(one) ? best : one),
    undefined,
  )
}
