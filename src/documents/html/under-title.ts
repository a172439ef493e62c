import type { PageKind } from '../../domain/document.ts'
import { isFurnished, isFurniture } from './completed.ts'
import type { PageView } from './page-view.ts'

/** How far from the title what says of the whole page stands, in blocks. */
const NEAR = { rows: 16, price: 10 }
const MOST_PRICE = 60
/** A label and its value. */
const fact = /^[^|]{2,40} \| [^|]{1,120}$/

/**
 * What stands between the title and the text and says of all of it what it is: a table of short facts ("Status: open"), on a shop's page what
 * the thing costs.
 */
export function withFactsUnderTitle(indices: readonly number[], view: PageView, kind: PageKind): readonly number[] {
  const chosen = new Set(indices)
  const heading = indices.find(index => view.segments[index]?.kind === 'heading')
  const first = view.segments.findIndex(({ kind, level }) => kind === 'heading' && level === 1)
  const added = [
    ...(heading === undefined ? [] : factsAfter(heading, chosen, view)),
    ...(kind === 'product' && first >= 0 ? priceAfter(first, chosen, view) : []),
  ]
  return added.length === 0 ? indices : [...new Set([...indices, ...added])].sort((a, b) => a - b)
}

/** Rows up to the text, which begins soon. */
function factsAfter(top: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const near = Array.from({ length: NEAR.rows }, (_, i) => top + 1 + i)
  const isRow = (index: number): boolean => view.segments[index]?.kind === 'table_row'
  const begins = near.find((index, i) => chosen.has(index) && !isRow(index) && near.slice(0, i).some(isRow))
  const between = near.filter(index => begins !== undefined && index < begins)
  const rows = between.filter(isRow)
  const isOnlyRows = begins !== undefined && ![...between, begins].some(at => view.segments[at]?.kind === 'heading')
  return isOnlyRows && rows.every(index => isFact(index, view)) ? rows : []
}

const isFact = (index: number, view: PageView): boolean =>
  !isFurnished(index, view) && fact.test(view.segments[index]?.text ?? '')

/** The first price, where none near the title was chosen. */
function priceAfter(top: number, chosen: ReadonlySet<number>, view: PageView): readonly number[] {
  const near = Array.from({ length: NEAR.price }, (_, i) => top + 1 + i)
  const prices = near.filter(index => view.signs[index]?.price && (view.signs[index]?.size ?? 0) <= MOST_PRICE)
  const [first] = prices
  const root = view.boxes[0]
  if (first === undefined || root === undefined || prices.some(index => chosen.has(index))) return []
  return isFurniture(first, root, view) ? [] : [first]
}
