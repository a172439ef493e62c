import type { Criterion, Marking } from '../domain/rubric.ts'
import { fold } from '../text/fold.ts'
import { isOfForm } from '../text/form-words.ts'
import { bearsNothing, type Nothing } from './bears-nothing.ts'
import { type GivenVerdict, type LongVerdict, readVerdict } from './marks.ts'
import { type CutReport, findQuote } from './places.ts'
import { inertId } from './rubric.ts'

export type RefusalReason =
  | 'unknown_criterion'
  | 'unknown_mark'
  | 'without_place'
  | 'unknown_place'
  | 'quote_not_found'
  | 'decided_by_checks'
  | 'contradictory'
  | Nothing['reason']

/** A verdict that does not count, in our words but for `said`, which is the caller's. */
export interface Refusal {
  readonly said: string
  readonly criterion?: string
  readonly reason: RefusalReason
  readonly message: string
  readonly fix: string
}

export interface Accepted {
  readonly markings: readonly Marking[]
  readonly refused: readonly Refusal[]
}

export interface Bench {
  readonly criteria: readonly Criterion[]
  readonly report: CutReport
  /** Markings that the checks made; a reader's verdict does not change them. */
  readonly decided: readonly Marking[]
  /** Whether a mark other than `none` must say where; a list of finished verdicts need not. */
  readonly needsPlace: boolean
  /** Places whose citations all lead nowhere. */
  readonly broken?: ReadonlySet<string>
}

/** Takes each verdict that can be held against the report. Order and repetition make no difference. */
export function acceptVerdicts(given: readonly (string | LongVerdict)[], bench: Bench): Accepted {
  const ids = bench.criteria.map(({ id }) => id)
  const read = given.map(one => readVerdict(one, ids)).map(one => ({ said: one.said, ...settle(one, bench) }))
  const markings = read.flatMap(({ said, marking }) => (marking ? [{ said, marking }] : []))
  const agreed = new Map<string, Marking>()
  const contradicted: Refusal[] = []
  for (const id of ids) {
    const own = markings.filter(({ marking }) => marking.criterion === id)
    const marks = new Set(own.map(({ marking }) => marking.mark))
    const best = own.map(({ marking }) => marking).sort(byEvidence)[0]
    if (best && marks.size === 1) agreed.set(id, best)
    if (marks.size > 1) contradicted.push(contradiction(id, own[0]?.said ?? id, [...marks].sort()))
  }
  return {
    markings: [...agreed.values()],
    refused: [...read.flatMap(({ refusal }) => (refusal ? [refusal] : [])), ...contradicted],
  }
}

type Settled = { readonly marking?: Marking; readonly refusal?: Refusal }

function settle(verdict: GivenVerdict, bench: Bench): Settled {
  const { mark, said } = verdict
  const criterion = findCriterion(verdict.criterion, bench.criteria)
  if (!criterion) return refuse(said, 'unknown_criterion', 'there is no such criterion.', idsHint(bench.criteria))
  const { id } = criterion
  const no = (reason: RefusalReason, message: string, fix: string) => refuse(said, reason, message, fix, id)
  if (mark === undefined) return no('unknown_mark', 'no mark is given.', `Say ${id} full, partial or none.`)
  if (bench.decided.some(one => one.criterion === id))
    return no('decided_by_checks', 'the checks have decided it.', 'Leave it out.')
  if (mark === 'none' && (bench.needsPlace || verdict.quote === undefined))
    return { marking: { criterion: id, mark, by: 'host', ...noneEvidence(verdict, bench.report) } }
  // The length or the language of a report stands nowhere in it.
  const isWhole = isOfForm(criterion.text)
  const evidence = evidenceOf(verdict, isWhole ? { ...bench, needsPlace: false } : bench)
  if ('reason' in evidence) return no(evidence.reason, evidence.message, evidence.fix)
  const nothing =
    criterion.role === 'negative'
      ? undefined
      : bearsNothing(criterion, evidence, bench.report, bench.broken ?? new Set())
  if (nothing) return no(nothing.reason, nothing.message, nothing.fix)
  return { marking: { criterion: id, mark, by: 'host', ...evidence } }
}

type Evidence = Pick<Marking, 'place' | 'quote'>

function evidenceOf({ place, quote }: GivenVerdict, { report, needsPlace }: Bench): Evidence | Omit<Refusal, 'said'> {
  const found = quote === undefined ? undefined : findQuote(report, quote)
  if (quote !== undefined && !found)
    return {
      reason: 'quote_not_found',
      message: 'the quote is not in the report.',
      fix: 'Copy the words exactly, or name the place (2.3).',
    }
  if (place !== undefined && !report.places.some(one => one.place === place))
    return { reason: 'unknown_place', message: `the report has no place ${place}.`, fix: placesHint(report) }
  const where = found?.place ?? place
  if (where === undefined && quote === undefined && needsPlace)
    return {
      reason: 'without_place',
      message: 'it does not say where.',
      fix: 'Name the place (q1 full 2.3) or quote the words; only none needs neither.',
    }
  return { ...(where !== undefined && { place: where }), ...(quote !== undefined && { quote }) }
}

/** What a `none` points at is kept where it is there: a near miss, say. */
function noneEvidence({ place, quote }: GivenVerdict, report: CutReport): Evidence {
  const found = quote === undefined ? undefined : findQuote(report, quote)
  const where = found?.place ?? report.places.find(one => one.place === place)?.place
  return { ...(where !== undefined && { place: where }), ...(found && quote !== undefined && { quote }) }
}

function findCriterion(name: string, criteria: readonly Criterion[]): Criterion | undefined {
  const lower = name.trim().toLowerCase()
  const wanted = fold(name).text.trim()
  return (
    criteria.find(({ id }) => id === name) ??
    criteria.find(({ id }) => id.toLowerCase() === lower || id === inertId(name)) ??
    (wanted === '' ? undefined : criteria.find(({ text }) => fold(text).text.trim() === wanted))
  )
}

function refuse(said: string, reason: RefusalReason, message: string, fix: string, criterion?: string): Settled {
  return { refusal: { said, reason, message, fix, ...(criterion !== undefined && { criterion }) } }
}

function contradiction(id: string, said: string, marks: readonly string[]): Refusal {
  return {
    said,
    criterion: id,
    reason: 'contradictory',
    message: `${id} was marked ${marks.join(' and ')} in one call.`,
    fix: 'Send one mark for it.',
  }
}

/** Any order that does not depend on the order of the verdicts; those with a place first. */
function byEvidence(a: Marking, b: Marking): number {
  return compare(keyOf(a), keyOf(b))
}
const keyOf = ({ place = '~', quote = '' }: Marking) => `${place}\u0000${quote}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const SHOWN_IDS = 12

function idsHint(criteria: readonly Criterion[]): string {
  const ids = criteria.map(({ id }) => id)
  const more = ids.length > SHOWN_IDS ? ` … ${ids.at(-1)}` : ''
  return `Criteria: ${ids.slice(0, SHOWN_IDS).join(' ')}${more}.`
}

function placesHint({ places }: CutReport): string {
  const last = new Map<string, number>()
  for (const { place } of places) {
    const [section = '', paragraph] = place.split('.')
    last.set(section, Number(paragraph ?? last.get(section) ?? 0))
  }
  const ranges = [...last].map(([section, n]) => (n === 0 ? section : n === 1 ? `${section}.1` : `${section}.1–${n}`))
  const more = ranges.length > SHOWN_IDS ? ' …' : ''
  return `Places: ${ranges.slice(0, SHOWN_IDS).join(', ')}${more}.`
}
