import { fold } from '../clean.ts'
import { attribute, findAll, type HtmlElement, isElement, isLink, textLength, textOf } from './tree.ts'

const FEWEST_ROWS = 4
const FEWEST_LINKS = 2
const MOST_TEXTS = 2
/** Share of a column's cells that say the same. */
const ALIKE = 0.9
/** Signs between links that say nothing themselves. */
const between = /[\s|·•/,]/g

const isCell = ({ name }: HtmlElement): boolean => name === 'td' || name === 'th'

/** Takes out the last column of a table where its cells offer the same links in every row: what can be done with the row, not what it says. */
export function dropRowActions(root: HtmlElement): void {
  for (const table of findAll(root, ({ name }) => name === 'table')) {
    const rows = findAll(table, ({ name }) => name === 'tr').map(row => row.children.filter(isElement).filter(isCell))
    if (rows.length < FEWEST_ROWS) continue
    for (const column of new Set(rows.map(({ length }) => length - 1))) dropActions(rows, column)
  }
}

function dropActions(rows: readonly (readonly HtmlElement[])[], column: number): void {
  if (column < 1) return
  const [head, ...cells] = rows.flatMap(row => row[column] ?? [])
  if (head === undefined) return
  const own = isOffer(head) ? [head, ...cells] : cells
  // A column that is called something is part of the table.
  const isNamed = head !== own[0] && /\S/.test(textOf(head))
  if (isNamed || own.length < FEWEST_ROWS) return
  const offers = own.filter(isOffer)
  if (offers.length < ALIKE * own.length || textsOf(offers).size > MOST_TEXTS) return
  for (const cell of [head, ...offers]) remove(cell)
}

const textsOf = (cells: readonly HtmlElement[]): ReadonlySet<string> => new Set(cells.map(cell => fold(textOf(cell))))

/** The tree is new and nobody else has it yet. */
function remove(cell: HtmlElement): void {
  const row = cell.parent?.children ?? []
  if (row.includes(cell)) row.splice(row.indexOf(cell), 1)
}

/** Opens a menu of the page itself. */
const leadsNowhere = (link: HtmlElement): boolean => /^(?:#|javascript:.*)?$/i.test(attribute(link, 'href') ?? '')

/** Several links or one that opens a menu, and nothing else. */
function isOffer(cell: HtmlElement): boolean {
  const links = findAll(cell, isLink)
  if (links.length < FEWEST_LINKS && !links.some(leadsNowhere)) return false
  const linked = links.reduce((sum, link) => sum + textOf(link).replace(between, '').length, 0)
  return textLength(cell) > 0 && linked === textOf(cell).replace(between, '').length
}
