import type { Segment } from './segments.ts'
import { attribute, findAll, findFirst, type HtmlElement, isElement, textLength, textOf } from './tree.ts'

const isHead = (cell: HtmlElement): boolean => cell.name === 'th' || attribute(cell, 'role') === 'columnheader'

const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  row.children.filter(isElement).filter(({ name }) => name === 'th' || name === 'td')

function tableOf(row: HtmlElement): HtmlElement | undefined {
  let above = row.parent
  while (above && above.name !== 'table') above = above.parent
  return above
}

/** Whether a row of heads is all that a table says. A table of its own may hold the rows below it, as where the head stays in sight. */
function isBare({ kind, element }: Segment, tables: () => readonly HtmlElement[]): boolean {
  if (kind !== 'table_row') return false
  const table = tableOf(element)
  const cells = cellsOf(element)
  if (!table || cells.length < 2 || !cells.every(isHead)) return false
  const others = findAll(table, ({ name }) => name === 'tr').filter(row => row !== element)
  if (others.some(row => /\S/.test(textOf(row)))) return false
  const all = tables()
  const next = all[all.indexOf(table) + 1]
  const below = next && findFirst(next, 'tr')
  return !below || cellsOf(below).length !== cells.length || cellsOf(below).every(isHead)
}

/** The heads of tables whose rows a script would have filled in. */
export function bareTables(segments: readonly Segment[], root: HtmlElement): ReadonlySet<Segment> {
  let tables: readonly HtmlElement[] | undefined
  const all = (): readonly HtmlElement[] => {
    tables ??= findAll(root, element => element.name === 'table' && textLength(element) > 0)
    return tables
  }
  return new Set(segments.filter(segment => isBare(segment, all)))
}

export const sayTables = (bare: ReadonlySet<Segment>): readonly string[] => {
  if (bare.size === 0) return []
  return [
    bare.size === 1
      ? 'a table has no rows in the page as it was served'
      : `${bare.size} tables have no rows in the page as it was served`,
  ]
}
