/** The cells of a table's row, with what Markdown they hold. */
export const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim())

/** The heads of the columns above a row, as text; none where there is no rule above it. */
export function headsAbove(before: string): string[] {
  const lines = before.trimEnd().split('\n')
  let rule = lines.length - 1
  while (rule > 0 && lines[rule]?.trimStart().startsWith('|') && !isRule(lines[rule])) rule--
  return rule > 0 && isRule(lines[rule]) ? cellsOf(lines[rule - 1] ?? '').map(bareCell) : []
}

const isRule = (line = '') => /^[\s|]*:?-+[\s:|-]*$/.test(line)

export const bareCell = (cell: string): string => cell.replace(/\s*\[@[^\]]*\]|[*_`]/g, '').trim()
