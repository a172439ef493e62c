import type { PageLines } from './furniture.ts'
import { breaksUrl } from './join-lines.ts'
import type { Line } from './lines.ts'
import { type Measures, rightEdges } from './measure.ts'
import { type FoundTable, isTable, plainText, withTables } from './tables.ts'

/** Lines that belong together: a paragraph, a heading, a list item or a piece of code. */
export interface Group {
  readonly type: 'lines'
  readonly page: number
  readonly lines: readonly Line[]
  /** Whether the last line runs to the edge of its column. */
  readonly isFull: boolean
}

export type Piece = Group | FoundTable

export const bullet =
  /^(?:[•●○◦▪■‣–—∙·►➢✓❖]\s*(?=[^\s])|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)|\[\d{1,3}\]\s+(?=\S)|-\s+(?=\S))/u

/** In a document that is mostly typewriter, that face does not mean code. */
export const codeShare = 0.6

const sentenceEnd = /[.!?。！？:：;；]["'”’)\]）」』]*$/

/** Width of a line's first word; in scripts without spaces a character. */
function firstWordWidth(line: Line): number {
  const text = plainText(line)
  const perChar = (line.x1 - line.x0) / Math.max(1, text.length)
  const word = /^[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(text) ? 3.2 : (/^\S+/.exec(text)?.[0].length ?? 1) + 1
  return word * perChar
}

interface Placed {
  readonly line: Line
  readonly edge: number
}

/** Whether the first word of the next line would have fitted, so that the line was ended on purpose. */
const endsShort = ({ line, edge }: Placed, next: Line): boolean =>
  line.x1 + firstWordWidth(next) < edge - line.size * 0.3

/** How much of its column a line of Chinese fills that only wraps, where one that ends on purpose may be as long by chance. */
const WRAPPED = 0.85

/** Whether the next line goes on in the midst of an address, or of a Chinese sentence that fills its column. */
function runsOn({ line, edge }: Placed, next: Line): boolean {
  const [text, after] = [plainText(line), plainText(next)]
  if (breaksUrl(text, after)) return true
  const isWrapped = line.x1 - line.x0 > WRAPPED * (edge - line.x0) && Math.abs(line.x0 - next.x0) < line.size * 2.5
  return isWrapped && /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(after)
}

const isCentered = (a: Line, b: Line): boolean =>
  Math.abs(a.x0 + a.x1 - b.x0 - b.x1) < a.size * 0.6 && Math.abs(a.x0 - b.x0) > a.size * 0.5

class Grouper {
  private open: Placed[] = []
  private readonly done: Piece[] = []
  private readonly measures: Measures

  constructor(measures: Measures) {
    this.measures = measures
  }

  add(pieces: readonly (Line | FoundTable)[]): void {
    const lines = pieces.filter((one): one is Line => !isTable(one))
    const edges = rightEdges(lines)
    let at = 0
    for (const piece of pieces) {
      if (isTable(piece)) {
        this.close()
        this.done.push(piece)
      } else {
        this.line({ line: piece, edge: edges[at] ?? piece.x1 })
        at += 1
      }
    }
    this.close()
  }

  finish(): readonly Piece[] {
    return this.done
  }

  private line(next: Placed): void {
    const last = this.open.at(-1)
    if (last && this.parts(last, next)) this.close()
    this.open.push(next)
  }

  private close(): void {
    const [first] = this.open
    const last = this.open.at(-1)
    if (first && last) {
      const isFull = last.line.x1 > last.edge - last.line.size * 2
      this.done.push({ type: 'lines', page: first.line.page, lines: this.open.map(({ line }) => line), isFull })
    }
    this.open = []
  }

  private parts(last: Placed, next: Placed): boolean {
    const a = last.line
    const b = next.line
    if (a.monospaced !== b.monospaced || this.isOtherFace(a, b)) return true
    const step = b.baseline - a.baseline
    if (step < 0 || step > Math.max(a.size, b.size) * this.measures.leading * 1.35) return true
    if (a.monospaced) return false
    if (bullet.test(plainText(b)) && !this.isMidSentence(a, b)) return true
    if (isCentered(a, b)) return false
    return this.isIndented(last, b) || (endsShort(last, b) && !this.isMidSentence(a, b) && !runsOn(last, b))
  }

  private isOtherFace(a: Line, b: Line): boolean {
    const larger = Math.max(a.size, b.size)
    if (Math.abs(a.size - b.size) > larger * 0.09) return true
    return a.bold !== b.bold && plainText(a).length > 1 && plainText(b).length > 1
  }

  /** A line that begins like a list item may still go on a sentence, as `… see` and `2. …` do not. */
  private isMidSentence(a: Line, b: Line): boolean {
    return /[,，、]$/.test(plainText(a)) && /^\p{Ll}/u.test(plainText(b))
  }

  private isIndented(last: Placed, next: Line): boolean {
    const [first, second] = this.open
    const step = next.x0 - last.line.x0
    const em = last.line.size * 0.8
    if (Math.abs(step) > last.line.size * 12) return true
    if (step > em) {
      // A second line that stands further right belongs to a hanging indent, unless the first one was finished.
      const hangs = this.open.length === 1 && (bullet.test(plainText(last.line)) || !endsShort(last, next))
      return !hangs || (sentenceEnd.test(plainText(last.line)) && !bullet.test(plainText(last.line)))
    }
    const margin = (second ?? first)?.line.x0 ?? next.x0
    return step < -em && this.open.length > 1 && next.x0 < margin - em
  }
}

/** Whether the text of one group goes on in another after a column or page break. */
function goesOn(group: Group, next: Group): boolean {
  const a = group.lines.at(-1)
  const [b] = next.lines
  if (!a || !b || !group.isFull || a.monospaced || b.monospaced) return false
  if (Math.abs(a.size - b.size) > a.size * 0.06 || a.bold !== b.bold) return false
  const start = plainText(b)
  return !sentenceEnd.test(plainText(a)) && !bullet.test(start) && !/^\p{Lu}[^\s]*$/u.test(start)
}

/** Feet of a page, such as notes, stand between the two halves of a paragraph; they come after it. */
function brokenAt(pieces: readonly Piece[], next: Group, bodySize: number): number | undefined {
  for (let at = pieces.length - 1; at >= Math.max(0, pieces.length - 8); at -= 1) {
    const piece = pieces[at]
    if (!piece || piece.page < next.page - 1) return undefined
    if (piece.type === 'table') continue
    const size = piece.lines[0]?.size ?? 0
    if (size > bodySize * 0.94) return goesOn(piece, next) ? at : undefined
  }
  return undefined
}

/** A group that begins a page or a column may be the rest of an earlier one. */
function startsColumn(pieces: readonly Piece[], { page, lines }: Group): boolean {
  const before = pieces.at(-1)
  if (!before) return false
  if (before.page !== page) return true
  const last = before.type === 'lines' ? before.lines.at(-1) : undefined
  const [first] = lines
  return last !== undefined && first !== undefined && first.bottom < last.top
}

function mended(pieces: readonly Piece[], { bodySize }: Measures): readonly Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const at = piece.type === 'lines' && startsColumn(whole, piece) ? brokenAt(whole, piece, bodySize) : undefined
    const broken = at === undefined ? undefined : whole[at]
    if (at !== undefined && broken?.type === 'lines' && piece.type === 'lines')
      whole[at] = { ...broken, lines: [...broken.lines, ...piece.lines], isFull: piece.isFull }
    else whole.push(piece)
  }
  return whole
}

export const isCode = ({ lines }: Group): boolean => lines.every(({ monospaced }) => monospaced)

const isLarger = ({ lines }: Group, bodySize: number): boolean => lines.some(({ size }) => size > bodySize * 1.09)

/** Empty lines in code part it into groups, which are put together as long as they stand on one page. */
function withWholeCode(pieces: readonly Piece[], { bodySize }: Measures): readonly Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    const goesOn =
      last?.type === 'lines' &&
      piece.type === 'lines' &&
      last.page === piece.page &&
      [last, piece].every(one => isCode(one) && !isLarger(one, bodySize)) &&
      (piece.lines[0]?.baseline ?? 0) - (last.lines.at(-1)?.baseline ?? 0) < bodySize * 4 &&
      (piece.lines[0]?.baseline ?? 0) > (last.lines.at(-1)?.baseline ?? 0)
    if (goesOn) whole[whole.length - 1] = { ...last, lines: [...last.lines, ...piece.lines] }
    else whole.push(piece)
  }
  return whole
}

const clutterChars = 20
const clutterRun = 5

/** Characters of scripts without spaces count as half a word each. */
const widthOf = (text: string): number => text.length + 2 * (text.match(/[\u2e80-\u9fff\uac00-\ud7af]/g)?.length ?? 0)

const isScrap = (piece: Piece, bodySize: number): piece is Group =>
  piece.type === 'lines' &&
  piece.lines.length === 1 &&
  piece.lines.every(line => widthOf(plainText(line)) <= clutterChars && !line.bold && line.size < bodySize * 1.05)

/** Many scraps in a row, such as the labels of a chart, are one paragraph: none says anything by itself. */
function withoutClutter(pieces: readonly Piece[], { bodySize }: Measures): readonly Piece[] {
  const kept: Piece[] = []
  let run: Group[] = []
  const flush = (): void => {
    const [first] = run
    if (first && run.length >= clutterRun)
      kept.push({ ...first, lines: run.flatMap(({ lines }) => lines), isFull: false })
    else kept.push(...run)
    run = []
  }
  for (const piece of pieces) {
    if (isScrap(piece, bodySize) && piece.page === (run[0]?.page ?? piece.page)) run.push(piece)
    else {
      flush()
      if (isScrap(piece, bodySize)) run.push(piece)
      else kept.push(piece)
    }
  }
  flush()
  return kept
}

/** Paragraphs, tables and code of all pages, in reading order; what a page break parted is put together. */
export function piecesOf(pages: readonly PageLines[], measures: Measures): readonly Piece[] {
  const grouper = new Grouper(measures)
  const hasCode = measures.monospaced < codeShare
  for (const { lines } of pages) grouper.add(withTables(lines, hasCode))
  return withoutClutter(withWholeCode(mended(grouper.finish(), measures), measures), measures)
}
