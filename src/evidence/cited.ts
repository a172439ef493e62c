import type { Check } from '../domain/claim.ts'
import { type ReadClaim, readClaim } from './checks.ts'
import { claimParts } from './claim-parts.ts'
import { passageOf } from './passage.ts'
import { saysInterval } from './recurrence.ts'
import type { Found } from './sentence-index.ts'
import { blocksIn, type EvidenceText } from './source-sentences.ts'
import { type Judged, judgeCited, judgeTogether, leavesOpen } from './stance.ts'
import { compareOrderOf } from './tables/order.ts'
import { rowAt } from './tables/table.ts'
import { unitOf } from './terms.ts'

/** A place that a claim itself names; without a paragraph, the whole source. */
export interface CitedParagraph {
  readonly id: string
  readonly paragraph?: number
  readonly sentence?: number
}

/** What the cited places say: every sentence of them, the one that decides first. */
export interface CitedView {
  readonly judged: readonly Judged[]
  /** `open` where they neither bear the claim out nor deny it. */
  readonly stance: 'supports' | 'refutes' | 'open'
  /** Something in them speaks against the claim, even where that does not decide. */
  readonly against: readonly Check[]
  readonly key: string
}

const WHOLE_SOURCE_CANDIDATES = 8

/** Undefined where none of the places is among the texts. */
export function viewOfCited(
  claim: ReadClaim,
  cited: readonly CitedParagraph[],
  texts: ReadonlyMap<string, EvidenceText>,
  search: (text: string) => Found,
): CitedView | undefined {
  const whole = viewOf(claim, cited, texts, search(claim.reading.text))
  if (whole === undefined || whole.stance !== 'open' || whole.against.length > 0) return whole
  const parts = claimParts(claim.reading.text).map(part => viewOf(readClaim(part), cited, texts, search(part)))
  const isBorne = parts.length > 0 && parts.every(part => part?.stance === 'supports')
  return isBorne ? { ...whole, judged: parts.flatMap(part => supporting(part)), stance: 'supports' } : whole
}

/** The sentence that bears a part of a claim out. */
function supporting(part: CitedView | undefined): Judged[] {
  const [best] = nearest(part?.judged ?? []).filter(({ stance }) => stance === 'supports')
  return best ? [{ ...best, isMeasured: true }] : []
}

function viewOf(
  claim: ReadClaim,
  cited: readonly CitedParagraph[],
  texts: ReadonlyMap<string, EvidenceText>,
  found: Found,
): CitedView | undefined {
  const each = cited.flatMap(place => {
    const source = texts.get(place.id)
    return source ? judgePlace(claim, place, source, found) : []
  })
  const judged = each.map(one => withIntervalsOf(withFiguresOf(one, each), each))
  if (judged.length === 0) return undefined
  const ordered = orderedBy(claim, judged)
  if (ordered) return { ...ordered, key: cited.map(keyOf).join(', ') }
  const alone = stanceOf(judged)
  const isOpen = alone === 'open' && judged.length > 1
  const together = isOpen
    ? ((cited.length > 1 ? [PER_PLACE, 1] : [PER_PLACE, PER_PLACE + 1])
        .map(most => judgeTogether(claim, nearestOfEach(judged, most)))
        .find(one => one.length > 0) ?? [])
    : []
  if (together.length > 0)
    return { judged: together, stance: 'supports', against: [], key: cited.map(keyOf).join(', ') }
  const ranked = [...judged].sort((a, b) => ownCover(b) - ownCover(a) || b.cover - a.cover)
  const against = nearest(judged)
    .filter(one => !isAnswered(one, judged))
    .flatMap(({ checks }) => checks.filter(({ result }) => result === 'conflicts'))
  return { judged: ranked, stance: alone, against, key: cited.map(keyOf).join(', ') }
}

/** What rows of a table that are cited say of a comparison by the figures of a column. */
function orderedBy(claim: ReadClaim, judged: readonly Judged[]): Omit<CitedView, 'key'> | undefined {
  const rows = judged.map(({ candidate: { sentence } }) => rowAt(sentence.source, sentence.paragraph))
  const [first] = judged
  const [row] = rows
  if (!first || !row || rows.some(one => one?.table !== row.table)) return undefined
  const ordered = compareOrderOf(claim.reading, row, passageOf(first.candidate).around)
  if (ordered === undefined) return undefined
  const { check, isSaid } = ordered
  const stance = check.result === 'conflicts' ? 'refutes' : isSaid ? 'supports' : 'neutral'
  return {
    judged: judged.map(one => ({ ...one, checks: [check], stance })),
    stance: stance === 'neutral' ? 'open' : stance,
    against: check.result === 'conflicts' ? [check] : [],
  }
}

function judgePlace(claim: ReadClaim, place: CitedParagraph, source: EvidenceText, found: Found): Judged[] {
  if (place.paragraph === undefined) {
    const own = found.best({ limit: 400, perSource: WHOLE_SOURCE_CANDIDATES })
    return own.filter(({ sentence }) => sentence.source.id === place.id).map(one => judgeCited(claim, one, ''))
  }
  const blocks = blocksIn(source)
  const unit = unitOf(source.text, blocks, place.paragraph - 1)
  const context = unit.flatMap(i => blocks[i] ?? []).map(({ start, end }) => source.text.slice(start, end))
  const all = unit.flatMap(i => found.at(place.id, i + 1))
  const named = all.filter(({ sentence }) => place.sentence === undefined || sentence.sentence === place.sentence)
  return named.map(one => judgeCited(claim, one, context.join('\n')))
}

/** Checks that another sentence of the place answers deny nothing. */
function withoutAnswered(one: Judged, isAnsweredBy: (check: Check) => boolean): Judged {
  const isElsewhere = (check: Check) => check.result === 'conflicts' && isAnsweredBy(check)
  if (!one.checks.some(isElsewhere)) return one
  const checks = one.checks.map(check => (isElsewhere(check) ? { ...check, result: 'unknown' as const } : check))
  return { ...one, checks, stance: checks.some(({ result }) => result === 'conflicts') ? one.stance : 'neutral' }
}

/** What one sentence says of how often, another one of the place may have said. */
const withIntervalsOf = (one: Judged, all: readonly Judged[]): Judged =>
  withoutAnswered(one, check => all.some(({ checks }) => checks.some(other => saysInterval(other, check))))

const isFigure = ({ name }: Check) => name === 'figure' || name === 'derived_figure'

/** What one cited sentence has no other one lacks: a figure that stands in one of them differs in none. */
function withFiguresOf(one: Judged, all: readonly Judged[]): Judged {
  // The claim's figures come in one order in all of them.
  const agreed = all.map(({ checks }) => checks.filter(isFigure).map(({ result }) => result === 'agrees'))
  const own = one.checks.filter(isFigure)
  return withoutAnswered(one, check => isFigure(check) && agreed.some(list => list[own.indexOf(check)] === true))
}

/** The paragraph that a sentence stands in. */
export const placeOf = ({ candidate: { sentence } }: Judged): string => `${sentence.source.id}:${sentence.paragraph}`

const PER_PLACE = 2

/** The sentences of each cited paragraph that have most of the claim, in the order of the text. */
function nearestOfEach(judged: readonly Judged[], most: number): readonly Judged[] {
  return [...new Set(judged.map(placeOf))].flatMap(place =>
    judged
      .filter(one => placeOf(one) === place)
      .sort((a, b) => Number(b.isMeasured ?? false) - Number(a.isMeasured ?? false) || ownCover(b) - ownCover(a))
      .slice(0, most)
      .sort((a, b) => a.candidate.sentence.start - b.candidate.sentence.start),
  )
}

/** How much closer a sentence has to be to speak for its place alone. */
const CLOSER = 0.15

/** The closest sentence of a place speaks for it; where as close ones disagree nobody does. */
function stanceOf(judged: readonly Judged[]): CitedView['stance'] {
  const near = nearest(judged).filter(one => !isAnswered(one, judged))
  const [supports, refutes] = (['supports', 'refutes'] as const).map(stance => near.some(one => one.stance === stance))
  if (supports === refutes || (supports && near.some(isAgainst))) return 'open'
  if (supports && near.every(one => one.stance !== 'supports' || near.some(other => leavesOpen(other, one))))
    return 'open'
  return supports ? 'supports' : 'refutes'
}

/** What a sentence does not deny the one beside it may deny with the claim: it is no answer to it. */
function isAnswered(one: Judged, judged: readonly Judged[]): boolean {
  const conflicts = one.checks.filter(({ result }) => result === 'conflicts')
  if (conflicts.length === 0 || conflicts.some(({ name }) => name !== 'negation')) return false
  return judged.some(
    other =>
      other.stance === 'supports' &&
      ownCover(other) >= ownCover(one) &&
      other.checks.some(({ name, result }) => name === 'negation' && result === 'agrees'),
  )
}

const isAgainst = ({ checks }: Judged) => checks.some(({ result }) => result === 'conflicts')

/** The sentences that are about as close to the claim as the closest, and those that have its measure. */
export function nearest(judged: readonly Judged[]): readonly Judged[] {
  const closest = Math.max(...judged.map(ownCover))
  return judged.filter(
    one => ownCover(one) > closest - CLOSER || (one.isMeasured === true && one.stance === 'supports'),
  )
}

const ownCover = ({ candidate }: Judged) => candidate.coverage

const keyOf = ({ id, paragraph, sentence }: CitedParagraph) =>
  `${id}${paragraph === undefined ? '' : `:${paragraph}`}${sentence === undefined ? '' : `.${sentence}`}`
