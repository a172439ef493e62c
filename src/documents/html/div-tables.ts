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
    const rows = element.name === 'td' ? undefined : (rowsByRole(element) ?? rowsByShape(element))
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

const isShortCell = (cell: HtmlElement): boolean =>
  (cell.name === 'div' || cell.name === 'span') &&
  textLength(cell) <= LONGEST_CELL &&
  findAll(cell, ({ name }) => blocks.has(name)).length === 0
