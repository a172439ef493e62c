import type { Check, Verdict } from '../domain/claim.ts'
import { OTHER_LANGUAGE } from './foreign-compare.ts'
import type { Judged } from './stance.ts'

/** What the checks make of one claim: the same for the tool and for `batch verify`. */
export interface Assessment {
  readonly verdict: Verdict
  /** 0..1: of the verdict, also where that is `insufficient`. */
  readonly confidence: number
  /** Supporting groups of sources that do not hang on each other; of a refuted claim the refuting ones. */
  readonly independent: number
  readonly reasons: readonly string[]
  /** What decides first, then the best of the rest. */
  readonly evidence: readonly Judged[]
  /** Sources whose own words the claim is. */
  readonly quoted: readonly string[]
}

export function verdictOf(supports: number, refutes: number): Verdict {
  if (supports > 0) return refutes > 0 ? 'mixed' : 'supported'
  return refutes > 0 ? 'refuted' : 'insufficient'
}

/** 0..1, from how close the deciding sentences are and what can be counted in them. */
export function confidenceOf(
  verdict: Verdict,
  decisive: readonly Judged[],
  judged: readonly Judged[],
  independent: number,
): number {
  if (decisive.length === 0 && isUnread(judged)) return UNREAD
  const closest = Math.max(0, ...(decisive.length > 0 ? decisive : judged).map(({ cover }) => cover))
  if (verdict === 'insufficient') return round(0.9 - 0.5 * closest)
  if (verdict === 'mixed') return 0.5
  const isCounted = decisive.some(({ checks }) => checks.some(isHard))
  if (verdict === 'supported' && !isCounted) return byWords(decisive, independent)
  const hard = isCounted ? 0.08 : 0
  const base = verdict === 'supported' ? 0.3 : 0.2
  return round(Math.min(0.97, base + 0.5 * closest + hard + (independent > 1 ? 0.08 : 0)))
}

/**
 * Of claims that nothing countable bears out, those whose words the sentence has itself are right: with less than four fifths of them
 * two in three on claims written to mislead, with more nine in ten.
 */
const byWords = (decisive: readonly Judged[], independent: number): number =>
  round(0.2 + 0.5 * Math.max(...decisive.map(({ candidate }) => candidate.coverage)) + (independent > 1 ? 0.08 : 0))

/** That nothing of another language bears a claim out is not known: nobody has read it. */
export const UNREAD = 0.3
const isUnread = (judged: readonly Judged[]) =>
  judged.length > 0 && judged.every(({ checks }) => checks.some(({ reason }) => reason === OTHER_LANGUAGE))

/** Agreement or conflict in what can be counted. */
const isHard = (check: Check) => check.result !== 'unknown' && isCountable(check)

export const isCountable = ({ name }: Check): boolean => ['figure', 'derived_figure', 'date', 'quote'].includes(name)

const round = (value: number) => Math.round(value * 100) / 100

export function quotedReasons(quoted: readonly string[], independent: number): string[] {
  if (quoted.length === 0) return []
  const own = `quoted from ${quoted.join(', ')}`
  return [independent > 0 ? own : `${own}, which does not verify itself`]
}

const REASONS = 3

export function reasonsOf(
  verdict: Verdict,
  supports: readonly Judged[],
  refutes: readonly Judged[],
  judged: readonly Judged[],
): string[] {
  if (verdict !== 'insufficient') {
    const agree = supports.flatMap(({ checks }) => withResult(checks, 'agrees'))
    const conflict = refutes.flatMap(({ checks }) => withResult(checks, 'conflicts'))
    const found = distinct([...conflict, ...agree])
    return found.length > 0 ? found : ['the same words, nothing against it']
  }
  const closest = closestOf(judged)
  if (!closest) return ['no sentence shares its words']
  if (isUnread(judged)) {
    const found = closest.checks.filter(({ reason }) => reason !== OTHER_LANGUAGE)
    return distinct([OTHER_LANGUAGE, ...found.map(({ reason }) => reason)])
  }
  const open = closest.checks.filter(({ result }) => result !== 'agrees').map(({ reason }) => reason)
  return distinct(open.length > 0 ? open : [`the closest sentence has ${Math.round(closest.cover * 100)} % of it`])
}

/** Of those as close as each other the one in which most can be counted. */
function closestOf(judged: readonly Judged[]): Judged | undefined {
  const most = Math.max(...judged.map(({ cover }) => cover))
  const [first, ...others] = judged.filter(({ cover }) => cover === most)
  return others.reduce((best, one) => (best && counted(best) >= counted(one) ? best : one), first)
}

const counted = ({ checks }: Judged) => checks.filter(isHard).length

const withResult = (checks: readonly Check[], result: Check['result']) =>
  checks.filter(one => one.result === result).map(({ reason }) => reason)

const distinct = (reasons: readonly string[]) => [...new Set(reasons)].slice(0, REASONS)
