import type { Paragraph } from '../domain/document.ts'
import type { Blocks } from './blocks.ts'

/** Text that stays text in Markdown: nothing in it can open a heading, list, link, table cell or tag. */
const escapeInline = (text: string): string => text.replace(/[\\`*_[\]<>#|~]|&(?=#?\w+;)/g, '\\$&')

/** A line may not begin with what starts a list, a rule or a quote. */
const escapeLine = (text: string): string =>
  escapeInline(text)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')

/** Empty cells leave their bars side by side, since runs of white space are folded. */
const cellsOf = (row: string): readonly string[] => row.split(/ ?\|(?: |$)/).map(escapeInline)

function fence(code: string): string {
  const runs = code.match(/`+/g) ?? []
  const ticks = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)))
  return `${ticks}\n${code}\n${ticks}`
}

/** Rows side by side as one table; its first row is the header, since Markdown knows no table without one. */
function table(rows: readonly string[]): string {
  const cells = rows.map(cellsOf)
  const width = cells.reduce((most, row) => Math.max(most, row.length), 1)
  const lines = cells.map(row => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`)
  const rule = `|${' --- |'.repeat(width)}`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function single({ kind, level = 1 }: Paragraph, text: string): string {
  if (kind === 'heading') return `${'#'.repeat(Math.min(6, level))} ${escapeLine(text)}`
  if (kind === 'code') return fence(text)
  if (kind === 'quote') return `> ${escapeLine(text)}`
  if (kind === 'caption') return `*${escapeInline(text)}*`
  return escapeLine(text)
}

const isTight = ({ kind }: Paragraph): boolean => kind === 'table_row' || kind === 'list_item'

/** Rows and items that follow one another are one table or list; every other block stands alone. */
function runs(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const found: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const last = found.at(-1)
    if (last?.[0] && isTight(paragraph) && last[0].kind === paragraph.kind) last.push(paragraph)
    else found.push([paragraph])
  }
  return found
}

const list = (run: readonly Paragraph[], texts: readonly string[]): string =>
  run.map(({ level = 1 }, i) => `${'  '.repeat(level - 1)}- ${escapeLine(texts[i] ?? '')}`).join('\n')

/** Blocks as GitHub-flavoured Markdown, for the formats that have no Markdown of their own. */
export function blocksMarkdown({ text, paragraphs }: Blocks): string {
  return runs(paragraphs)
    .flatMap(run => {
      const [first] = run
      const texts = run.map(({ start, end }) => text.slice(start, end))
      if (first === undefined) return []
      if (first.kind === 'table_row') return [table(texts)]
      return first.kind === 'list_item' ? [list(run, texts)] : [single(first, texts[0] ?? '')]
    })
    .join('\n\n')
}
