import { grouped } from '../grouped.ts'
import { codeText } from './listing.ts'
import { attribute, findAll, type HtmlElement, isElement, textLength, textOf } from './tree.ts'

/** Stands for an element in the text of its listing. */
const MARK = '\ue000'

const lineNumber = /^\s*\d{1,5}\s*$/
const gutterName =
  /(?:^|[\s_-])(?:line-?(?:nos?|nrs?|nums?|numbers?)|ln(?:-?num(?:ber)?s?|t|s)?|linenodiv|gutter)(?:$|[\s_-])|(?:line|ln)numbers?(?:$|[\s_-])/i

/** What may follow a number in data and prose, but is no line of code: `1st`, `2 px`, `3)`, `4, …`. */
const glued =
  /^(?!(?:st|nd|rd|th|px|r?em|pt|m?s|min|[cmk]?m|k?g|[kmgt]i?b|am|pm|[\p{L}%])(?![\p{L}\p{N}_(]))(?:[\p{L}_#@$"'`{}([\\&~!?]|<[a-z!/?]|\/[/*]|--\s?\p{L})/iu

/** Takes the numbers of lines out of the listings of a page: they are its gutter and no code. */
export function dropLineNumbers(root: HtmlElement): void {
  for (const pre of findAll(root, ({ name }) => name === 'pre')) {
    if (!/\d/.test(firstLine(textOf(pre)))) continue
    if (isNumberColumn(pre)) pre.children.length = 0
    else if (!dropElements(pre)) dropDigits(pre)
  }
}

const firstLine = (text: string): string => text.slice(0, 4_000).trimStart().slice(0, 200)
const linesOf = (text: string): readonly string[] => text.split(/\r?\n/)
const filled = (lines: readonly string[]): readonly string[] => lines.filter(line => /\S/.test(line))

export const isRunning = (numbers: readonly number[]): boolean =>
  numbers.every((number, i) => number === (numbers[0] ?? 0) + i)

const drawn = (pre: HtmlElement): string => codeText(pre, () => false).trimEnd()

/** A listing of nothing but numbers beside another that has as many lines. */
function isNumberColumn(pre: HtmlElement): boolean {
  const text = drawn(pre)
  if (!/^[\d\s]+$/.test(text)) return false
  const numbers = text.trim().split(/\s+/).map(Number)
  if (!isRunning(numbers)) return false
  const row = rowOf(pre)
  const isNamed =
    isNamedGutter(pre) || columnName.test(attribute(pre, 'class') ?? '') || (row && isNamedGutter(row.cell))
  if (!isNamed && (numbers.length < 2 || numbers[0] !== 1)) return false
  // Lines above the first number are the listing's title.
  const heights = [numbers.length, heightOf(pre)]
  return findAll(row?.row ?? { ...pre, children: [] }, ({ name }) => name === 'pre').some(
    other => other !== pre && [heightOf(other), linesOf(drawn(other)).length].some(height => heights.includes(height)),
  )
}

/** The first line end in a listing is not drawn. */
const heightOf = (pre: HtmlElement): number => linesOf(drawn(pre).replace(/^\n/, '')).length

const columnName = /(?:^|\s)(?:lines?|numbers?)(?:\s|$)/i

function rowOf(pre: HtmlElement): { readonly row: HtmlElement; readonly cell: HtmlElement } | undefined {
  let cell = pre
  for (let row = pre.parent; row; row = row.parent) {
    if (row.name === 'tr') return { row, cell }
    cell = row
  }
  return undefined
}

const kindOf = (element: HtmlElement): string => `${element.name} ${attribute(element, 'class') ?? ''}`

export const isNamedGutter = (element: HtmlElement): boolean =>
  gutterName.test(attribute(element, 'class') ?? '') ||
  attribute(element, 'data-line-number') !== undefined ||
  /user-select\s*:\s*none/i.test(attribute(element, 'style') ?? '')

/** Elements of one kind that begin every line of the listing with its number. */
function dropElements(pre: HtmlElement): boolean {
  const numbers = findAll(
    pre,
    one => textLength(one) < 20 && lineNumber.test(textOf(one)) && !one.children.some(isElement),
  )
  for (const elements of grouped(numbers, kindOf).values()) {
    if (!beginsLines(elements, pre)) continue
    for (const element of elements) element.children.length = 0
    return true
  }
  return false
}

function beginsLines(elements: readonly HtmlElement[], pre: HtmlElement): boolean {
  const [first] = elements
  if (!first || elements.length < 2 || !isRunning(elements.map(one => Number(textOf(one))))) return false
  const own = new Map(elements.map(one => [one, [...one.children]]))
  for (const one of elements) one.children.splice(0, one.children.length, MARK)
  const lines = filled(linesOf(codeText(pre, () => false)))
  for (const [one, children] of own) one.children.splice(0, 1, ...children)
  if (lines.length !== elements.length || !lines.every(line => line.trimStart().lastIndexOf(MARK) === 0)) return false
  return isNamedGutter(first) || isGutter(lines.map(line => line.slice(line.indexOf(MARK) + 1)))
}

/** Numbers of lines run into the code; behind those of data stands a space or a sign. With a space they are a gutter's where they count blank lines too. */
function isGutter(rests: readonly string[]): boolean {
  const full = filled(rests)
  const flush = full.filter(rest => !/^\s/.test(rest))
  if (flush.length > 0) {
    const isGlued = (rest: string): boolean => glued.test(rest)
    return full[0] !== undefined && isGlued(full[0]) && flush.filter(isGlued).length * 2 >= flush.length
  }
  return rests.length > full.length && full.length * 2 > rests.length && /\S/.test(rests[0] ?? '')
}

/** Numbers that are part of the text: 1, 2, 3 … at the beginning of every line. */
function dropDigits(pre: HtmlElement): void {
  const lines = filled(linesOf(codeText(pre, () => false)))
  const numbered = lines.flatMap(line => /^\s*(\d{1,5})(.*)$/.exec(line)?.slice(1) ?? [])
  const rests = numbered.filter((_, i) => i % 2 === 1)
  const isCounted = numbered.every((digits, i) => i % 2 === 1 || Number(digits) === i / 2 + 1)
  if (lines.length >= 2 && rests.length === lines.length && isCounted && isGutter(rests)) new Cutter().cut(pre)
}

class Cutter {
  private atStart = true

  cut(element: HtmlElement): void {
    for (const [index, child] of element.children.entries()) {
      if (isElement(child)) this.cut(child)
      else element.children[index] = this.text(child)
    }
    if (/^(?:div|li|tr|br)$/.test(element.name)) this.atStart = true
  }

  private text(text: string): string {
    const pieces = text.split(/(\n)/).map(piece => {
      const cut = this.atStart ? piece.replace(/^[^\S\n]*\d{1,5}/, '') : piece
      if (/\S/.test(piece)) this.atStart = false
      if (piece === '\n') this.atStart = true
      return cut
    })
    return pieces.join('')
  }
}
