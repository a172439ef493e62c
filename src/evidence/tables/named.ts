import type { Figure } from '../../text/numbers.ts'
import { words } from '../../text/words.ts'
import { type ClaimWord, claimWords } from '../claim-terms.ts'
import { withoutDates } from '../dates.ts'
import { comparing, isMoney } from '../derive.ts'
import { allFigures, askedFigures } from '../figure-check.ts'
import { kept } from '../kept.ts'
import { isSynonymOf } from '../substitution.ts'
import type { Row } from './table.ts'

/** The claim's figures, without those of the names of rows and columns. */
export function figuresAsked(claim: string, row: Row): readonly Figure[] {
  const labels = rowsNamed(row, saidIn(claim)).map(({ label }) => label)
  const names = [...labels, ...row.columns].filter(name => /\d/.test(name))
  const bare = names.reduce((text, name) => blank(text, name), withoutDates(claim))
  return askedFigures(bare).filter(one => !labels.some(label => isNumberOf(one, claim, label)))
}

/** The rows that a claim names. */
export const rowsNamed = ({ table }: Row, said: Said): readonly Row[] =>
  table
    .labels()
    .in(said)
    .flatMap(i => table.rows[i] ?? [])

/** The columns whose heads a claim names. */
export const columnsNamed = (row: Row, said: Said): readonly number[] => row.heads.in(said)

/** `A two-bedroom move` names the row `2 bedroom`. */
function isNumberOf({ bare, unit, end }: Figure, claim: string, label: string): boolean {
  const [next = ''] = words(/^[- ](\p{L}+)/u.exec(claim.slice(end))?.[1] ?? '')
  const own = words(label)
  return unit === '' && next !== '' && own.includes(`${bare}`) && own.includes(next)
}

/** Whether a claim compares, apart from what its row and columns are called: `Change since 2020`. */
export function isComparing(claim: string, { columns, label }: Row): boolean {
  return comparing.test([label, ...columns].filter(name => name.length > 1).reduce(blank, claim))
}

function blank(text: string, name: string): string {
  const at = text.toLowerCase().indexOf(name.toLowerCase())
  return at < 0 ? text : text.slice(0, at) + ' '.repeat(name.length) + text.slice(at + name.length)
}

/** The names of a table's rows or columns, read once for all claims. */
export interface Names {
  /** Which of them a claim has word for word, else which it names best: by most of its words, and not half of one. */
  in(said: Said): readonly number[]
}

/** What would be named by so many names at once is named by none. */
const MOST_NAMED = 20

export function newNames(names: readonly string[]): Names {
  const forms = formsOf(names)
  const own = names.map((): readonly ClaimWord[] | undefined => undefined)
  let last: { readonly text: string; readonly found: readonly number[] } | undefined

  const weightAt = (i: number, terms: ReadonlySet<string>): number => {
    const name = names[i] ?? ''
    own[i] ??= claimWords(withoutAside(name))
    return weightOf(name, own[i] ?? [], terms)
  }
  const find = ({ text, terms }: Said): readonly number[] => {
    const whole = forms.map(list => namedWhole(list, text)).find(list => list.length > 0)
    if (whole) return whole
    const weights = names.map((_, i) => weightAt(i, terms))
    const most = weights.reduce((max, weight) => Math.max(max, weight), 0)
    return most === 0 ? [] : weights.flatMap((weight, i) => (weight === most ? [i] : []))
  }
  return {
    in: said => {
      if (last?.text !== said.text) {
        const found = find(said)
        last = { text: said.text, found: found.length > MOST_NAMED ? [] : found }
      }
      return last.found
    },
  }
}

/** In small letters: without what stands in brackets where that tells nothing apart, as written, and without it in any case. */
function formsOf(names: readonly string[]): readonly (readonly string[])[] {
  const whole = names.map(name => name.trim().toLowerCase())
  const plain = names.map(name => withoutAside(name).trim().toLowerCase())
  const counts = new Map<string, number>()
  for (const name of plain) counts.set(name, (counts.get(name) ?? 0) + 1)
  const apart = plain.map((name, i) => (counts.get(name) === 1 ? name : (whole[i] ?? '')))
  return [apart, whole, plain]
}

/** Where a text names something first: word for word, else by a word of its name. */
export function positionOf(name: string, { text }: Said): number {
  const whole = [name, withoutAside(name)].map(one => text.indexOf(one.trim().toLowerCase())).find(at => at >= 0)
  if (whole !== undefined) return whole
  const parts = name.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []
  const places = parts.map(part => text.indexOf(part)).filter(at => at >= 0)
  return places.length > 0 ? Math.min(...places) : -1
}

/** Of a name that stands within another one that is there too, the longer is meant. */
function namedWhole(names: readonly string[], text: string): readonly number[] {
  const there = names.flatMap((name, i) => (name.length > 1 && isIn(text, name) ? [{ name, i }] : []))
  const isWithin = (name: string) => there.some(other => other.name.length > name.length && isIn(other.name, name))
  return there.length > MOST_NAMED ? [] : there.filter(({ name }) => !isWithin(name)).map(({ i }) => i)
}

export const withoutAside = (name: string): string => name.replace(aside, ' ')
const aside = /[(（]([^()（）]*)[)）]/g

/** A claim is held against many rows. */
export const saidIn: (claim: string) => Said = kept(claim => ({
  text: claim.toLowerCase(),
  terms: new Set([...words(claim), ...allFigures(claim).map(({ bare }) => `${bare}`)]),
}))

export interface Said {
  /** In small letters. */
  readonly text: string
  readonly terms: ReadonlySet<string>
}

/** As words of their own. */
function isIn(text: string, name: string): boolean {
  const isLetter = (char: string) => /[\p{L}\p{N}]/u.test(char) && !/\p{Script=Han}/u.test(char)
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + name.length)]
    const [first, last] = [name.charAt(0), name.charAt(name.length - 1)]
    if (!(isLetter(before) && isLetter(first)) && !(isLetter(last) && isLetter(after))) return true
  }
  return false
}

/** How much of a name a text has; what stands in brackets only tells names apart that are else the same. */
function weightOf(name: string, own: readonly ClaimWord[], terms: ReadonlySet<string>): number {
  const said = own.filter(one => one.terms.some(term => isSaid(term, terms))).length
  if (said === 0 || said * 2 < own.length) return 0
  const more = words((name.match(aside) ?? []).join(' ')).filter(term => terms.has(term)).length
  return (said * said) / own.length + more * ASIDE
}

const ASIDE = 0.1

/** In the same word, in another form of it (`weighs`, `weight`) or in another word for it. */
export function isSaid(term: string, terms: ReadonlySet<string>): boolean {
  return (
    terms.has(term) || isSynonymOf(term, terms) || [...terms].some(one => isFormOf(one, term) || isFormOf(term, one))
  )
}

const isFormOf = (long: string, short: string): boolean =>
  short.length >= FORM.least && long.length - short.length <= FORM.longer && long.startsWith(short)

const FORM = { least: 5, longer: 3 }

/** What units measure. */
const dimensions: Readonly<Record<string, string>> = {
  g: 'weight weigh weighs weighed mass heavy',
  m: 'length long height high tall width wide depth deep distance diameter size measure measures',
  ms: 'time duration length long lasts lasted takes took last take runtime',
  byte: 'size storage memory capacity',
  '%': 'share percentage percent rate proportion',
}
const ofMoney = 'price cost costs fee charge sells sold priced amount value worth'

/** The words for what a unit measures, so that a claim may leave the head to it: `weighs 0.9 kg`. */
export const dimensionOf = (unit: string): string => (isMoney(unit) ? ofMoney : (dimensions[unit] ?? ''))
