import type { Marking } from '../../domain/rubric.ts'
import { sizeOf } from '../../prose/size.ts'
import { checkAudit } from './audit.ts'
import { checkCitations } from './citations.ts'
import { checkDates } from './dates.ts'
import type { Check, Checked, Finding } from './finding.ts'
import { checkForm, checkLanguage, checkLists } from './form.ts'
import { checkLength } from './length.ts'
import { checkPleading } from './pleading.ts'
import { checkProse } from './prose.ts'
import { checkRepetition, checkStructure } from './structure.ts'

/** In the order in which they are told. */
const all: readonly Check[] = [
  checkLength,
  checkLanguage,
  checkForm,
  checkCitations,
  checkAudit,
  checkStructure,
  checkDates,
  checkLists,
  checkProse,
  checkRepetition,
  checkPleading,
]

/** Everything that can be said of a report without a model. */
export function runChecks(input: Omit<Checked, 'size'>): Finding[] {
  const checked = { ...input, size: sizeOf(input.report.places) }
  return all.flatMap(check => check(checked))
}

/** The criteria that the checks decide. */
export function decidedBy(findings: readonly Finding[]): Marking[] {
  return findings.flatMap(({ criterion, mark, places }) =>
    criterion === undefined || mark === undefined
      ? []
      : [{ criterion, mark, by: 'checks' as const, ...(places?.[0] !== undefined && { place: places[0] }) }],
  )
}
