/** A block of a stored text; offsets are half-open. */
interface Block {
  readonly kind: string
  readonly start: number
  readonly end: number
}

const pages = String.raw`(?:\d{1,4}|[ivxlc]{1,7})(?:[-–]\d{1,4})?`
/** `1.2 Export to text files … 4`, `perl ..... 3, 11`: leaders lead to a page. */
const led = new RegExp(String.raw`(?:…|\.{3,}|(?: \.){3,}|·{3,})\s*${pages}(?:,\s*${pages})*$`)
/** `Export to text files 4`, `perl, 3, 11`: only among others like it. */
const paged = new RegExp(String.raw`^(?=.*\p{L}).{1,120}?[\s,，]\s*(${pages})(?:,\s*${pages})*$`, 'u')
/** `9.8.3. Data redundancy`, `第 3 章 系统初始化`: a title by its number. */
const numbered =
  /^(?:(?:chapter|appendix|part|section)\s+)?(?:[A-Z]|\d{1,2})(?:\.\d{1,3}){1,4}\.?\s+\S|^(?:chapter|appendix|part)\s+[\dA-ZIVX]+[.:]?\s+\S|^第\s*[\d一二三四五六七八九十]+\s*[章节篇部]/i
const ended = /[.!?。！？;；:：]$/

const RUN = 4
const MOST_CHARS = 140
/** Letters of an index and other scraps that stand among its lines. */
const SCRAP_CHARS = 3

type Shape = 'led' | 'paged' | 'numbered' | 'scrap' | 'other'

function shapeOf(line: string, kind: string): Shape {
  if (kind === 'table_row' || kind === 'code') return 'other'
  if (led.test(line)) return 'led'
  if (line.length <= SCRAP_CHARS) return 'scrap'
  if (line.length > MOST_CHARS || ended.test(line)) return 'other'
  if (paged.test(line)) return 'paged'
  return numbered.test(line) && kind !== 'heading' ? 'numbered' : 'other'
}

const pageOf = (line: string): number => Number(paged.exec(line)?.[1] ?? Number.NaN)

/** Pages that grow down the list, as those of a table of contents do; an index has several on many lines. */
function areListed(lines: readonly string[]): boolean {
  const numbers = lines.map(pageOf).filter(page => !Number.isNaN(page))
  const growing = numbers.every((page, i) => i === 0 || page >= (numbers[i - 1] ?? 0))
  return growing || lines.filter(line => /\d,\s*\d+$/.test(line)).length * 3 >= lines.length
}

/** The blocks (from 0) of a text that only say where something stands: tables of contents, lists of chapters, an index. Told by their shape. */
export function contentsLines(text: string, blocks: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>()
  const lines = blocks.map(({ start, end }) => text.slice(Math.max(start, end - 2 * MOST_CHARS), end).trim())
  const shapes = blocks.map(({ kind }, i) => shapeOf(lines[i] ?? '', kind))
  let run: number[] = []
  const close = () => {
    const told = run.filter(i => shapes[i] !== 'scrap')
    const isLed = told.some(i => shapes[i] === 'led')
    const listed = areListed(told.flatMap(i => (shapes[i] === 'paged' ? [lines[i] ?? ''] : [])))
    if (isLed ? told.length > 1 : told.length >= RUN && listed) for (const i of run) found.add(i)
    run = []
  }
  for (const [i, shape] of shapes.entries()) {
    if (shape === 'other') close()
    else run.push(i)
  }
  close()
  return found
}
