import { brackets as bracketsIn, type CitedPlace } from '../evidence/citation.ts'
import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'
import { askedFigures } from '../evidence/figure-check.ts'
import { cellClaim, itemsOf, saysSomething } from '../text/cell-form.ts'
import { isRejection } from './rejected.ts'
import type { Finding } from './resolve-place.ts'
import { bareCell, headsAbove } from './table-lines.ts'

/** A cell of a table's row that is held against its own citations, or the row's head against those of all. */
export interface RowPart {
  /** Index of the cell. */
  readonly at: number
  /** The row with its head and this cell alone. */
  readonly claim: string
  readonly said: CitedSentence
  /** Without the row's head, which may speak of other things than the place of a cell. */
  readonly own: CitedSentence
  readonly items: readonly RowItem[]
}

/** What of a cell cites apart: most cells are one. */
export interface RowItem {
  /** As a claim says it: the row's head, the column's, the item's words. */
  readonly claim: string
  /** The row's head and the item. */
  readonly text: string
  readonly places: readonly CitedPlace[]
}

export interface RowParts {
  readonly parts: readonly RowPart[]
  /** Cells with figures for which nothing answers: others of the row have citations of their own. */
  readonly uncited: readonly string[]
}

/** What is wrong with one cell. */
export type PartFinding = Finding & Partial<Pick<RowPart, 'at' | 'claim'>>

interface Cell {
  readonly at: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly brackets: CitedSentence['brackets']
}

/**
 * The cells of a row that answer for themselves. Undefined where the row's citations answer for all of it: they stand in its first or
 * its last cell alone, or in a cell of their own.
 */
function rowParts(markdown: string, sentence: CitedSentence): RowParts | undefined {
  const cells = cellsIn(markdown, sentence)
  const [head] = cells
  const columns = headsAbove(markdown.slice(0, lineStartOf(markdown, sentence.start)))
  const within = cells.filter(({ start, end }) => start < sentence.end && end > sentence.start)
  const cited = within.filter(({ brackets }) => brackets.length > 0)
  const [only] = cited
  if (!head || !only || within.length < 2 || cited.some(one => bareCell(one.text) === '')) return undefined
  if (cited.length === 1 && (only.at === 0 || only.at === cells.at(-1)?.at)) return undefined
  const ofHead = within.includes(head) ? head.brackets : []
  const isDated = askedFigures(bareCell(head.text)).length > 0
  // A statement at the head of a row that rejects it is not what its cells say.
  const shared = isDated || isRejection(sentence.text) ? undefined : head
  const parts = cited
    .filter(({ at }) => at !== 0)
    .map(cell => partOf(cell, shared, ofHead, [head.text, columns[cell.at] ?? '']))
  const headPart =
    isDated && within.includes(head) ? [partOf({ ...head, brackets: sentence.brackets }, undefined, [], ['', ''])] : []
  const all = [...headPart, ...parts]
  if (all.some(part => part === undefined)) return undefined
  const idle = ofHead.length > 0 ? [] : within.filter(({ at, brackets }) => at !== 0 && brackets.length === 0)
  return {
    parts: all.filter(part => part !== undefined),
    uncited: idle
      .filter(({ text }) => askedFigures(bareCell(text)).length > 0)
      .map(({ text }) => `${bareCell(head.text)} | ${bareCell(text)}`),
  }
}

/** Of the row of a table: cells that answer for themselves, else those for which its citations answer together. */
export interface RowOf {
  readonly row: RowParts | undefined
  readonly items: readonly RowItem[]
}

export function rowOf(markdown: string, sentence: CitedSentence): RowOf {
  const row = rowParts(markdown, sentence)
  return { row, items: row === undefined ? rowItems(markdown, sentence) : [] }
}

/** What a review of the row depends on beside its own words. */
export const claimsOfRow = ({ row, items }: RowOf): string[] =>
  [...(row?.parts ?? []).flatMap(one => [one, ...one.items]), ...items].map(({ claim }) => claim)

/** The cells of a row whose citations answer for all of it, what cites first; none for what is no row. */
function rowItems(markdown: string, sentence: CitedSentence): readonly RowItem[] {
  const [head, ...cells] = cellsIn(markdown, sentence)
  if (!head || sentence.brackets.length === 0) return []
  const columns = headsAbove(markdown.slice(0, lineStartOf(markdown, sentence.start)))
  const places = sentence.brackets.flatMap(one => one.places)
  const said = cells.filter(({ text }) => saysSomething(bareCell(text)))
  const citing = said.filter(({ brackets }) => brackets.length > 0)
  return [...citing, ...said.filter(one => !citing.includes(one))].map(({ at, text }) => ({
    claim: cellClaim(head.text, columns[at] ?? '', text),
    text: `${bareCell(head.text)} | ${bareCell(text)}`,
    places,
  }))
}

function partOf(
  cell: Cell,
  head: Cell | undefined,
  ofHead: Cell['brackets'],
  named: readonly [row: string, column: string],
): RowPart | undefined {
  const claim = head ? `| ${head.text} | ${cell.text} |` : `| ${cell.text} |`
  const [said, more] = citedSentences(claim)
  if (!said || more) return undefined
  const { at, start, end, brackets } = cell
  const span = { start, end, brackets: [...ofHead, ...brackets] }
  const items = itemsOf(cell.text).map((item): RowItem => {
    const [own] = citedSentences(head ? `| ${head.text} | ${item} |` : `| ${item} |`)
    const places = [...ofHead, ...bracketsIn(item)].flatMap(one => one.places)
    return { claim: cellClaim(...named, item), text: own?.text ?? bareCell(item), places }
  })
  return { at, claim, said: { ...span, text: said.text }, own: { ...span, text: bareCell(cell.text) }, items }
}

const lineStartOf = (markdown: string, at: number) => markdown.lastIndexOf('\n', at - 1) + 1

/** A line that begins with a bar, cut at its bars to what of the sentence stands between them; the head is whole. */
function cellsIn(markdown: string, { start, end, brackets }: CitedSentence): Cell[] {
  const lineStart = lineStartOf(markdown, start)
  const [line = ''] = markdown.slice(lineStart).split('\n', 1)
  if (end > lineStart + line.length || !line.trimStart().startsWith('|')) return []
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => lineStart + index)
  const ends = line.trimEnd().endsWith('|') ? bars.slice(1) : [...bars.slice(1), lineStart + line.length]
  return ends.flatMap((to, at) => {
    const from = (bars[at] ?? lineStart) + 1
    const [left, right] = at === 0 ? [from, to] : [Math.max(from, start), Math.min(to, end)]
    const own = markdown.slice(left, Math.max(left, right))
    const text = own.trim()
    const at0 = left + own.indexOf(text)
    const inside = brackets.filter(one => one.start >= left && one.end <= right)
    return text === '' ? [] : [{ at, start: at0, end: at0 + text.length, text, brackets: inside }]
  })
}

/** What is wrong with a part, told of the row: a replacement of a cell stands in its row. */
export function toldOfRow(
  finding: Finding,
  { at, claim, said }: RowPart,
  row: CitedSentence,
  written: string,
): PartFinding {
  const { replacement, ...rest } = finding
  const isWhole = at !== 0 && replacement !== undefined
  const before = written.slice(0, said.start - row.start)
  const after = written.slice(said.end - row.start)
  return { ...rest, at, claim, ...(isWhole && { replacement: before + replacement + after }) }
}
