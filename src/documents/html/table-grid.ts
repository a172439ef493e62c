import { attribute, type HtmlElement } from './tree.ts'

const MOST = { columns: 60, rows: 500 }

/** A cell of a row with the text that it holds. */
export interface TextCell {
  readonly element: HtmlElement
  readonly text: string
}

const spanOf = (cell: HtmlElement, key: 'colspan' | 'rowspan', most: number): number => {
  const span = Number.parseInt(attribute(cell, key) ?? '', 10)
  return span > 1 ? Math.min(span, most) : 1
}

const spans = ({ element }: TextCell): boolean => spanOf(element, 'colspan', 2) > 1 || spanOf(element, 'rowspan', 2) > 1

/** What a cell above covers, in a row of its own. */
const above = Symbol('above')
/** What a cell that is wider than a column covers besides its first is no place of a row. */
type Place = string | typeof above | undefined

const isOwn = (place: Place): place is string => typeof place === 'string'

/**
 * The texts of a table's rows, each under its column; what a cell covers besides its first place is empty. Columns that never have a
 * place beside each other are one, and those in which no text begins only set others apart and are left out.
 */
export function gridOf(rows: readonly (readonly TextCell[])[]): readonly (readonly string[])[] {
  const plain = rows.map(cells => cells.map(({ text }) => text))
  if (!rows.some(cells => cells.some(spans))) return plain
  const grid = laidOut(rows)
  const width = grid.reduce((most, { length }) => Math.max(most, length), 0)
  if (width > MOST.columns) return plain
  const columns = joined(Array.from({ length: width }, (_, column) => grid.map(row => row[column])))
  const used = columns.filter(column => column.some(place => isOwn(place) && place !== ''))
  return grid.map((_, row) => {
    const places = used.map(column => column[row])
    return places.slice(0, places.findLastIndex(isOwn) + 1).map(place => (isOwn(place) ? place : ''))
  })
}

function joined(columns: readonly (readonly Place[])[]): readonly (readonly Place[])[] {
  const found: (readonly Place[])[] = []
  for (const column of columns) {
    const last = found.at(-1)
    if (last?.every((place, row) => place === undefined || column[row] === undefined))
      found[found.length - 1] = last.map((place, row) => place ?? column[row])
    else found.push(column)
  }
  return found
}

function laidOut(rows: readonly (readonly TextCell[])[]): readonly (readonly Place[])[] {
  /** Rows that a cell above still covers, by column. */
  const covered: number[] = []
  return rows.map(cells => {
    const row: Place[] = []
    const skipCovered = (): void => {
      for (let left = covered[row.length] ?? 0; left > 0; left = covered[row.length] ?? 0) {
        covered[row.length] = left - 1
        row.push(above)
      }
    }
    for (const { element, text } of cells) {
      skipCovered()
      const rowsBelow = spanOf(element, 'rowspan', MOST.rows) - 1
      for (let column = 0; column < spanOf(element, 'colspan', MOST.columns); column++) {
        covered[row.length] = rowsBelow
        row.push(column === 0 ? text : undefined)
      }
    }
    skipCovered()
    return row
  })
}
