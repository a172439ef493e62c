import { fold } from './fold.ts'

/** The cell that a claim such as `Gamma: price: $20 a month` says, where the row, `Gamma | $20 a month |`, has it. */
export function cellSaid(claim: string, row: string): string | undefined {
  const [head, ...cells] = partsOf(row)
  if (!head || cells.length === 0 || !fold(claim).text.startsWith(`${fold(head).text}:`)) return undefined
  return cells.find(cell => cell !== '' && fold(claim).text.endsWith(`: ${fold(cell).text}`))
}

/** Whether two texts are one cell of a table: by its row's head, its column and its words, and as a row with this cell alone. */
export function isSameCell(one: string, other: string): boolean {
  const [row, claim] = one.includes('|') ? [one, other] : [other, one]
  const cells = partsOf(row).filter(part => part !== '')
  return !claim.includes('|') && cells.length === 2 && cellSaid(claim, row) !== undefined
}

const partsOf = (row: string) =>
  row
    .replace(/^\s*\|/, '')
    .split('|')
    .map(one => one.trim())
