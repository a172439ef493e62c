import { brackets, type CitedPlace } from '../evidence/citation.ts'
import { linksIn, type Statement } from '../evidence/claims.ts'
import { askedFigures } from '../evidence/figure-check.ts'

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
  return cells.flatMap((cell, i) =>
    itemsOf(cell).flatMap(item => claimOf(item, bare(head), bare(columns[i] ?? ''), shared)),
  )
}

/** What stands in a cell that says that nothing is known. */
const nothing =
  /^(?:[-–—?]*|n\/?a|none|unknown|unclear|not (?:stated|given|known|found|available|reported|applicable|tested)\b.*|no (?:data|figure|information)\b.*|[无未]|未(?:知|提及|说明|给出|报告).*|不详|暂无.*)$/i

function claimOf(item: string, head: string, column: string, shared: readonly CitedPlace[]): CellClaim[] {
  const said = bare(item)
  const own = placesIn(item)
  const isStated = !nothing.test(said) && (own.length > 0 || (shared.length > 0 && askedFigures(said).length > 0))
  const text = [head, named(column), said].filter(part => part !== '').join(': ')
  return isStated ? [{ text, places: own.length > 0 ? own : shared, links: linksIn(item) }] : []
}

/** `Price, and where` names its cells `price`: a capital would make a name of it. */
const named = (column: string): string =>
  (column.split(/[,，(（]/, 1)[0] ?? '').trim().replace(/^\p{Lu}(?=\p{Ll})/u, letter => letter.toLowerCase())

/** Parts of a cell that cite apart. */
function itemsOf(cell: string): string[] {
  const parts = cell.split(/(?<=\])\s*[;；]\s*/)
  return parts.every(part => brackets(part).length > 0) ? parts : [cell]
}

const placesIn = (cell: string): readonly CitedPlace[] => brackets(cell).flatMap(({ places }) => places)

const bare = (cell: string): string =>
  cell
    .replace(/\s*\[@[^\]]*\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .trim()
