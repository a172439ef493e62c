import type { Claim } from '../domain/claim.ts'
import { cut } from '../text/cut.ts'
import { claimText } from './claim-text.ts'
import type { ReportView } from './report-view.ts'
import type { Strings } from './strings.ts'

/** What came of the report's statements, for who reads it on paper: in one sentence, and those that are not settled. */
interface Checked {
  readonly summary: string
  readonly open: readonly string[]
}

const LISTED = 8
const CLAIM_CHARS = 160

const order = ['supported', 'mixed', 'refuted', 'insufficient'] as const

/** How many claims came out how. What its author says without a source is no claim that a source failed to bear out. */
export function verdictCounts(claims: readonly Claim[], strings: Strings): Count[] {
  const counts = order.map(kind => {
    const own = claims.filter(one => one.verdict === kind && !isUnsourced(one))
    return { kind, count: own.length, words: strings.verdicts[kind] }
  })
  const unsourced = { kind: '', count: claims.filter(isUnsourced).length, words: strings.unsourced }
  const disputed = { kind: 'disputed', count: claims.filter(one => one.disputed).length, words: strings.disputed }
  return [...counts, unsourced, disputed].filter(({ count }) => count > 0)
}

interface Count {
  readonly kind: string
  readonly count: number
  readonly words: string
}

const isUnsourced = ({ verdict, disputed, cited = [] }: Claim) =>
  verdict === 'insufficient' && !disputed && cited.length === 0

/** Undefined where nothing was checked. */
export function checkedOf({ audit }: ReportView, strings: Strings): Checked | undefined {
  const claims = audit.claims.map(({ claim }) => claim)
  if (claims.length === 0) return undefined
  const counts = verdictCounts(claims, strings).map(({ count, words }) => `${count} ${words}`)
  const confirmed = claims.filter(({ verdict, independent }) => verdict === 'supported' && independent > 1).length
  return {
    summary: strings.checkedCounts(claims.length, counts.join(strings.comma), confirmed),
    open: openOf(claims, strings),
  }
}

function openOf(claims: readonly Claim[], strings: Strings): string[] {
  const open = claims.filter(one => (one.verdict !== 'supported' || one.disputed) && !isUnsourced(one))
  const sorted = [...open].sort((a, b) => urgency(a) - urgency(b))
  const lines = sorted.slice(0, LISTED).map(claim => {
    const verdict = [strings.verdicts[claim.verdict], ...(claim.disputed ? [strings.disputed] : [])].join(strings.comma)
    return `${cut(claimText(claim), CLAIM_CHARS)} (${verdict})`
  })
  return open.length > LISTED ? [...lines, strings.andMore(open.length - LISTED)] : lines
}

/** What speaks against the report comes first. */
const urgency = ({ verdict, disputed }: Claim) =>
  ({ refuted: 0, mixed: 1, supported: 3, insufficient: 4 })[verdict] - (disputed ? 0.5 : 0)
