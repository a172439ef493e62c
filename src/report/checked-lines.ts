import { citedIn } from '../domain/cited-counts.ts'
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

/** How many of the cited sentences are in which group; a group without one is left out. */
export function citedGroups({ cited }: Pick<ReportView, 'cited'>, strings: Strings): CitedGroup[] {
  const groups = ['borne', 'waiting', 'toRepair'] as const
  return groups
    .map(group => ({ group, count: cited[group], words: strings.citedGroups[group] }))
    .filter(({ count }) => count > 0)
}

interface CitedGroup {
  readonly group: 'borne' | 'waiting' | 'toRepair'
  readonly count: number
  readonly words: string
}

/** Undefined where nothing was checked. */
export function checkedOf(view: Pick<ReportView, 'audit' | 'cited'>, strings: Strings): Checked | undefined {
  const claims = view.audit.claims.map(({ claim }) => claim)
  const sentences = citedIn(view.cited)
  if (claims.length + sentences === 0) return undefined
  const list = (counts: readonly { readonly count: number; readonly words: string }[]) =>
    counts.map(({ count, words }) => `${count} ${words}`).join(strings.comma)
  const confirmed = claims.filter(({ verdict, independent }) => verdict === 'supported' && independent > 1).length
  const said = [
    ...(sentences > 0 ? [strings.citedCounts(sentences, list(citedGroups(view, strings)))] : []),
    ...(claims.length > 0
      ? [strings.checkedCounts(claims.length, list(verdictCounts(claims, strings)), confirmed)]
      : []),
  ]
  return { summary: said.join(strings.space), open: openOf(claims, strings) }
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
