import type { Box, PdfPage } from './page.ts'

/** A stretch of text with no wide gap in it. */
export interface Cell {
  readonly text: string
  readonly x0: number
  readonly x1: number
}

/** One line of text as it stands on a page. */
export interface Line extends Box {
  /** From 1. */
  readonly page: number
  readonly cells: readonly Cell[]
  readonly baseline: number
  /** Size of its usual font, in points. */
  readonly size: number
  readonly bold: boolean
  readonly monospaced: boolean
}

/** Stands for a hyphen that the engine takes for a break inside a word. */
export const softHyphen = '\ufffe'

/** Text smaller than this cannot be read by a person. */
const minSize = 2.5
/** Space wider than this many font sizes may part two cells of a table; it may also be a word space of a justified line. */
const gapSizes = 0.6

interface Draft {
  chars: string[]
  cells: Cell[]
  cellStart: number
  edge: number
  top: number
  bottom: number
  readonly sizes: Map<number, number>
  readonly baseline: number
  readonly first: number
}

const lineOf = (
  { cells, sizes, top, bottom, baseline, first }: Draft,
  page: PdfPage,
  number: number,
  last: number,
): Line | undefined => {
  const [start] = cells
  const end = cells.at(-1)
  if (!start || !end) return undefined
  const [size] = [...sizes].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])
  if (size < minSize) return undefined
  const middle = (first + last) >> 1
  const bold = page.isBold(first) && page.isBold(last)
  const monospaced = [first, middle, last].every(index => page.isMonospaced(index))
  const edges = { x0: start.x0, x1: end.x1, top, bottom, baseline }
  return { page: number, cells, ...edges, size, bold, monospaced }
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0xa0 || unit === 9 || unit === 0x3000
const isBreak = (unit: number): boolean => unit === 0x0d || unit === 0x0a

const wideScript = /^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** Between characters of a script without spaces, a space is the typesetter's, who filled a line with it. */
const isSetWide = (before: string | undefined, char: string): boolean =>
  /^[，。、；：！？）》」』】”]/.test(char) || (wideScript.test(before ?? '') && wideScript.test(char))

class LineReader {
  readonly lines: Line[] = []
  private draft: Draft | undefined
  private last = 0
  private pendingSpace = false
  private isHidden = false
  private size = 0
  private readonly page: PdfPage
  private readonly number: number

  constructor(page: PdfPage, number: number) {
    this.page = page
    this.number = number
  }

  read(): readonly Line[] {
    const { page } = this
    for (let index = 0; index < page.count; index += 1) {
      const unit = page.unit(index)
      if (isBreak(unit)) this.end()
      else if (isSpace(unit)) this.pendingSpace = true
      else if (unit !== 0) this.glyph(index, unit)
    }
    this.end()
    return this.lines
  }

  private glyph(index: number, unit: number): void {
    const box = this.page.box(index)
    const { draft } = this
    if (draft && this.leaves(draft, box)) this.end()
    // Looked at once a word, since it costs a call.
    if (!this.draft || this.pendingSpace) this.startWord(index, box)
    if (this.isHidden) {
      this.pendingSpace = false
      return
    }
    if (!this.draft) this.begin(index, box)
    this.extend(box, unit === 0xfffe || unit === 2 ? softHyphen : String.fromCodePoint(unit))
    this.last = index
    // The engine goes on after a broken word without a line end.
    if (unit === 0xfffe || unit === 2) this.end()
  }

  /** A jump back to the left or far up or down is another line, whether or not the engine says so. */
  private leaves(draft: Draft, box: Box): boolean {
    const height = draft.bottom - draft.top
    if (box.top > draft.bottom || box.bottom < draft.top) return true
    return box.x1 < (draft.cells[0]?.x0 ?? draft.cellStart) - height * 2
  }

  private startWord(index: number, box: Box): void {
    this.isHidden = this.isUnseen(index, box)
    this.size = Math.round(this.page.fontSize(index) * 4) / 4
  }

  private isUnseen(index: number, box: Box): boolean {
    const outside = box.x1 < 0 || box.x0 > this.page.width || box.bottom < 0 || box.top > this.page.height
    return outside || this.page.isFaint(index, box)
  }

  private begin(index: number, box: Box): void {
    this.pendingSpace = false
    this.draft = {
      chars: [],
      cells: [],
      cellStart: box.x0,
      edge: box.x0,
      top: box.top,
      bottom: box.bottom,
      sizes: new Map(),
      baseline: this.page.baseline(index),
      first: index,
    }
  }

  private extend(box: Box, char: string): void {
    const { draft } = this
    if (!draft) return
    const height = box.bottom - box.top
    const isWide = box.x0 - draft.edge > this.size * gapSizes
    if (isWide && draft.chars.length > 0) this.closeCell(draft, box.x0)
    else if (this.pendingSpace && draft.chars.length > 0 && !isSetWide(draft.chars.at(-1), char)) draft.chars.push(' ')
    this.pendingSpace = false
    draft.chars.push(char)
    draft.edge = Math.max(draft.edge, box.x1)
    draft.sizes.set(this.size, (draft.sizes.get(this.size) ?? 0) + 1)
    if (height > 0) {
      draft.top = Math.min(draft.top, box.top)
      draft.bottom = Math.max(draft.bottom, box.bottom)
    }
  }

  private closeCell(draft: Draft, next: number): void {
    if (draft.chars.length > 0) draft.cells.push({ text: draft.chars.join(''), x0: draft.cellStart, x1: draft.edge })
    draft.chars = []
    draft.cellStart = next
    draft.edge = next
  }

  private end(): void {
    const { draft } = this
    this.draft = undefined
    this.pendingSpace = false
    if (!draft) return
    this.closeCell(draft, 0)
    const line = lineOf(draft, this.page, this.number, this.last)
    if (line) this.lines.push(line)
  }
}

/** Whether two pieces stand on one line: one goes on where the other ends, and they share most of their height. */
function continues(line: Line, next: Line): boolean {
  const shared = Math.min(line.bottom, next.bottom) - Math.max(line.top, next.top)
  const least = Math.min(line.bottom - line.top, next.bottom - next.top)
  return shared > least * 0.45 && next.x0 > line.x1 - line.size * 0.5
}

function joined(line: Line, next: Line): Line {
  const size = line.cells.length * line.size >= next.cells.length * next.size ? line.size : next.size
  const end = line.cells.at(-1)
  const [start] = next.cells
  const isNear = end !== undefined && start !== undefined && start.x0 - end.x1 < size * gapSizes
  const touching = isNear && start.x0 - end.x1 < size * 0.15
  const cells = isNear
    ? [
        ...line.cells.slice(0, -1),
        { text: `${end.text}${touching ? '' : ' '}${start.text}`, x0: end.x0, x1: start.x1 },
        ...next.cells.slice(1),
      ]
    : [...line.cells, ...next.cells]
  return {
    ...line,
    cells,
    x1: Math.max(line.x1, next.x1),
    top: Math.min(line.top, next.top),
    bottom: Math.max(line.bottom, next.bottom),
    size: Math.max(line.size, next.size),
    bold: line.bold && next.bold,
    monospaced: line.monospaced && next.monospaced,
  }
}

/** The lines of a page in the order of the file; raised and lowered pieces and cells of a row are put back into their line. */
export function linesOf(page: PdfPage, number: number): readonly Line[] {
  const lines: Line[] = []
  for (const piece of new LineReader(page, number).read()) {
    const line = lines.at(-1)
    if (line && continues(line, piece)) lines[lines.length - 1] = joined(line, piece)
    else lines.push(piece)
  }
  return lines
}

export const textOfLine = ({ cells }: Line): string => cells.map(({ text }) => text).join(' ')
