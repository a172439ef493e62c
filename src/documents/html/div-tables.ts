import { attribute, findAll, type HtmlElement, isElement, textLength } from './tree.ts'

const FEWEST_ROWS = 3
const MOST_CELLS = 24
const LONGEST_CELL = 400

const isRow = (element: HtmlElement): boolean => attribute(element, 'role') === 'row'
const isCell = (element: HtmlElement): boolean =>
  /^(?:cell|gridcell|columnheader|rowheader)$/.test(attribute(element, 'role') ?? '')
const namedTable = /(?:^|[\s_-])table(?:$|\s)/i
const blocks = new Set('table h1 h2 h3 h4 h5 h6 pre article section form ul ol'.split(' '))

const elementsIn = ({ children }: HtmlElement): readonly HtmlElement[] => children.filter(isElement)

/** Makes tables of what a page builds as such from other elements, by the roles that it gives them or by their name and shape, before it is read. */
export function makeTables(root: HtmlElement): void {
  for (const element of findAll(root, ({ name }) => name === 'div' || name === 'section')) {
    // What became a cell stays one.
    const rows =
      element.name === 'td' ? undefined : (rowsByRole(element) ?? rowsByShape(element) ?? rowsByColumns(element))
    if (rows === undefined) continue
    rename(element, 'table')
    for (const row of rows) {
      rename(row, 'tr')
      for (const cell of elementsIn(row)) rename(cell, 'td')
    }
  }
}

/** The tree is new and nobody else has it yet. */
const rename = (element: HtmlElement, name: string): void => void Object.assign(element, { name })

function rowsByRole(element: HtmlElement): readonly HtmlElement[] | undefined {
  if (!/^(?:table|grid|treegrid)$/.test(attribute(element, 'role') ?? '')) return undefined
  const rows = findAll(element, isRow)
  const areWhole = rows.length > 1 && rows.every(row => row.name !== 'tr' && elementsIn(row).every(isCell))
  return areWhole ? rows : undefined
}

/** Of a `div` that is called a table: three rows or more of equally many short cells, the last of which may be a note below, and nothing beside them. */
function rowsByShape(element: HtmlElement): readonly HtmlElement[] | undefined {
  if (!namedTable.test(attribute(element, 'class') ?? '')) return undefined
  const rows = elementsIn(element)
  const cells = rows.map(elementsIn)
  const width = cells[0]?.length ?? 0
  if (rows.length < FEWEST_ROWS || width < 2 || width > MOST_CELLS) return undefined
  const isGrid =
    rows.every(({ name }) => name === 'div') &&
    cells.every(({ length }, i) => length === width || (length < width && i >= FEWEST_ROWS && i === rows.length - 1))
  const isBare = [element, ...rows].every(({ children }) =>
    children.every(child => isElement(child) || !/\S/.test(child)),
  )
  return isGrid && isBare && cells.flat().every(isShortCell) ? rows : undefined
}

const tokensOf = (element: HtmlElement): readonly string[] => (attribute(element, 'class') ?? '').split(/\s+/)

/** Of a `div` that is called a table and holds its cells one after the other: those called a header come first, and each column has a class of its own. */
function rowsByColumns(element: HtmlElement): readonly HtmlElement[] | undefined {
  if (!namedTable.test(attribute(element, 'class') ?? '')) return undefined
  const cells = elementsIn(element)
  const body = cells.findIndex(cell => !tokensOf(cell).some(token => /(?:^|-)header$/.test(token)))
  if (body < 2 || body > MOST_CELLS || cells.length % body !== 0 || !cells.every(isShortCell)) return undefined
  const columns = cells.slice(0, body).map((_, column) => cells.filter((_cell, index) => index % body === column))
  if (!columns.every(own => hasOwnClass(own, cells))) return undefined
  const rows = Array.from({ length: cells.length / body }, (_, row) => rowOf(cells.slice(row * body, (row + 1) * body)))
  element.children.splice(0, Number.POSITIVE_INFINITY, ...rows.map(row => Object.assign(row, { parent: element })))
  return rows
}

function hasOwnClass(column: readonly HtmlElement[], cells: readonly HtmlElement[]): boolean {
  const [first] = column
  return (
    first !== undefined &&
    tokensOf(first).some(
      token =>
        cells.filter(cell => tokensOf(cell).includes(token)).length === column.length &&
        column.every(cell => tokensOf(cell).includes(token)),
    )
  )
}

function rowOf(cells: readonly HtmlElement[]): HtmlElement {
  const row: HtmlElement = { name: 'tr', attributes: {}, children: [...cells], parent: undefined }
  for (const cell of cells) Object.assign(cell, { parent: row })
  return row
}

const isShortCell = (cell: HtmlElement): boolean =>
  (cell.name === 'div' || cell.name === 'span') &&
  textLength(cell) <= LONGEST_CELL &&
  findAll(cell, ({ name }) => blocks.has(name)).length === 0
