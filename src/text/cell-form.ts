import { fold } from './fold.ts'
import { isHeadingOfComparison } from './row-headings.ts'

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

/** As a claim says the cell of a table: `Gamma: price: $20 a month`. */
export const cellClaim = (head: string, column: string, cell: string): string =>
  [bareText(head), named(bareText(column)), bareText(cell)].filter(part => part !== '').join(': ')

/** The same without the head of its row where that is a heading of the comparison: no place says it. */
export function withoutRowHeading(claim: string): string | undefined {
  const [, head = '', rest] = /^([^:：|]{1,60}): (.+)$/su.exec(claim) ?? []
  return rest !== undefined && isHeadingOfComparison(head) ? rest : undefined
}

/** `Price, and where` names its cells `price`: a capital would make a name of it. */
const named = (column: string): string =>
  (column.split(/[,，(（]/, 1)[0] ?? '').trim().replace(/^\p{Lu}(?=\p{Ll})/u, letter => letter.toLowerCase())

/** What of a cell cites apart from the rest of it. */
export function itemsOf(cell: string): string[] {
  const parts = cell.split(/(?<=\])\s*[;；]\s*/)
  return parts.every(part => /\[@[^\]]*\]/.test(part)) ? parts : [cell]
}

/** Words of a cell without its citations, links and emphasis. */
export const bareText = (cell: string): string =>
  cell
    .replace(/\s*\[@[^\]]*\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .trim()

const nothing =
  /^(?:[-–—?]*|n\/?a|none|unknown|unclear|(?:an?|the)\s+[\p{L}-]+\s+(?:is|was) not (?:stated|mentioned)|not (?:stated|given|known|found|available|reported|applicable|tested)\b.*|no (?:data|figure|information)\b.*|[无未]|未(?:知|提及|说明|给出|报告).*|不详|暂无.*)$/iu

/** A cell that does not only say that nothing is known. */
export const saysSomething = (cell: string): boolean => cell !== '' && !nothing.test(cell)

const partsOf = (row: string) =>
  row
    .replace(/^\s*\|/, '')
    .split('|')
    .map(one => one.trim())
