import * as z from 'zod'
import type { Call } from '../../call.ts'
import type { Audit, AuditedCitation } from '../../domain/audit.ts'
import { reportCitations } from '../../evidence/report-citations/report-citations.ts'
import { type CitedReport, citationVerdicts } from '../../judge/scores/fact.ts'
import type { Subject } from '../report.ts'
import type { RunFolder } from '../run-folder.ts'

/** The audit of a report's citations, as `cross_verify` makes it; undefined for a report that cites no page. */
export type AuditDoor = (report: string, call: Call) => Promise<Audit | undefined>

const auditSchema = z.object({
  about: z.string(),
  task: z.string(),
  system: z.string(),
  citations: z.array(z.enum(citationVerdicts)),
  factual: z.number(),
  cited: z.number(),
  ms: z.number(),
  at: z.string(),
})

export type AuditLook = z.output<typeof auditSchema> & CitedReport

export interface AuditParts {
  readonly audit: AuditDoor
  readonly folder: RunFolder
  readonly call: Call
}

/** Every citation of a report with what its page says of the sentence; audited once. */
export async function lookAtCitations({ report, about }: Subject, parts: AuditParts): Promise<AuditLook> {
  const { folder, call } = parts
  const path = ['audits', report.system, report.task] as const
  const known = await folder.read(path, auditSchema)
  if (known?.about === about) return known
  const started = performance.now()
  const audit = await parts.audit(report.report, call)
  const factual = reportCitations(report.report).statements.filter(({ isFactual }) => isFactual)
  const look: AuditLook = {
    about,
    task: report.task,
    system: report.system,
    citations: (audit?.rows ?? []).flatMap(({ citations }) => citations.map(verdictOf)),
    factual: factual.length,
    cited: factual.filter(({ citations }) => citations.length > 0).length,
    ms: Math.round(performance.now() - started),
    at: audit?.at ?? report.at,
  }
  await folder.write(path, look)
  return look
}

/** A number without an entry leads to no page, as an invented address does. What the checks leave open is not found on the page: unsupported, as FACT has it. */
function verdictOf({ state, verdict }: AuditedCitation): CitedReport['citations'][number] {
  if (state === 'unlisted' || state === 'fabricated') return 'fabricated'
  if (verdict === 'insufficient') return 'unsupported'
  if (verdict !== undefined) return verdict
  return state === 'dead' ? 'dead' : 'unread'
}
