import { type Blocks, type BlockWriter, createBlockWriter } from './blocks.ts'
import { addCode } from './code-blocks.ts'
import { indentOf, joinLines, unwrapped } from './wrapped-lines.ts'

const bullet = /^\s*(?:[-*+•‣·●▪–]|\(?\d{1,3}[.)、]|[a-z][.)])\s+\S/
const underline = /^\s*(=|-|~|\*){3,}\s*$/
const columns = /\S(?: {3,}|\t+)\S/
/** Lines of code, tables drawn with spaces, and machine formats keep their lines. */
function isFixed(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const shaped = lines.filter(line => columns.test(line.trim()) || /^\s*[{}[\]<]|[{};]\s*$/.test(line)).length
  return shaped * 2 >= lines.length || isDrawing(lines)
}

/** Drawn with characters: of most lines less than half are letters or digits. */
function isDrawing(lines: readonly string[]): boolean {
  const drawn = lines.filter(line => {
    const signs = line.replace(/\s/g, '')
    return signs.replace(/[^\p{L}\p{N}]/gu, '').length * 2 < signs.length
  })
  return lines.length > 2 && drawn.length * 2 > lines.length
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
  for (const group of unwrapped(lines)) writer.add('paragraph', joinLines(group))
}

function addBlock(writer: BlockWriter, lines: readonly string[]): void {
  const [first = '', second = ''] = lines
  if (underline.test(second) && !underline.test(first)) {
    writer.add('heading', first, second.includes('=') ? 1 : 2)
    if (lines.length > 2) addBody(writer, lines.slice(2))
  } else addBody(writer, lines)
}

/** A single item, all of whose further lines hang below its words; one behind other lines is announced by them. */
function isWrappedItem(lines: readonly string[], at: number): boolean {
  const [first = '', ...rest] = lines.slice(at)
  if (at > 0 && !/[:：]\s*$/.test(lines[at - 1] ?? '')) return false
  return rest.every(line => indentOf(line) > indentOf(first)) && !isFixed(rest)
}

function addBody(writer: BlockWriter, lines: readonly string[]): void {
  const item = lines.findIndex(line => bullet.test(line))
  const items = lines.filter(line => bullet.test(line)).length
  if (items > 1 || (items === 1 && isWrappedItem(lines, item))) {
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
