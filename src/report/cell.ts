import { brackets } from '../evidence/citation.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import type { Finding } from './resolve-place.ts'

/** A finding that says which cell of its row it is about. */
type InCell = (finding: Finding) => Finding & { readonly cell?: string }

/** For a sentence that is the row of a table; undefined for others. */
export function cellIn(markdown: string, { start, end }: CitedSentence): InCell | undefined {
  const lineStart = markdown.lastIndexOf('\n', start - 1) + 1
  const [line = ''] = markdown.slice(lineStart).split('\n', 1)
  if (end > lineStart + line.length || !line.trimStart().startsWith('|')) return undefined
  const cells = cellsOf(line)
  const heads = headsAbove(markdown.slice(0, lineStart))
  const [row = ''] = cells
  return finding => {
    const at = cellAbout(finding, cells)
    const cell = cells[at]
    if (cell === undefined) return finding
    const column = heads[at] ? `column “${heads[at]}”` : `column ${at + 1}`
    const where = at > 0 && row !== '' ? `${column} of “${bare(row)}”` : column
    const place = keyPattern.test(finding.message) ? '' : keysIn(cell) || keysIn(line)
    return { ...finding, cell, message: `${where}${place && ` (${place})`}: ${finding.message}` }
  }
}

const keyPattern = /\b[scn]\d+(?::\d+(?:\.\d+)?)?/

const keysIn = (text: string) =>
  brackets(text)
    .flatMap(({ places }) => places)
    .map(({ key }) => key)
    .join(', ')

/** What the message names of the report leads to the cell: a figure or words of it before a place that is cited. */
function cellAbout({ message }: Finding, cells: readonly string[]): number {
  const places = message.match(new RegExp(keyPattern, 'g')) ?? []
  const quoted = Array.from(message.matchAll(/[`“]([^`”]+)[`”]/g), ([, words = '']) => words)
  const figures = message.replace(new RegExp(keyPattern, 'g'), ' ').match(/\d+(?:[.,]\d+)*%?/g) ?? []
  for (const one of [...quoted, ...figures, ...places]) {
    const at = cells.findIndex(cell => cell.includes(one))
    if (at >= 0) return at
  }
  return -1
}

function headsAbove(before: string): string[] {
  const lines = before.trimEnd().split('\n')
  let rule = lines.length - 1
  while (rule > 0 && lines[rule]?.trimStart().startsWith('|') && !isRule(lines[rule])) rule--
  return rule > 0 && isRule(lines[rule]) ? cellsOf(lines[rule - 1] ?? '').map(bare) : []
}

const isRule = (line = '') => /^[\s|]*:?-+[\s:|-]*$/.test(line)

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim())

const bare = (cell: string) => cell.replace(/\s*\[@[^\]]*\]|[*_`]/g, '').trim()
