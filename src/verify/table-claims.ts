import { brackets, type CitedPlace } from '../evidence/citation.ts'
import { linksIn, type Statement } from '../evidence/claims.ts'
import { askedFigures } from '../evidence/figure-check.ts'
import { bareText, cellClaim, itemsOf, saysSomething } from '../text/cell-form.ts'

type CellClaim = Pick<Statement, 'text' | 'places' | 'links'>

/** What the cells of a text's tables state, each with the row's head and its column's, and the text without those tables. */
export interface TableClaims {
  readonly claims: readonly CellClaim[]
  readonly rest: string
}

const delimiter = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/

export function tableClaims(markdown: string): TableClaims {
  const lines = markdown.split('\n')
  const claims: CellClaim[] = []
  const rest: string[] = []
  let columns: readonly string[] | undefined
  for (const [i, line] of lines.entries()) {
    if (delimiter.test(lines[i + 1] ?? '') && line.includes('|')) columns = cellsOf(line)
    else if (columns && line.includes('|')) {
      if (!delimiter.test(line)) claims.push(...rowClaims(cellsOf(line), columns))
    } else {
      columns = undefined
      rest.push(line)
    }
  }
  return { claims, rest: rest.join('\n') }
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim())

function rowClaims([head = '', ...cells]: readonly string[], [, ...columns]: readonly string[]): CellClaim[] {
  const cited = cells.map(cell => placesIn(cell))
  // One cell of sources answers for the row.
  const [of, ...more] = cited.filter(places => places.length > 0)
  const shared = of && more.length === 0 ? of : placesIn(head)
  return cells.flatMap((cell, i) => itemsOf(cell).flatMap(item => claimOf(item, head, columns[i] ?? '', shared)))
}

function claimOf(item: string, head: string, column: string, shared: readonly CitedPlace[]): CellClaim[] {
  const said = bareText(item)
  const own = placesIn(item)
  const isStated = saysSomething(said) && (own.length > 0 || (shared.length > 0 && askedFigures(said).length > 0))
  return isStated
    ? [{ text: cellClaim(head, column, said), places: own.length > 0 ? own : shared, links: linksIn(item) }]
    : []
}

const placesIn = (cell: string): readonly CitedPlace[] => brackets(cell).flatMap(({ places }) => places)
