import type { Estimate } from '../../judge/scores/intervals.ts'

/** Words, which may be foreign; a number with its digits; or a value with its interval, 1 being the most. */
export type Cell =
  | { readonly text: string }
  | { readonly number: number; readonly digits: number }
  | { readonly estimate: Estimate; readonly scale: number; readonly isShare: boolean }

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** What the columns are and are made of, in our words. */
  readonly notes: readonly string[]
}

export const nothing: Cell = { text: '–' }
export const words = (text: string): Cell => ({ text })
export const count = (value: number | undefined): Cell => (value === undefined ? nothing : { number: value, digits: 0 })
export const figure = (value: number | undefined, digits = 3): Cell =>
  value === undefined ? nothing : { number: value, digits }
/** A probability, which is never shown as 0. */
export const chance = (p: number): Cell => (p < 0.0001 ? words('< 0.0001') : figure(p, 4))
/** `scale` 100 shows percent. An estimate over nothing is none. */
export const estimated = (estimate: Estimate | undefined, scale = 1): Cell =>
  estimate === undefined || estimate.n === 0 ? nothing : { estimate, scale, isShare: true }
/** Of something that is counted: it may be any number. */
export const meanCount = (estimate: Estimate): Cell =>
  estimate.n === 0 ? nothing : { estimate, scale: 1, isShare: false }

/** `0.412 [0.35, 0.47]` */
export function cellText(cell: Cell): string {
  if ('text' in cell) return oneLine(cell.text)
  if ('number' in cell) return cell.number.toFixed(cell.digits)
  const { value, low, high } = cell.estimate
  const [shown, from, to] = [value, low, high].map(one => (one * cell.scale).toFixed(cell.scale === 1 ? 3 : 1))
  return `${shown} [${from}, ${to}]`
}

/** A foreign name in a line of ours: one line, and not long. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60).replace(/[\ud800-\udbff]$/, '')}…` : line
}
