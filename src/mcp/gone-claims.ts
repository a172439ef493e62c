import type { Claim } from '../domain/claim.ts'
import type { ResearchState } from '../domain/research.ts'

/** What was taken from a draft, is not borne out, and has left the text since. What compares them is loaded where there is something to compare. */
export async function goneFromDraft({ claims, drafts }: ResearchState): Promise<ReadonlySet<Claim>> {
  const draft = drafts.at(-1)
  const open = claims.filter(one => one.ofDraft && !one.dropped && one.verdict !== 'supported')
  if (draft === undefined || open.length === 0) return new Set()
  const { standingClaims } = await import('../report/standing-claims.ts')
  const standing = new Set(standingClaims(open, draft))
  return new Set(open.filter(one => !standing.has(one)))
}
