import type { Criterion } from '../domain/rubric.ts'
import { tokenCount } from '../text/tokens.ts'
import type { Judged } from './card.ts'
import type { Finding } from './checks/finding.ts'
import { lintCriteria } from './lint.ts'
import { type Shown, showReport } from './show-report.ts'

export interface JudgeReply {
  readonly facts: readonly string[]
  readonly quoted?: readonly { readonly place?: string; readonly text: string }[]
  readonly data?: Readonly<Record<string, unknown>>
  readonly next?: string
}

/** A reply of 6,000 tokens by our count, with room for how much it may be off, for the markers and the two last lines. */
const REPLY_TOKENS = 4_800
const CHECKLIST_TOKENS = 2_000
/** Of a draft, which its host has written itself or can recall: some 2,000 words; a text that was handed in may be known to nobody else. */
const DRAFT_TOKENS = 3_200

/** The open criteria that fit, with how to mark them, and the report cut into places. `isShown` says that the caller has just answered a portion. */
export function handOut({ card, assessment }: Judged, isShown: boolean): JudgeReply {
  const { findings, report } = assessment
  const open = card.criteria.filter(({ id }) => card.open.includes(id))
  const isForeign = card.origin === 'file'
  const portion = fitting(open)
  const facts = [
    ...(isShown ? [] : [subjectLine({ card, assessment }), ...tellChecks(findings), ...tellLint(card)]),
    ...instructions(portion, isForeign),
    ...(portion.length < open.length
      ? [`These are ${portion.length} of ${open.length} open criteria; the next come when they are marked.`]
      : []),
  ]
  const criteria = isForeign ? portion.map(one => ({ place: labelOf(one), text: wordsOf(one) })) : []
  const used = tokenCount(facts.join('\n')) + tokenCount(criteria.map(({ text }) => text).join('\n'))
  const room = REPLY_TOKENS - used
  const budget = card.draft === undefined ? room : Math.min(room, DRAFT_TOKENS)
  const shown = showReport(report, portion, budget, isShown ? seenBefore({ card, assessment }, budget) : new Set())
  const places = isShown && shown.isWhole ? [] : shown.places
  return {
    facts: [...facts, ...(shown.isWhole ? [] : [partly(shown, card.draft)])],
    quoted: [...criteria, ...places],
    next: `judge verdicts, one for each, such as ${example(portion, shown.places)}; ${card.id} keeps what is marked.`,
    data: { portion: portion.map(({ id }) => id) },
  }
}

function subjectLine({ card, assessment: { findings } }: Judged): string {
  const flaws = findings.filter(({ result }) => result === 'flaw').length
  const state = card.markings.length > 0 ? ` (${card.markings.length} marked)` : ''
  return `${card.id} open${state}: ${card.draft ?? 'the report handed in'} against rubric ${card.rubric}, ${count(card.criteria.length, 'criterion', 'criteria')}; ${flaws === 0 ? 'nothing that the checks can see is wrong' : `the checks found ${count(flaws, 'flaw', 'flaws')}`}`
}

const count = (n: number, one: string, many: string) => `${n === 0 ? 'no' : n} ${n === 1 ? one : many}`

/** The findings, apart from anybody's opinion. */
export function tellChecks(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return []
  return ['checks, made without a model:', ...findings.map(one => `  ${tellFinding(one)}`)]
}

const COMPLAINTS = 4

/** Where a rubric that was handed in is worded so that two readers would judge differently. Words of a file are not repeated. */
function tellLint({ origin, criteria }: Judged['card']): string[] {
  if (origin !== 'list' && origin !== 'file') return []
  const all = lintCriteria(criteria)
  if (all.length === 0) return []
  const shown = all.slice(0, COMPLAINTS).map(({ criterion, principle, message }) => {
    const id = criterion.replace(/\s+/g, ' ')
    return origin === 'file' ? `  ${id}: ${principle}` : `  ${id}: ${message} (${principle})`
  })
  return [`the rubric's wording, by five principles (${all.length}):`, ...shown]
}

function tellFinding({ name, result, message, criterion, mark }: Finding): string {
  const decided = criterion === undefined ? '' : ` → ${criterion} ${mark}`
  return `${name}${result === 'flaw' ? ' (flaw)' : ''}: ${message}${decided}`
}

function fitting(open: readonly Criterion[]): readonly Criterion[] {
  let used = 0
  const end = open.findIndex((one, i) => {
    used += tokenCount(lineOf(one)) + 4
    return i > 0 && used > CHECKLIST_TOKENS
  })
  return end < 0 ? open : open.slice(0, end)
}

function instructions(portion: readonly Criterion[], isForeign: boolean): string[] {
  const positive = portion.filter(({ role }) => role !== 'negative')
  const negative = portion.filter(({ role }) => role === 'negative')
  return [
    ...(positive.length > 0
      ? [
          'To be met. full: explicitly and wholly in the report; partial: a part of it is; none: it is not there. Only what stands there counts, not what you know or what could be meant:',
          ...listed(positive, isForeign),
        ]
      : []),
    ...(negative.length > 0
      ? [
          'Flaws. Mark whether the flaw is there, not whether the rule was kept. full: clearly there, what was ruled out was done; partial: a minor or single case; none: not there, which is good. Say where:',
          ...listed(negative, isForeign),
        ]
      : []),
    'Answer each with its mark and the place where it stands, or words quoted from the report; none needs neither.',
  ]
}

/** Words of a file stand with the quoted matter. */
function listed(criteria: readonly Criterion[], isForeign: boolean): string[] {
  return isForeign
    ? [`  ${criteria.map(({ id }) => id).join(' ')} (worded below)`]
    : criteria.map(one => `  ${lineOf(one)}`)
}

const lineOf = (criterion: Criterion) => `${labelOf(criterion)}: ${wordsOf(criterion)}`

/** With its examples and what counts as evidence, on one line. */
export function wordsOf({ text, examples = [], evidence }: Criterion): string {
  const more = [
    ...(examples.length > 0 ? [`for example: ${examples.join('; ')}`] : []),
    ...(evidence === undefined ? [] : [`evidence: ${evidence}`]),
  ]
  return `${text}${more.length > 0 ? ` (${more.join('. ')})` : ''}`.replace(/\s+/g, ' ')
}

/** `k3 negative ×2 (given as -2)`. */
function labelOf({ id, role, weight, given, fatal }: Criterion): string {
  const came = given === undefined || given === weight ? '' : ` (given as ${given})`
  return `${id.replace(/\s+/g, ' ')} ${role} ×${shortNumber(weight)}${came}${fatal ? ' fatal' : ''}`
}

export const shortNumber = (value: number) => `${Math.round(value * 1_000) / 1_000}`

/** What the first portion showed whole. */
function seenBefore({ card, assessment: { report } }: Judged, budget: number): ReadonlySet<string> {
  const byChecks = new Set(card.markings.filter(({ by }) => by === 'checks').map(({ criterion }) => criterion))
  const first = showReport(report, fitting(card.criteria.filter(({ id }) => !byChecks.has(id))), budget)
  return new Set(first.places.map(({ place }) => place).filter(place => !first.begun.includes(place)))
}

const BEGUN_NAMED = 40

/** What is not whole is named, so that nobody marks on it unread. */
function partly({ begun, left }: Shown, draft: string | undefined): string {
  const more = begun.length > BEGUN_NAMED ? ` and ${begun.length - BEGUN_NAMED} more` : ''
  const cuts = [
    ...(begun.length > 0 ? [`of ${begun.slice(0, BEGUN_NAMED).join(' ')}${more} only the beginning (…)`] : []),
    ...(left > 0 ? [`nothing of ${count(left, 'paragraph', 'paragraphs')}`] : []),
  ]
  const whole = draft === undefined ? 'your own copy' : `recall id: "${draft}"`
  return `Not all of the report is here: ${cuts.join(', ')}; the rest is whole, what speaks of these criteria first. Mark on the whole, which is ${whole}; any place or quote of it counts.`
}

/** Neither the best mark nor the worst alone, so that it is no hint. */
function example(portion: readonly Criterion[], places: readonly { readonly place: string }[]): string {
  const place = places.find(one => one.place.includes('.'))?.place ?? '1.1'
  const [first = 'q1', second] = portion.map(({ id }) => id)
  return `["${first} partial ${place}"${second === undefined ? '' : `, "${second} none"`}]`
}
