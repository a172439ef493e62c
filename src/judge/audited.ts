import type { Desk } from '../desk.ts'
import type { Audit, AuditRow, RowOutcome } from '../domain/audit.ts'
import type { Claim } from '../domain/claim.ts'
import type { ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'

/** White space at line ends and around a text is nobody's. */
const bare = (text: string) => text.replace(/[ \t]*\r?\n/g, '\n').trim()

/** The audit of a text, by its content. */
export function auditOf(text: string, { audits }: Pick<ResearchState, 'audits'>): Audit | undefined {
  const wanted = bare(text)
  return audits.findLast(({ report }) => bare(report) === wanted)
}

export function auditNamed(id: string, { state: { audits } }: Desk): Audit {
  const audit = audits.find(one => one.id === id)
  if (audit) return audit
  throw new ResearchError(`There is no audit ${id}.`, {
    kind: 'unknown_id',
    fix:
      audits.length > 0
        ? `Audits go up to ${audits.at(-1)?.id}.`
        : 'cross_verify text: the report audits one; judge also takes its text, a path or a draft id.',
  })
}

/** What an audit says of a report, for its checks. */
export interface Audited {
  readonly id: string
  /** Citing sentences as they stand in the report. */
  readonly rows: readonly { readonly sentence: string; readonly outcome: RowOutcome; readonly isFabricated: boolean }[]
}

/** Rows with what readers have said since: an audit counts again only when it is asked to. */
export function auditedRows({ id, report, rows }: Audit, { claims }: Pick<ResearchState, 'claims'>): Audited {
  const byId = new Map(claims.map(claim => [claim.id, claim]))
  return {
    id,
    rows: rows.map(row => ({
      sentence: report.slice(row.start, row.end),
      outcome: outcomeNow(row, byId.get(row.claim)),
      isFabricated: row.citations.some(({ state }) => state === 'fabricated'),
    })),
  }
}

const isOfWords: ReadonlySet<RowOutcome> = new Set(['refuted', 'partial', 'insufficient', 'supported'])

function outcomeNow({ outcome }: AuditRow, claim: Claim | undefined): RowOutcome {
  const isRead = claim?.evidence.some(({ by }) => by === 'reader')
  if (!claim || !isRead || !isOfWords.has(outcome)) return outcome
  return claim.verdict === 'mixed' ? 'partial' : claim.verdict
}
