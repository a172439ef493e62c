import {
  type AuditedPage,
  type AuditRow,
  type PageState,
  pageStates,
  type RowOutcome,
  rowOutcomes,
} from '../../domain/audit.ts'
import type { ReportCitations } from '../../evidence/report-citations/report-citations.ts'

/** What an audit counts. Shares are undefined where there is nothing to divide by. */
export interface AuditFigures {
  /** Sentences that state something checkable, and those of them that cite. */
  readonly factual: number
  readonly citing: number
  readonly recall?: number
  readonly pages: Readonly<Record<PageState, number>>
  readonly rows: Readonly<Record<RowOutcome, number>>
  /** Sentences of which a cited page was read. */
  readonly checked: number
  /** Shares of the checked sentences. */
  readonly accuracy?: number
  readonly partial?: number
  readonly fact: FactFigures
}

/**
 * Citation accuracy and effective citations by FACT of DeepResearch Bench (arXiv 2506.11763): pairs of a statement and a source, each pair once;
 * support in part is support; what could not be read is left out; accuracy = supported / (supported + unsupported); effective citations of one
 * report = supported. Here what the checks leave open counts as unsupported; `accuracyOfDecided` leaves it out.
 */
export interface FactFigures {
  readonly supported: number
  readonly unsupported: number
  readonly open: number
  readonly accuracy?: number
  readonly accuracyOfDecided?: number
}

export function auditFigures(
  { statements }: Pick<ReportCitations, 'statements'>,
  pages: readonly AuditedPage[],
  rows: readonly AuditRow[],
): AuditFigures {
  const factual = statements.filter(({ isFactual }) => isFactual)
  const citing = factual.filter(({ citations }) => citations.length > 0).length
  const outcomes = countOf(
    rowOutcomes,
    rows.map(({ outcome }) => outcome),
  )
  const states = countOf(
    pageStates,
    pages.map(({ state }) => state),
  )
  const checked = outcomes.supported + outcomes.partial + outcomes.refuted + outcomes.insufficient
  return {
    factual: factual.length,
    citing,
    ...share('recall', citing, factual.length),
    pages: states,
    rows: outcomes,
    checked,
    ...share('accuracy', outcomes.supported, checked),
    ...share('partial', outcomes.partial, checked),
    fact: factFigures(rows),
  }
}

function factFigures(rows: readonly AuditRow[]): FactFigures {
  const pairs = new Map(
    rows.flatMap(({ claim, citations }) =>
      citations.flatMap(({ source, verdict }) =>
        source !== undefined && verdict !== undefined ? [[`${claim} ${source}`, verdict] as const] : [],
      ),
    ),
  )
  const count = (...wanted: readonly string[]) => [...pairs.values()].filter(one => wanted.includes(one)).length
  const supported = count('supported', 'partial')
  const open = count('insufficient')
  const refuted = count('refuted')
  return {
    supported,
    unsupported: refuted + open,
    open,
    ...share('accuracy', supported, pairs.size),
    ...share('accuracyOfDecided', supported, supported + refuted),
  }
}

function countOf<K extends string>(names: readonly K[], found: readonly K[]): Readonly<Record<K, number>> {
  // Cast: the same keys.
  return Object.fromEntries(names.map(name => [name, found.filter(one => one === name).length])) as Record<K, number>
}

const share = <K extends string>(name: K, part: number, whole: number): { [P in K]?: number } =>
  // Cast: one key, computed.
  (whole > 0 ? { [name]: part / whole } : {}) as { [P in K]?: number }
