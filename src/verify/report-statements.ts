import type { CitedPart, ReportStatement } from '../domain/cited-counts.ts'
import { type Claim, wasRead } from '../domain/claim.ts'
import { type CitedPlace, parsePlace } from '../evidence/citation.ts'
import { isCheckable, kindOf } from '../evidence/claims.ts'
import { isSameText } from '../evidence/independence.ts'
import { isSameCell } from '../text/cell-form.ts'
import { fold } from '../text/fold.ts'

/** What the current report states with citations, as its review finds it. */
export type ReportStatements = readonly ReportStatement[]

/** What a claim of it is made of; what states nothing that can be checked is one only where it waits for a reader. */
export const isWanted = ({ state, isCell, text }: ReportStatement): boolean =>
  state === 'waiting' || isCell || isCheckable(kindOf(text))

export const placesOf = ({ places }: ReportStatement): readonly CitedPlace[] =>
  places.flatMap(key => parsePlace(key) ?? [])

/** The statements that a claim is: in other typography, or as the row of a table with one cell. */
function saidIn(text: string, stated: ReportStatements): readonly ReportStatement[] {
  const same = (indexOf(stated).get(keyOf(text)) ?? []).filter(one => isSameText(one.text, text))
  const cells = text.includes('|') ? stated.filter(one => isSameCell(one.text, text)) : []
  return [...same, ...cells]
}

const keyOf = (text: string) =>
  fold(text)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const indexes = new WeakMap<ReportStatements, ReadonlyMap<string, readonly ReportStatement[]>>()

/** Many claims are looked up in one list. */
function indexOf(stated: ReportStatements): ReadonlyMap<string, readonly ReportStatement[]> {
  const known = indexes.get(stated)
  if (known) return known
  const index = new Map<string, ReportStatement[]>()
  for (const one of stated) index.set(keyOf(one.text), [...(index.get(keyOf(one.text)) ?? []), one])
  indexes.set(stated, index)
  return index
}

/** The statement of the report that a claim is. */
export const statementOf = (text: string, stated: ReportStatements): ReportStatement | undefined =>
  saidIn(text, stated)[0]

/** How a claim stands in the report that is reviewed: what the report counts as waiting is what its reader is asked. */
export function standingIn(claim: Claim, stated: ReportStatements): Standing {
  const own = saidIn(claim.text, stated)
  const waiting = own.find(({ state }) => state === 'waiting')
  if (waiting) return { isWaiting: true, open: openParts(waiting) }
  const isBorne = own.length > 0 && own.every(({ state }) => state === 'borne')
  return { isWaiting: !isBorne && needsReader(claim), open: [] }
}

export interface Standing {
  readonly isWaiting: boolean
  /** The parts that nothing bears out yet, where others are borne out. */
  readonly open: readonly CitedPart[]
}

const openParts = ({ parts }: ReportStatement): readonly CitedPart[] =>
  parts.some(({ isBorne }) => isBorne) ? parts.filter(({ isBorne }) => !isBorne) : []

/** What the checks leave open, and what they dispute, where there is something to read. */
function needsReader(claim: Claim): boolean {
  if (claim.evidence.length === 0) return false
  return claim.disputed || (!wasRead(claim) && (claim.verdict === 'insufficient' || claim.verdict === 'mixed'))
}
