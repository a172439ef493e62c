import type { EmptySearch } from '../../domain/source.ts'
import type { Chart } from '../chart/spec.ts'
import type { CitationView } from '../citation-view.ts'

/** A run of a line. Texts are plain: whoever renders them escapes them. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'strike'; readonly children: readonly Inline[] }
  /** To the web, a mailbox, or (`#…`) within the report. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' }
  /** Raised, as between the numbers of notes. */
  | { readonly kind: 'raised'; readonly text: string }
  | { readonly kind: 'cite'; readonly citation: CitationView }
  | { readonly kind: 'searched'; readonly search: EmptySearch }
  /** A citation that does not resolve, as it is written. */
  | { readonly kind: 'unresolved'; readonly key: string }

export type Align = 'left' | 'center' | 'right' | undefined

/** A block of a report: what HTML, PDF and DOCX are made from alike. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly id?: string; readonly children: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly start?: number; readonly items: readonly ListItem[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | { readonly kind: 'table'; readonly align: readonly Align[]; readonly rows: readonly TableRow[] }
  | { readonly kind: 'rule' }
  | ChartBlock

/** A chart with the places that it was drawn from, and its data as a table for who cannot see it. */
export interface ChartBlock {
  readonly kind: 'chart'
  readonly chart: Chart
  readonly sources: readonly Inline[]
  readonly rows: readonly TableRow[]
}

export interface ListItem {
  readonly blocks: readonly Block[]
  /** Of a task: done or not. */
  readonly checked?: boolean
}

/** The first row is the head. */
export type TableRow = readonly (readonly Inline[])[]

/** The words of runs, citations left out. */
export function plainText(children: readonly Inline[]): string {
  return children
    .map(one => {
      if ('text' in one) return one.text
      if (one.kind === 'break') return ' '
      return 'children' in one ? plainText(one.children) : ''
    })
    .join('')
}

export const text = (words: string): Inline => ({ kind: 'text', text: words })

/** The share of each column of a table: it grows with its longest cell, slower than that. */
export function columnShares(rows: readonly TableRow[]): number[] {
  const width = Math.max(0, ...rows.map(row => row.length))
  return Array.from({ length: width }, (_, i) =>
    Math.sqrt(Math.max(4, ...rows.map(row => Math.min(400, plainText(row[i] ?? []).length)))),
  )
}

/** Does not break a line, and keeps the number of a note off the figure before it when both are copied. */
const THIN_SPACE = '\u202f'

/** Runs with a comma between citations that follow each other, and a thin space before one that stands behind a figure or a Latin letter: else both would read as one. */
export function withCommas(runs: readonly Inline[]): Inline[] {
  const comma: Inline = { kind: 'raised', text: ',' }
  return runs.flatMap((run, i) => {
    const before = runs[i - 1]
    if (run.kind !== 'cite' || before === undefined) return [run]
    if (before.kind === 'cite') return [comma, run]
    return /[\p{N}\p{Script=Latin}%]$/u.test(plainText([before])) ? [text(THIN_SPACE), run] : [run]
  })
}
