import { type Blocks, type BlockWriter, createBlockWriter } from './blocks.ts'
import { fold } from './clean.ts'
import { addCode } from './code-blocks.ts'

const bullet = /^\s*(?:[-*+•‣·●▪–]|\(?\d{1,3}[.)、]|[a-z][.)])\s+\S/
const underline = /^\s*(=|-|~|\*){3,}\s*$/
const columns = /\S(?: {3,}|\t+)\S/
const cjkEnd = /[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]$/
const cjkStart = /^[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/

/** Lines of code, tables drawn with spaces, and machine formats keep their lines. */
function isFixed(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const shaped = lines.filter(line => columns.test(line.trim()) || /^\s*[{}[\]<]|[{};]\s*$/.test(line)).length
  return shaped * 2 >= lines.length
}

/** Whether lines were broken at a margin: they are long, and all but the last end near the same column. */
function isWrapped(lines: readonly string[]): boolean {
  const widths = lines.map(line => line.length)
  const widest = Math.max(...widths.slice(0, 1000))
  if (widest > 160) return false
  const inner = widths.slice(0, -1)
  const full = inner.filter(width => width >= widest * 0.7).length
  return widest >= 30 && full >= inner.length * 0.8
}

function joinLines(lines: readonly string[]): string {
  return lines.map(fold).reduce((text, line) => {
    const glue = text === '' || (cjkEnd.test(text) && cjkStart.test(line)) ? '' : ' '
    return text + glue + line
  }, '')
}

/** Depth of a list item by its indentation, two spaces or one tab a step. */
const depthOf = (line: string): number =>
  Math.min(6, 1 + Math.floor((/^\s*/.exec(line)?.[0].replace(/\t/g, '  ').length ?? 0) / 2))

function addList(writer: BlockWriter, lines: readonly string[]): void {
  const items: string[][] = []
  for (const line of lines) {
    if (bullet.test(line)) items.push([line])
    else items.at(-1)?.push(line)
  }
  for (const item of items)
    writer.add('list_item', joinLines(item).replace(/^[-*+•‣·●▪–]\s+/, ''), depthOf(item[0] ?? ''))
}

function addLines(writer: BlockWriter, lines: readonly string[]): void {
  if (lines.length > 1 && isWrapped(lines)) writer.add('paragraph', joinLines(lines))
  else for (const line of lines) writer.add('paragraph', line)
}

function addBlock(writer: BlockWriter, lines: readonly string[]): void {
  const [first = '', second = ''] = lines
  if (underline.test(second) && !underline.test(first)) {
    writer.add('heading', first, second.includes('=') ? 1 : 2)
    if (lines.length > 2) addBody(writer, lines.slice(2))
  } else addBody(writer, lines)
}

function addBody(writer: BlockWriter, lines: readonly string[]): void {
  const item = lines.findIndex(line => bullet.test(line))
  const items = lines.filter(line => bullet.test(line)).length
  if (items > 1 || (item === 0 && lines.length === 1)) {
    if (item > 0) addLines(writer, lines.slice(0, item))
    addList(writer, lines.slice(item))
  } else if (isFixed(lines)) addCode(writer, lines)
  else addLines(writer, lines)
}

/** Plain text as blocks: blank lines part them, hard-wrapped lines are joined, bare lists and columns are recognised. */
export function plainTextBlocks(source: string): Blocks {
  const writer = createBlockWriter()
  let block: string[] = []
  const flush = (): void => {
    if (block.length > 0) addBlock(writer, block)
    block = []
  }
  for (const line of source.split(/\r\n?|\n|\f/)) {
    if (line.trim() === '') flush()
    else block.push(line)
  }
  flush()
  return writer.finish()
}
