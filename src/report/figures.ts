import type { Desk } from '../desk.ts'
import { calculationsIn } from '../evidence/arithmetic.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { derive, deriveWithGiven, ofItsKind } from '../evidence/derive.ts'
import { allFigures, checkFigures, type FigureCheck } from '../evidence/figure-check.ts'
import type { Figure } from '../text/numbers.ts'
import { betterPlace, recite } from './better-place.ts'
import type { CitedCheck } from './cited-check.ts'
import { isNoFigure } from './no-figures.ts'
import { headingsAbove, unitText } from './resolve.ts'
import type { Finding, OpenPlace } from './resolve-place.ts'

/** A part of a sentence with the words under its own places. */
export interface OpenPart {
  readonly text: string
  readonly open: readonly OpenPlace[]
}

interface FigureReview {
  readonly findings: readonly Finding[]
  /** Our words on figures that were computed. */
  readonly notes: readonly string[]
}

/** Every figure of a cited sentence stands in a cited place, in the question, or follows from such figures. */
export async function reviewFigures(
  sentence: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  check: CitedCheck,
  desk: Desk,
  parts: readonly OpenPart[] = [],
): Promise<FigureReview> {
  const cited = open.map(textOf)
  const asked = desk.state.research.question
  const checks = checkFigures(sentence.text, { cited, around: open.flatMap(aroundOf) })
  const isAbsent = ({ name, result, figure }: FigureCheck) =>
    result === 'conflicts' || (name === 'derived_figure' && !isEarned(figure, sentence.text, cited, parts))
  const absent = checks.filter(isAbsent).map(({ figure }) => figure)
  const notGiven = checkFigures(sentence.text, { cited: [asked], around: [] })
    .filter(({ name, result }) => name !== 'figure' || result !== 'agrees')
    .map(({ figure }) => figure.start)
  const names = open.flatMap(({ quote: { source } }) => [source.title, source.address])
  const unexplained = absent.filter(
    figure => notGiven.includes(figure.start) && !isNoFigure(figure, sentence.text, { names, texts: cited }),
  )
  const wrong = calculationsIn(sentence.text).find(({ isRight }) => !isRight)
  if (wrong) return { findings: [miscalculated(wrong.text)], notes: [] }
  const derivations = unexplained.map(figure => {
    const own = parts.find(({ text }) => text.includes(figure.text))
    return derivationOf(figure, sentence.text, unexplained, own?.open.map(textOf) ?? cited, asked)
  })
  const missing = unexplained.filter(
    (figure, i) => derivations[i] === undefined && !isConversion(figure, sentence.text, unexplained),
  )
  const notes = [
    ...checks.filter(one => one.name === 'derived_figure' && !isAbsent(one)).map(({ reason }) => reason),
    ...derivations.flatMap(one => (one === undefined ? [] : [`derived: ${one}`])),
  ]
  if (missing.length === 0) return { findings: [], notes: [...new Set(notes)] }
  return { findings: [await missingFigures(missing, sentence, written, open, check, desk)], notes: [] }
}

/** A figure that was computed from cited ones: from those of its own part, or from figures that the sentence names. */
function isEarned(figure: Figure, sentence: string, cited: readonly string[], parts: readonly OpenPart[]): boolean {
  const own = parts
    .flatMap(({ text, open }) => checkFigures(text, { cited: open.map(textOf), around: open.flatMap(aroundOf) }))
    .filter(one => one.figure.text === figure.text)
  if (own.length === 0 || own.some(({ result }) => result === 'agrees')) return true
  const named = allFigures(sentence).filter(one => one.start !== figure.start)
  const isNamed = (one: Figure) => named.some(({ value, unit }) => value === one.value && unit === one.unit)
  return derive(figure, ofItsKind(figure, sentence, cited.flatMap(allFigures).filter(isNamed)), sentence) !== undefined
}

const textOf = ({ quote, stored }: OpenPlace) => unitText(quote, stored)

const miscalculated = (calculation: string): Finding => ({
  problem: 'figure_not_found',
  message: `${calculation} does not come out.`,
  fix: 'Correct the calculation.',
})

/** Months of a year, days of a week and the like: what a calculation that is written out may take from nowhere. */
const conversions: ReadonlySet<string> = new Set('7 12 24 30 52 60 100 365 1000 1,000'.split(' '))

const isIn = (figures: readonly Figure[], { text }: Figure): boolean => figures.some(one => one.text === text)

const isFactor = ({ text }: Figure, sentence: string): boolean =>
  conversions.has(text) &&
  new RegExp(`[×x*÷/]\\s*${text}(?![\\d.,])|(?<![\\d.,])${text}\\s*[×x*÷/]`, 'u').test(sentence)

function isConversion(figure: Figure, sentence: string, unexplained: readonly Figure[]): boolean {
  if (!isFactor(figure, sentence)) return false
  return calculationsIn(sentence).some(
    ({ operands, isRight }) =>
      isRight && isIn(operands, figure) && operands.some(one => !isIn(unexplained, one) && one.text !== figure.text),
  )
}

/** The calculation that the sentence itself writes out, where its operands stand; else one of cited and asked figures. */
function derivationOf(
  figure: Figure,
  sentence: string,
  unexplained: readonly Figure[],
  cited: readonly string[],
  asked: string,
): string | undefined {
  const written = calculationsIn(sentence).find(({ operands, result }) => {
    const isOpen = (one: Figure) => isIn(unexplained, one) && !isFactor(one, sentence)
    return result.text === figure.text && !operands.some(isOpen)
  })
  return written?.text ?? deriveWithGiven(figure, cited.flatMap(allFigures), allFigures(asked))
}

function aroundOf({ quote, stored }: OpenPlace): string[] {
  const { title, published = '' } = quote.source
  return [title, published.slice(0, 4), published.slice(0, 10), ...headingsAbove(quote, stored)]
}

async function missingFigures(
  missing: readonly Figure[],
  sentence: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  check: CitedCheck,
  desk: Desk,
): Promise<Finding> {
  const texts = missing.map(({ text }) => text)
  const message = `${texts.join(', ')} ${texts.length > 1 ? 'stand' : 'stands'} in none of the cited places.`
  const place = await betterPlace(missing, sentence, open, check, desk)
  if (place !== undefined) {
    const replacement = recite(sentence, written, place)
    return { problem: 'figure_not_found', message, fix: `Cite ${place}, which says it with that figure.`, replacement }
  }
  const rivals = rivalsOf(missing, open)
  const corrected = await correctedFigure(missing, sentence, written, open, check)
  if (corrected)
    return { problem: 'figure_not_found', message: `${message}${rivals ? ` ${rivals}` : ''}`, ...corrected }
  const fix = 'Cite the place that says it, correct the figure, or remove it.'
  return { problem: 'figure_not_found', message: rivals === undefined ? message : `${message} ${rivals}`, fix }
}

/** The one figure of a cited place with which that place bears the sentence out. */
async function correctedFigure(
  [figure, more]: readonly Figure[],
  { text }: CitedSentence,
  written: string,
  open: readonly OpenPlace[],
  check: CitedCheck,
): Promise<Pick<Finding, 'fix' | 'replacement'> | undefined> {
  if (figure === undefined || more || written.split(figure.text).length !== 2) return undefined
  const found = new Map<string, string>()
  for (const { rival, source, paragraph } of open.flatMap(one => rivalsAt(one, figure))) {
    const corrected = text.replace(figure.text, () => rival)
    if (await check.bearsOut(corrected, source, paragraph)) found.set(rival, `${source.id}:${paragraph}`)
  }
  const [only, other] = found
  if (only === undefined || other) return undefined
  const [bare, place] = only
  const rival = rangesIn(open).get(bare) ?? bare
  const fix = `Write ${rival}, with which ${place} bears it out, or cite the place that says ${figure.text}.`
  return { fix, replacement: written.replace(figure.text, () => rival) }
}

/** Figures of a cited place that may stand instead. */
function rivalsAt({ quote, stored }: OpenPlace, { year, unit }: Figure) {
  const { source, paragraph } = quote
  if (paragraph === undefined) return []
  const there = allFigures(unitText(quote, stored)).filter(one => one.year === year && one.unit === unit)
  return [...new Set(there.map(({ text }) => text))].slice(0, SHOWN).map(rival => ({ rival, source, paragraph }))
}

/** Of each figure of the places the range that it ends. */
function rangesIn(open: readonly OpenPlace[]): ReadonlyMap<string, string> {
  const units = open.map(({ quote, stored }) => unitText(quote, stored))
  return new Map(units.flatMap(unit => allFigures(unit).map(one => [one.text, wholeRange(one, unit)] as const)))
}

/** `three to six months`, of which `six months` is the end. */
function wholeRange({ text, start }: Figure, unit: string): string {
  const [from = ''] = /(?:\d[\d.,]*|\p{L}+)\s?(?:-|–|—|\bto\b|\bor\b|至|到)\s?$/u.exec(unit.slice(0, start)) ?? []
  const [first] = allFigures(from.replace(/(?:-|–|—|to|or|至|到)\s?$/u, ''))
  return first === undefined ? text : from + text
}

const SHOWN = 3

/** What the cited place has instead, where it has something of the same unit or the same number of another. */
function rivalsOf(missing: readonly Figure[], open: readonly OpenPlace[]): string | undefined {
  for (const { quote, stored } of open) {
    const there = allFigures(unitText(quote, stored)).filter(one =>
      missing.some(({ unit, bare, year }) => one.year === year && (unit === one.unit || bare === one.bare)),
    )
    if (there.length === 0 || there.length > SHOWN || quote.paragraph === undefined) continue
    const shown = [...new Set(there.map(({ text }) => text))].join(', ')
    return `${quote.source.id}:${quote.paragraph} has ${shown}, not ${missing.map(({ text }) => text).join(', ')}.`
  }
  return undefined
}
