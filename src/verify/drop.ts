import type { Desk } from '../desk.ts'
import type { Claim } from '../domain/claim.ts'
import { ResearchError } from '../errors.ts'
import { claimOf } from './claims-input.ts'
import { type ReportStatements, statementOf } from './report-statements.ts'

const drops = /^\s*(c\d+)\s*[:：=,，—-]?\s*(?:drop(?:ped)?|withdrawn?|discard(?:ed)?|放弃|撤回|丢弃)\s*\.?\s*$/iu

/** `c4 drop`: the claim without anything asked of it; undefined for what is another verdict. Refused for what the report states with a citation. */
export function droppedBy(given: unknown, stated: ReportStatements, desk: Desk): Claim | undefined {
  const [, id] = (typeof given === 'string' && drops.exec(given)) || []
  if (id === undefined) return undefined
  const claim = claimOf(id, desk)
  const own = statementOf(claim.text, stated)
  if (own === undefined) return { ...claim, dropped: true }
  throw new ResearchError(`${id} stands in the draft, with ${own.places.join(', ')}.`, {
    kind: 'conflict',
    fix: `Rewrite or remove its sentence with draft_report edits, or give a verdict: "${id} insufficient".`,
  })
}
