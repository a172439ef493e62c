import { sentences } from '../text/sentences.ts'
import { type Bracket, brackets } from './citation.ts'

/** One sentence of a draft with the brackets that belong to it. */
export interface CitedSentence {
  /** `[start, end)` of the Markdown, brackets included. */
  readonly start: number
  readonly end: number
  /** Without brackets and without Markdown's marks for emphasis, links and lists. */
  readonly text: string
  readonly brackets: readonly Bracket[]
}

/** The sentences of a Markdown text in order; headings, code, rules and the head of a table, where it cites nothing, are none. A bracket after a full stop belongs to the sentence before it. */
export function citedSentences(markdown: string): CitedSentence[] {
  return sentencesAround(markdown, brackets(markdown)).map(({ marks, ...sentence }) => ({
    ...sentence,
    brackets: marks,
  }))
}

interface Span {
  readonly start: number
  readonly end: number
}

interface TextBlock extends Span {
  readonly isTableHead: boolean
}

/** A sentence with the marks that belong to it. */
export interface MarkedSentence<Mark> extends Span {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** The same for marks of any kind: they are no words, and those after a full stop belong to the sentence before it. */
export function sentencesAround<Mark extends Span>(markdown: string, marks: readonly Mark[]): MarkedSentence<Mark>[] {
  return blocks(markdown).flatMap(block => sentencesOf(markdown, block, marks))
}

function sentencesOf<Mark extends Span>(
  markdown: string,
  block: TextBlock,
  all: readonly Mark[],
): MarkedSentence<Mark>[] {
  const inside = all.filter(({ start, end }) => start >= block.start && end <= block.end)
  if (block.isTableHead && inside.length === 0) return []
  let bare = ''
  const starts: number[] = []
  let at = block.start
  const anchors: number[] = []
  for (const bracket of [...inside, { start: block.end, end: block.end }]) {
    for (; at < bracket.start; at++) {
      starts.push(at)
      bare += markdown[at]
    }
    anchors.push(bare.trimEnd().length)
    at = bracket.end
  }
  const found = sentences(bare, { codeBegins: true }).map(({ start, end }) => {
    const own = inside.filter((_, i) => isWithin(anchors[i] ?? 0, start, end))
    const lastChar = (starts[end - 1] ?? block.start) + 1
    const last = own.at(-1)
    return {
      start: starts[start] ?? block.start,
      end: Math.max(lastChar, last?.end ?? 0),
      text: plainText(bare.slice(start, end)),
      marks: own,
    }
  })
  return found.filter(({ text }) => text !== '')
}

const isWithin = (anchor: number, start: number, end: number) => anchor > start && anchor <= end

/** Paragraphs, list items and table rows. */
function blocks(markdown: string): TextBlock[] {
  const found: { start: number; end: number; isTableHead: boolean }[] = []
  let fenced = false
  let open: (typeof found)[number] | undefined
  let at = 0
  const lines = markdown.split('\n')
  for (const [i, line] of lines.entries()) {
    const end = at + line.length
    const isFence = /^\s*(```|~~~)/.test(line)
    if (isFence) fenced = !fenced
    const isText = !fenced && !isFence && !/^\s*$|^#{1,6}\s|^\s*([-*_]\s*){3,}$|^[\s:|-]+$/.test(line)
    const isTableHead = isHeadOfTable(line, lines[i + 1])
    const begins = isTableHead || /^\s*(?:[-*+]\s|\d+[.)]\s|\||>)/.test(line)
    if (!isText) open = undefined
    else if (open && !begins) open.end = end
    else {
      open = { start: at, end, isTableHead }
      found.push(open)
    }
    at = end + 1
  }
  return found
}

const isHeadOfTable = (line: string, next = '') =>
  line.includes('|') && next.includes('|') && /^[\s|]*:?-+[\s:|-]*$/.test(next)

/** Markdown inline marks removed; the words of a link stay. */
function plainText(markdown: string): string {
  return (
    markdown
      .replace(/^\s*(?:[-*+]|\d+[.)]|>|\|)\s+/, '')
      .replace(/(?<!\\)!?\[((?:[^\]\\]|\\.)*)\]\([^)]*\)/g, '$1')
      .replace(/(?<!\\)(?:\*\*|__|[*`])/g, '')
      .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
      .replace(/\s+/g, ' ')
      // What a bracket left before the full stop.
      .replace(/ (?=[.,;:!?](?: |$))/g, '')
      .trim()
  )
}
