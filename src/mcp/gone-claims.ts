import type { Claim } from '../domain/claim.ts'
import type { ResearchState } from '../domain/research.ts'

/**
 * What is not borne out and not in the draft: what was taken from it and has left the text since, and what was given by hand, unless the call
 * works on such. What compares them is loaded where there is something to compare.
 */
export async function goneFromDraft(
  { claims, drafts }: ResearchState,
  worksOnGiven: boolean,
): Promise<ReadonlySet<Claim>> {
  const draft = drafts.at(-1)
  const open = claims.filter(one => (one.ofDraft || !worksOnGiven) && !one.dropped && one.verdict !== 'supported')
  if (draft === undefined || open.length === 0) return new Set()
  const { standingClaims } = await import('../report/standing-claims.ts')
  const standing = new Set(standingClaims(open, draft))
  return new Set(open.filter(one => !standing.has(one)))
}
