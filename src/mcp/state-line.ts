import { type Claim, verdicts } from '../domain/claim.ts'
import type { ResearchState } from '../domain/research.ts'
import { coverageOf } from '../plan/coverage.ts'

/** Where a research stands, in one line, without the claims that are not in its draft: `session r-7k2 · read 5 of 18 · claims 6: 4 supported, 1 mixed c2 · gaps q3 q5`. */
export function stateLine(state: ResearchState, gone: ReadonlySet<Claim> = new Set()): string {
  const parts = [
    `session ${state.research.id}`,
    sourcesPart(state),
    claimsPart(state, gone),
    draftPart(state),
    gapsPart(state),
  ]
  return parts.filter(part => part !== undefined).join(' · ')
}

function sourcesPart({ sources }: ResearchState): string | undefined {
  const count = (wanted: string) => sources.filter(({ state }) => state === wanted).length
  const failed = count('failed')
  const apart = failed > 0 ? `, ${failed} failed` : ''
  return sources.length > 0 ? `read ${count('read')} of ${sources.length - failed}${apart}` : undefined
}

function claimsPart({ claims }: ResearchState, gone: ReadonlySet<Claim>): string | undefined {
  if (claims.length === 0) return undefined
  const dropped = claims.filter(one => one.dropped)
  const own = claims.filter(one => !gone.has(one) && !one.dropped)
  const groups = verdicts.flatMap(verdict => {
    const ids = own.filter(claim => claim.verdict === verdict).map(({ id }) => id)
    if (ids.length === 0) return []
    return verdict === 'supported' ? `${ids.length} supported` : `${ids.length} ${verdict} ${some(ids, 5)}`
  })
  const besides = [
    ...(gone.size > 0 ? [`${gone.size} not in the draft`] : []),
    ...(dropped.length > 0 ? [`${dropped.length} dropped`] : []),
  ]
  return `claims ${claims.length}: ${[...groups, ...besides].join(', ')}`
}

function draftPart({ drafts }: ResearchState): string | undefined {
  const draft = drafts.at(-1)
  if (!draft) return undefined
  const open = draft.repairs.map(({ id }) => id)
  return open.length > 0 ? `draft ${draft.id}, repairs ${some(open, 8)}` : `draft ${draft.id}`
}

/** The first ids, and how many more there are. */
function some(ids: readonly string[], shown: number): string {
  return `${ids.slice(0, shown).join(' ')}${ids.length > shown ? ` +${ids.length - shown}` : ''}`
}

function gapsPart(state: ResearchState): string | undefined {
  const open = coverageOf(state).filter(({ coverage }) => coverage === 'open')
  return open.length > 0 ? `gaps ${open.map(({ requirement }) => requirement.id).join(' ')}` : undefined
}
