import type { Criterion } from '../domain/rubric.ts'
import { fold } from '../text/fold.ts'
import { words } from '../text/words.ts'
import { isPleading } from './checks/pleading.ts'
import type { CutReport, ReportPlace } from './places.ts'

/** Why a passage of a report is no evidence that a criterion is met, whoever says so. */
export interface Nothing {
  readonly reason: 'pleading' | 'echo' | 'broken_citation'
  readonly message: string
  readonly fix: string
}

/** Of a criterion's words that a passage repeats, and of the passage's own words beside them: more of the one, fewer of the other is an echo. */
const ECHOED = 0.85
const OWN = 0.4

/**
 * A report meets nothing by speaking to its judge, by repeating the criterion, or by a passage whose citations all lead nowhere.
 * `broken` are places with such citations. Flaws are not excused by this: it is asked for criteria that are to be met.
 */
export function bearsNothing(
  criterion: Criterion,
  { place, quote }: { readonly place?: string | undefined; readonly quote?: string | undefined },
  report: CutReport,
  broken: ReadonlySet<string>,
): Nothing | undefined {
  const there = report.places.find(one => one.place === place)
  const passage = quote ?? there?.text ?? ''
  if (passage === '') return undefined
  if (isPleading(fold(passage).text) || (there && isPleading(there.folded))) return pleading
  if (isEcho(passage, criterion.text) || (there && isListOfCriteria(there, criterion.text))) return echo
  return place !== undefined && broken.has(place) ? brokenCitation : undefined
}

const otherPlace = 'Name a place where the report itself says it, or mark it none.'
const pleading: Nothing = { reason: 'pleading', message: 'that place speaks to its judge.', fix: otherPlace }
const echo: Nothing = { reason: 'echo', message: "that place only repeats the criterion's words.", fix: otherPlace }
const brokenCitation: Nothing = {
  reason: 'broken_citation',
  message: 'the citations of that place lead nowhere.',
  fix: 'Name a place whose citations resolve, or mark it none.',
}

function isEcho(passage: string, criterion: string): boolean {
  const asked = termsOf(criterion)
  if (asked.size < 4) return false
  const said = termsOf(passage)
  const shared = [...asked].filter(term => said.has(term)).length
  return shared / asked.size >= ECHOED && (said.size - shared) / Math.max(1, said.size) <= OWN
}

/** A sentence among others that says nothing but the criterion: the others do not make it true. */
function isListOfCriteria({ text }: ReportPlace, criterion: string): boolean {
  const lines = text.split(/\n|(?<=[.!?。！？])\s*/u).filter(line => line.trim() !== '')
  return lines.length > 1 && lines.some(line => isEcho(line, criterion)) && lines.every(line => !/\d/.test(line))
}

const termsOf = (text: string) => new Set(words(text, { dropStopWords: true }))
