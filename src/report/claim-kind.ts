import type { Claim } from '../domain/claim.ts'

/** What came of a claim, as a reader has to know it. Worst first. */
export const claimKinds = ['refuted', 'mixed', 'doubted', 'confirmed', 'supported', 'undecided', 'unsourced'] as const
export type ClaimKind = (typeof claimKinds)[number]

/**
 * A reader's word is told from the checks'; that checks cannot decide is no doubt. What its author says without a source is no claim that a
 * source failed to bear out.
 */
export function kindOf({ verdict, disputed, evidence, cited = [] }: Claim): ClaimKind {
  const isRead = evidence.some(({ by }) => by !== 'checks')
  if (verdict === 'refuted' || verdict === 'mixed') return verdict
  if (verdict === 'supported') return isRead ? 'confirmed' : 'supported'
  if (isRead) return 'doubted'
  return cited.length === 0 && !disputed ? 'unsourced' : 'undecided'
}
