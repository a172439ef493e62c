import type { Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { Draft } from '../domain/draft.ts'
import type { CitationAudit } from './checks/finding.ts'
import type { ReportText } from './places.ts'

/** What judging needs to know of reports; `report/` knows it. */
export interface Reports {
  split(markdown: string): ReportText
  markdown(draft: Draft): string
  audit(markdown: string, desk: Desk): Promise<CitationAudit>
  /** Keeps what the research now holds against its draft, where that is not what is kept. */
  renew(desk: Desk): Promise<void>
}

export interface JudgePorts {
  readonly clock: Clock
  /** The files that may be read. */
  readonly roots: { resolve(path: string): Promise<string> }
  readonly reports: Reports
}

/** How a call gets at researches. */
export interface Researches {
  open(session: string | undefined): Promise<Desk>
  begin(question: string, options?: { readonly scratch?: boolean }): Promise<Desk>
  readonly current: string | undefined
}
