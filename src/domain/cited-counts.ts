/** The cited sentences of a report, each in one of three groups: drafting, judging and every export count and name them alike. */
export interface CitedCounts {
  /** The checks, or a reader's verdict, bear it out. */
  readonly borne: number
  /** Nothing speaks against it, and nobody has decided it. */
  readonly waiting: number
  /** It has an open repair. */
  readonly toRepair: number
}

/** What a report states with citations: a sentence, or a cell of a table's row by itself. What is counted, what a reader is asked and what a verdict settles is one list. */
export interface ReportStatement {
  /** Of the section. */
  readonly section: string
  /** The whole sentence or row as it stands in the report. */
  readonly sentence: string
  /** As a claim says it. */
  readonly text: string
  readonly places: readonly string[]
  readonly state: 'borne' | 'waiting' | 'to_repair'
  readonly isCell: boolean
  /** What was held against places by itself: parts with places of their own, else clauses; one alone where it was looked at as a whole. */
  readonly parts: readonly CitedPart[]
}

export interface CitedPart {
  readonly text: string
  readonly places: readonly string[]
  readonly isBorne: boolean
}

interface Reviewed {
  readonly borne: number
  readonly unread: number
  readonly repairs: readonly { readonly section?: string; readonly sentence: string }[]
}

export function citedCounts({ borne, unread, repairs }: Reviewed): CitedCounts {
  const cited = repairs.filter(({ sentence }) => sentence.includes('[@'))
  const distinct = new Set(cited.map(({ section = '', sentence }) => `${section} ${sentence}`))
  return { borne, waiting: unread, toRepair: distinct.size }
}

export const citedIn = ({ borne, waiting, toRepair }: CitedCounts): number => borne + waiting + toRepair

/** `45 cited sentences: 11 borne out by the checks or a reader, 34 waiting for a reader`; empty where nothing is cited. */
export function tellCited(counts: CitedCounts): string {
  const all = citedIn(counts)
  const { borne, waiting, toRepair } = counts
  if (all === 0) return ''
  const groups = [
    `${borne === 0 ? 'none' : borne} borne out by the checks or a reader`,
    ...(waiting > 0 ? [`${waiting} waiting for a reader`] : []),
    ...(toRepair > 0 ? [`${toRepair} to repair`] : []),
  ]
  return `${all} cited ${all === 1 ? 'sentence' : 'sentences'}: ${groups.join(', ')}`
}
