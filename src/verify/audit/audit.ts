import type { Call } from '../../call.ts'
import type { Desk } from '../../desk.ts'
import type { Audit } from '../../domain/audit.ts'
import { usableSources } from '../../domain/exclusion.ts'
import { ResearchError } from '../../errors.ts'
import { brackets } from '../../evidence/citation.ts'
import { type ReportCitations, reportCitations } from '../../evidence/report-citations/report-citations.ts'
import type { VerifyReply } from '../describe.ts'
import { storedTexts } from '../evidence-texts.ts'
import { bewareOf, type HealthDoor } from '../health.ts'
import { describeAudit } from './describe-audit.ts'
import { withFiles } from './listed-files.ts'
import { fetchPages, type PageDoor } from './pages.ts'
import { holdRows } from './rows.ts'

/** Reading ends early enough for what was read to be held against its sentences, and that early enough for the reply. */
const READING_MS = 17_000
const HOLDING_MS = 24_000

const auditId = /^\s*(a\d+)(?:\s*[,:]?\s*(?:part\s*)?(\d+))?\s*$/i

/** `a1` and `a1 part 2` name an audit. */
export const namesAudit = (text: string): boolean => auditId.test(text)

/** A text that was written elsewhere: it cites pages or numbers of its own list, and no places of a research. */
export function citesPages(text: string): boolean {
  const { citations } = reportCitations(text)
  return citations.length > 0 && brackets(text).every(({ places }) => places.length === 0)
}

/** The ways out that an audit takes. */
export interface AuditDoors {
  readonly door: PageDoor
  readonly health: HealthDoor
}

/** Checks every citation of a report: its list, its pages, its sentences. The same text or the audit's id goes on where time ended. */
export async function auditReport(
  text: string,
  desk: Desk,
  { door, health }: AuditDoors,
  call: Call,
): Promise<VerifyReply> {
  const began = door.now()
  const { audit: before, part } = openAudit(text, desk)
  const report = before?.report ?? text
  const { parsed, unread } = withFiles(reportCitations(report), report, usableSources(desk.state))
  const isOnlyShown = part !== undefined && before !== undefined
  const audit = isOnlyShown ? before : await runAudit({ report, parsed, before, began }, desk, door, call)
  const usable = new Set(usableSources(desk.state).map(one => one.id))
  const sources = new Set(audit.pages.flatMap(({ source = '' }) => (usable.has(source) ? [source] : [])))
  const texts = await storedTexts(desk, [...sources])
  const audited = new Set(audit.rows.map(({ claim }) => claim))
  const claims = desk.state.claims.filter(({ id }) => audited.has(id))
  const beware = isOnlyShown ? [] : await bewareOf(claims, { texts, desk, call, health })
  return describeAudit({ audit, parsed, unread, part: part ?? 1, claims, texts, beware })
}

function openAudit(text: string, { state }: Desk): { audit: Audit | undefined; part: number | undefined } {
  const [, id, part] = auditId.exec(text) ?? []
  if (id === undefined) return { audit: state.audits.find(({ report }) => report === text), part: undefined }
  const audit = state.audits.find(one => one.id === id.toLowerCase())
  if (audit) return { audit, part: part === undefined ? undefined : Number(part) }
  throw new ResearchError(`There is no audit ${id}.`, {
    kind: 'unknown_id',
    fix: state.audits.length > 0 ? `Audits go from a1 to a${state.audits.length}.` : 'Give the report as `text` first.',
  })
}

interface Work {
  readonly report: string
  readonly parsed: ReportCitations
  readonly before: Audit | undefined
  /** Milliseconds, when the call began. */
  readonly began: number
}

async function runAudit(
  { report, parsed, before, began }: Work,
  desk: Desk,
  door: PageDoor,
  call: Call,
): Promise<Audit> {
  const urls = [...new Set(parsed.citations.flatMap(({ references }) => references.flatMap(({ url }) => url ?? [])))]
  const pages = await fetchPages(urls, before?.pages ?? [], { door, state: desk.state, patienceMs: READING_MS })
  const rows = await holdRows(parsed, pages, { desk, call, isOver: () => door.now() - began > HOLDING_MS })
  const value = { report, at: new Date(door.now()).toISOString(), pages, rows }
  const [id = ''] = await desk.commit(
    [before ? { op: 'put', kind: 'audit', value: { id: before.id, ...value } } : { op: 'add', kind: 'audit', value }],
    { pages: pages.length, rows: rows.length },
  )
  return { id: before?.id ?? id, ...value }
}
