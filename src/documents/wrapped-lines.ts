import { fold } from './clean.ts'

const cjkEnd = /[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]$/
const cjkStart = /^[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/

/** Lines as one; Chinese ones without a space between them. */
export function joinLines(lines: readonly string[]): string {
  return lines.map(fold).reduce((text, line) => {
    const glue = text === '' || (cjkEnd.test(text) && cjkStart.test(line)) ? '' : ' '
    return text + glue + line
  }, '')
}

/** The paragraphs of a block without blank lines: lines that a margin broke belong together. */
export function unwrapped(lines: readonly string[]): string[][] {
  if (isRecord(lines) || isVerse(lines)) return lines.map(line => [line])
  if (lines.length > 1 && isWrapped(lines)) return [[...lines]]
  const widest = widestOf(lines)
  const groups: string[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    if (group && goesOn(group, line, widest)) group.push(line)
    else groups.push([line])
  }
  return groups
}

const widestOf = (lines: readonly string[]) => Math.max(...lines.slice(0, 1000).map(line => line.length))

/** Whether lines were broken at a margin: they are long, and all but the last end near the same column. */
function isWrapped(lines: readonly string[]): boolean {
  const widest = widestOf(lines)
  if (widest > 160 || (lines.some(isCode) && !areMarked(lines))) return false
  const inner = lines.slice(0, -1).map(line => line.length)
  const full = inner.filter(width => width >= widest * 0.7).length
  return widest >= 30 && full >= inner.length * 0.8
}

const stamp =
  /^\s*[[(<]?(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}:\d\d|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}|[A-Z][a-z]{2}\s+\d{1,2}\s+\d\d:\d\d|\d{1,3}(?:\.\d{1,3}){3}\b|(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL)\b)/

/** A log: each line begins anew, with a time, an address or a level. */
const isRecord = (lines: readonly string[]) =>
  lines.length > 1 && lines.filter(line => stamp.test(line)).length * 2 >= lines.length

/** So many lines of prose do not all begin with a capital. */
const VERSE_LINES = 4
const VERSE_WIDTH = 60

const isVerse = (lines: readonly string[]) =>
  lines.length >= VERSE_LINES && widestOf(lines) <= VERSE_WIDTH && lines.every(line => /^\s*["'“‘(]?\p{Lu}/u.test(line))

/** A command, an assignment, a call, markup or the like. */
const code =
  /^\s*(?:[$#>%|]\s|[$#]>|[{}[\]]|\/\/|\/\*|@|\w+\()|^\s*<.*>\s*$|[{};\\]\s*$|^\s*[\w.$-]+\s*[+:]?=(?!=).*[^.]$/
const isCode = (line: string): boolean => code.test(line)

/** Comments, or a quoted letter: all lines have the same mark. */
const areMarked = (lines: readonly string[]) => [/^\s*#/, /^\s*>/].some(mark => lines.every(line => mark.test(line)))

/** A shorter line was ended on purpose. */
const BROKEN_CHARS = 35
const MARGIN = { min: 55, max: 100 }
/** A sentence that ends with its line ends a paragraph, unless the line is so full. */
const FULL = 0.85

function goesOn(group: readonly string[], next: string, widest: number): boolean {
  const last = group.at(-1) ?? ''
  const before = last.trim()
  if (isCode(last) || isCode(next) || before.length < BROKEN_CHARS || /[:：]$/.test(before)) return false
  if (!isAligned(group, next)) return false
  const ends = /[.!?;。！？；]["'”’)\]]*$/.test(before)
  if (!ends && (/^\s*[(<`"'“‘]?\p{Ll}/u.test(next) || /[,，-]$/.test(before))) return true
  const [word = ''] = next.trim().split(/\s/)
  const isFull = last.length + 1 + word.length > widest
  const isMargin = widest >= MARGIN.min && widest <= MARGIN.max
  return isMargin && isFull && (!ends || last.length >= widest * FULL)
}

/** Lines of a paragraph share their indentation; its first one may stand out. */
function isAligned(group: readonly string[], next: string): boolean {
  const difference = indentOf(next) - indentOf(group.at(-1) ?? '')
  return Math.abs(difference) <= (group.length === 1 ? 8 : 1)
}

export const indentOf = (line: string): number => (/^\s*/.exec(line)?.[0] ?? '').replace(/\t/g, '        ').length
