import type { Check } from '../domain/claim.ts'
import { compareAmounts } from './amount-compare.ts'
import { compareCause, compareRequirement } from './cause-compare.ts'
import { compareDatesOf } from './date-compare.ts'
import { compareDefault } from './default-compare.ts'
import { compareExchange } from './exchange-compare.ts'
import { compareExclusive } from './exclusive-compare.ts'
import { compareFigures, type SubjectShared } from './figure-compare.ts'
import { compareHolders } from './figure-holders.ts'
import { compareForeign, isForeign } from './foreign-compare.ts'
import { compareLabels } from './label-compare.ts'
import { compareNames, missingOptions, namesIn } from './name-compare.ts'
import type { Name } from './name-forms.ts'
import { comparePairs } from './pair-compare.ts'
import { compareParts } from './part-compare.ts'
import { type Passage, type Reading, readingOf } from './passage.ts'
import { comparePast } from './past-compare.ts'
import { comparePolarity } from './polarity-compare.ts'
import { compareQualities } from './quality-compare.ts'
import { compareQuotes, isQuotationOf, quotationSpans } from './quote-compare.ts'
import { compareRatios } from './ratio-compare.ts'
import { compareExempt, compareModality, compareSingled } from './restriction-compare.ts'
import { comparePlaces, compareRoles } from './role-compare.ts'
import { compareEach, compareQuantity, compareScope } from './scope-compare.ts'
import { compareMeanwhile, compareSequence } from './sequence-compare.ts'
import { compareSubstitution } from './substitution.ts'
import { isComparing } from './tables/named.ts'
import { compareRow } from './tables/row-compare.ts'
import type { Row } from './tables/table.ts'
import { compareUnsaid } from './unsaid-compare.ts'

/** A claim read once for all its comparisons. */
export interface ReadClaim {
  readonly reading: Reading
  readonly names: readonly Name[]
}

export function readClaim(text: string): ReadClaim {
  const quoted = quotationSpans(text)
  const reading = readingOf(text)
  // What it quotes is somebody else's, and has to stand there word for word anyway.
  const isOwn = ({ start }: { readonly start: number }) => !quoted.some(one => start >= one.start && start < one.end)
  const clauses = reading.clauses.map(one => ({ ...one, denials: one.denials.filter(isOwn) }))
  return { reading: { ...reading, directions: reading.directions.filter(isOwn), clauses }, names: namesIn(text) }
}

/**
 * All named checks of a claim against one passage; nothing conflicts where the passage is about something else. Where the claim itself
 * names the place, that it is about the claim's subject is the writer's word, whatever names stand there.
 */
export function checkPassage(claim: ReadClaim, passage: Passage, isOnSubject: boolean, isCited = false): Check[] {
  const { reading } = claim
  const sentence = readingOf(passage.text)
  if (isForeign(reading.text, passage.text))
    return [
      ...compareFigures(reading.text, passage, { sameSubject: false }),
      ...compareDatesOf(reading.text, passage, { sameSubject: false }),
      ...missingOptions(reading.text, passage.window),
      ...compareForeign(reading, sentence, passage),
    ]
  const names = compareNames(reading, claim.names, passage, sentence)
  const shared = { sameSubject: isOnSubject && (isCited || names.every(({ result }) => result === 'agrees')) }
  if (passage.row) return checkRow(claim, passage, passage.row, names, shared)
  const checks = [
    ...compareFigures(reading.text, passage, shared),
    ...compareDatesOf(reading.text, passage, shared),
    ...compareHolders(reading.text, passage.window),
    ...comparePairs(reading.text, passage.text),
    ...compareAmounts(reading.text, passage.window, shared.sameSubject),
    ...compareRatios(reading.text, passage.text, shared.sameSubject),
    ...compareSequence(reading.text, passage.window),
    ...(isQuotationOf(passage.window, reading.text) ? [] : compareWords(reading, sentence, passage, shared)),
    ...names,
    ...compareQuotes(reading.text, passage.window),
  ]
  return [...checks, ...compareUnsaid(reading.text, passage, checks)]
}

/** A row has cells and no word order: a claim of figures is held against those, any other against its words as well. */
function checkRow(
  { reading }: ReadClaim,
  passage: Passage,
  row: Row,
  names: readonly Check[],
  shared: SubjectShared,
): Check[] {
  const said = row.cells.join(' | ')
  const figures = compareFigures(reading.text, { ...passage, text: said, window: said }, shared)
  const isCompared = isComparing(reading.text, row)
  const cells = compareRow(reading, row, passage.around)
  const isAnswered = figures.length > 0 || cells.some(({ name }) => name === 'negation')
  const sentence = readingOf([...row.columns, said].join(' | '))
  const checks = [
    ...figures.map(one => (isCompared && one.result === 'conflicts' ? { ...one, result: 'unknown' as const } : one)),
    ...compareDatesOf(reading.text, passage, shared),
    ...(isAnswered ? [] : [...compareWay(reading, sentence, passage, shared), ...compareReach(reading, passage)]),
    ...names,
    ...compareQuotes(reading.text, passage.window),
    ...cells,
  ]
  return [...checks, ...compareUnsaid(reading.text, passage, checks)]
}

/** Which way it goes, in whatever order it is said. */
const compareWay = (claim: Reading, sentence: Reading, passage: Passage, shared: SubjectShared): Check[] => [
  ...comparePolarity(claim, sentence, shared),
  ...(shared.sameSubject ? compareQualities(claim, sentence) : []),
  ...compareExclusive(claim.text, passage, shared.sameSubject),
]

/** Of how much it is said. */
const compareReach = (claim: Reading, passage: Passage): Check[] => [
  ...compareScope(claim.text, passage),
  ...compareQuantity(claim.text, passage),
]

/** What the words themselves say; a claim that only quotes says nothing in words of its own. */
function compareWords(claim: Reading, sentence: Reading, passage: Passage, shared: SubjectShared): Check[] {
  return [
    ...compareWay(claim, sentence, passage, shared),
    ...compareSubstitution(claim, sentence, passage),
    ...compareDefault(claim.text, passage),
    ...compareCause(claim.text, passage.text),
    ...compareRequirement(claim.text, passage.text),
    ...compareReach(claim, passage),
    ...compareEach(claim.text, passage),
    ...compareParts(claim, sentence),
    ...comparePast(claim, sentence),
    ...compareExchange(claim.text, sentence.text),
    ...compareRoles(claim.text, passage),
    ...compareSingled(claim, sentence),
    ...compareModality(claim, sentence),
    ...compareMeanwhile(claim, sentence),
    ...compareExempt(claim, sentence),
    ...comparePlaces(claim.text, passage),
    ...compareLabels(claim.text, passage),
  ]
}
