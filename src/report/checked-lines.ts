import type { Claim } from '../domain/claim.ts'
import { cut } from '../text/cut.ts'
import { type ClaimKind, claimKinds, kindOf } from './claim-kind.ts'
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

/** How many claims came out how, in words for a reader. */
export function verdictCounts(claims: readonly Claim[], strings: Strings): Count[] {
  const counts = claimKinds.map((kind): Count => {
    const own = claims.filter(one => kindOf(one) === kind)
    return { kind, count: own.length, words: strings.outcomes[kind] }
  })
  const disputed: Count = {
    kind: 'disputed',
    count: claims.filter(one => one.disputed).length,
    words: strings.disputed,
  }
  return [...counts, disputed].filter(({ count }) => count > 0)
}

interface Count {
  readonly kind: ClaimKind | 'disputed'
  readonly count: number
  readonly words: string
}

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

/** What something speaks against. What the checks cannot decide is counted, and is no objection. */
function openOf(claims: readonly Claim[], strings: Strings): string[] {
  const open = claims.filter(one => one.disputed || against.has(kindOf(one)))
  const sorted = [...open].sort((a, b) => urgency(a) - urgency(b))
  const lines = sorted.slice(0, LISTED).map(claim => {
    const verdict = [strings.labels[kindOf(claim)], ...(claim.disputed ? [strings.disputed] : [])].join(strings.comma)
    return `${cut(claimText(claim), CLAIM_CHARS)} (${verdict})`
  })
  return open.length > LISTED ? [...lines, strings.andMore(open.length - LISTED)] : lines
}

const against: ReadonlySet<ClaimKind> = new Set(['refuted', 'mixed', 'doubted'])

/** What speaks against the report comes first. */
const urgency = (claim: Claim) => claimKinds.indexOf(kindOf(claim)) - (claim.disputed ? 0.5 : 0)
