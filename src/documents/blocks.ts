import type { Paragraph, ParagraphKind } from '../domain/document.ts'
import { fold, tidyCode } from './clean.ts'

export interface Blocks {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  /** What was left out, in our words. */
  readonly omitted?: readonly string[]
}

/** Writes a text and the list of its blocks in one pass, so that the offsets are right by construction. */
export interface BlockWriter {
  /** Appends one block. White space is folded (code keeps its lines); what is then empty is left out. */
  add(kind: ParagraphKind, raw: string, level?: number): void
  /** Appends one block whose text is as `add` would make it. */
  addTidy(kind: ParagraphKind, text: string, level?: number): void
  /** Appends blocks that were written elsewhere, as they are. Their headings go `deeper` levels down. */
  append(blocks: Blocks, deeper?: number): void
  /** Says what is left out, beside the text, which holds only what the document says. */
  omit(what: string): void
  /** What is added from here on stands on this page. */
  turnTo(page: number): void
  /** Characters written so far. */
  length(): number
  finish(): Blocks
}

interface OpenHeading {
  readonly number: number
  readonly level: number
}

const tight: ReadonlySet<ParagraphKind> = new Set(['list_item', 'table_row'])

export function createBlockWriter(): BlockWriter {
  const pieces: string[] = []
  const paragraphs: Paragraph[] = []
  const omitted = new Set<string>()
  let headings: readonly OpenHeading[] = []
  let length = 0
  let page: number | undefined

  const separator = (kind: ParagraphKind): string => {
    const previous = paragraphs.at(-1)
    if (!previous) return ''
    return previous.kind === kind && tight.has(kind) ? '\n' : '\n\n'
  }
  const push = (kind: ParagraphKind, start: number, end: number, level: number | undefined): void => {
    if (kind === 'heading') headings = headings.filter(heading => heading.level < (level ?? 1))
    const under = headings.map(heading => heading.number)
    const leveled = level === undefined ? {} : { level }
    const paged = page === undefined ? {} : { page }
    paragraphs.push({ kind, start, end, ...leveled, ...(under.length === 0 ? {} : { under }), ...paged })
    if (kind === 'heading') headings = [...headings, { number: paragraphs.length, level: level ?? 1 }]
  }

  const write = (kind: ParagraphKind, text: string, level?: number): void => {
    if (text === '') return
    const gap = separator(kind)
    const start = length + gap.length
    length = start + text.length
    pieces.push(gap, text)
    push(kind, start, length, level)
  }

  return {
    add: (kind, raw, level) => write(kind, kind === 'code' ? tidyCode(raw) : fold(raw), level),
    addTidy: write,
    append({ text, paragraphs: blocks, omitted: left = [] }, deeper = 0) {
      for (const what of left) omitted.add(what)
      for (const { kind, start, end, level } of blocks)
        write(kind, text.slice(start, end), kind === 'heading' ? Math.min(6, (level ?? 1) + deeper) : level)
    },
    omit: what => void omitted.add(what),
    turnTo(next) {
      page = next
    },
    length: () => length,
    finish: () => ({ text: pieces.join(''), paragraphs, ...(omitted.size > 0 && { omitted: [...omitted] }) }),
  }
}
