import { attribute, findAll, type HtmlElement, isElement, textLength } from './tree.ts'

const blockNames = new Set(
  'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section select summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** An element that says it is a heading is one if it says of which level. */
const statedLevel = ({ attributes: { role, 'aria-level': level = '' } }: HtmlElement): number =>
  role === 'heading' && /^[1-6]$/.test(level) ? Number(level) : 0

/** 1 to 6 for a heading, else 0. */
export const headingLevel = (element: HtmlElement): number =>
  /^h[1-6]$/.test(element.name) ? Number(element.name.slice(1)) : statedLevel(element)

export const isBlock = (element: HtmlElement): boolean => blockNames.has(element.name) || statedLevel(element) > 0
export const isHeading = (element: HtmlElement): boolean => headingLevel(element) > 0

const rowsOf = (table: HtmlElement): readonly HtmlElement[] => findAll(table, element => element.name === 'tr')
const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  row.children.filter(isElement).filter(child => child.name === 'td' || child.name === 'th')

const layoutParts = new Set('table h1 h2 h3 h4 h5 h6 pre blockquote form article section'.split(' '))

/** Whether a table holds data. A table that only places blocks on the page is walked like any other container. */
export function isDataTable(table: HtmlElement): boolean {
  const role = attribute(table, 'role')
  if (role === 'presentation' || role === 'none') return false
  if (findAll(table, element => layoutParts.has(element.name)).length > 0) return false
  const rows = rowsOf(table)
  if (!rows.some(row => cellsOf(row).length > 1)) return false
  return !rows.some(row => cellsOf(row).some(cell => textLength(cell) > 1500))
}
