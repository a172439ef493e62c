import type { Criterion, Mark } from '../../domain/rubric.ts'
import type { Size } from '../../prose/size.ts'
import type { Audited } from '../audited.ts'
import type { CutReport } from '../places.ts'

/** What a check saw, in our words and numbers: nothing of the report's own text. */
export interface Finding {
  readonly name: string
  readonly result: 'good' | 'flaw' | 'note'
  readonly message: string
  /** Where in the report, at most a few. */
  readonly places?: readonly string[]
  /** The criterion that the check decides, and how. */
  readonly criterion?: string
  readonly mark?: Mark
}

/** What the checks know of a report. */
export interface Checked {
  /** The whole report as Markdown. */
  readonly markdown: string
  readonly report: CutReport
  readonly size: Size
  readonly question?: string
  /** Language of the question, where there is one. */
  readonly language?: string
  /** ISO 8601. */
  readonly now: string
  readonly criteria: readonly Criterion[]
  readonly citations?: CitationAudit
  /** Where the same text was audited. */
  readonly audited?: Audited
}

/** Every citation of a report held against the research; `report/` does it. */
export interface CitationAudit {
  readonly citations: number
  readonly sentences: number
  readonly repairs: readonly { readonly section?: string; readonly sentence: string; readonly problem: string }[]
  readonly uncited: readonly { readonly sentence: string }[]
  /** Cited sentences without a repair: those that the checks or a reader bear out, and those that nobody has read yet. */
  readonly borne: number
  readonly unread: number
}

export type Check = (checked: Checked) => readonly Finding[]

const SHOWN = 5

/** ` (2.1, 2.4, 3.1 and 4 more)`. */
export function at(places: readonly string[]): string {
  if (places.length === 0) return ''
  const more = places.length > SHOWN ? ` and ${places.length - SHOWN} more` : ''
  return ` (${places.slice(0, SHOWN).join(', ')}${more})`
}

/** The places whose text does something. */
export function placesWhere({ places }: CutReport, holds: (text: string) => boolean): string[] {
  return places.filter(({ text }) => holds(text)).map(({ place }) => place)
}
