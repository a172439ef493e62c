import type { Desk } from '../desk.ts'
import type { Claim, Stance } from '../domain/claim.ts'
import type { Draft } from '../domain/draft.ts'
import type { Scorecard } from '../domain/rubric.ts'
import type { ReadSource } from '../domain/source.ts'
import { kindOf } from './claim-kind.ts'
import { standingClaims } from './standing-claims.ts'
import { type ThreadRow, threadOf } from './thread.ts'

/** A claim with the words that bear on it. */
export interface ClaimView {
  readonly claim: Claim
  readonly quotes: readonly {
    readonly stance: Stance
    readonly source: ReadSource
    readonly place: string
    readonly text: string
  }[]
}

export interface AuditView {
  /** Those that stand in the draft; all where nothing is written yet. */
  readonly claims: readonly ClaimView[]
  /** How many more were checked, which the session keeps. */
  readonly besides: number
  readonly thread: readonly ThreadRow[]
  /** The last one. */
  readonly scorecard?: Scorecard
}

/** What was verified and judged, beside the report itself. */
export async function buildAuditView(draft: Draft, desk: Desk): Promise<AuditView> {
  const { scorecards } = desk.state
  const scorecard = scorecards.at(-1)
  const isWritten = draft.sections.some(({ text }) => text !== '')
  const claims = isWritten ? standingClaims(desk.state.claims, draft) : desk.state.claims
  return {
    claims: await Promise.all(claims.map(claim => viewOf(claim, desk))),
    besides: desk.state.claims.length - claims.length,
    thread: threadOf({ draft, claims, scorecard }, desk.state),
    ...(scorecard && { scorecard }),
  }
}

async function viewOf(claim: Claim, desk: Desk): Promise<ClaimView> {
  // Of what cites nothing, the nearest sentences of the sources are no evidence.
  const isUnsourced = kindOf(claim) === 'unsourced'
  const quotes = await Promise.all(
    (isUnsourced ? [] : claim.evidence).map(async ({ source: id, paragraph, start, end, stance }) => {
      const source = desk.state.sources.find(one => one.id === id)
      if (source?.state !== 'read') return []
      const { text } = await desk.text(source.textSha256)
      return [{ stance, source, place: `${id}:${paragraph}`, text: text.slice(start, end) }]
    }),
  )
  const distinct = new Map(quotes.flat().map(one => [`${one.stance} ${one.place} ${one.text}`, one]))
  return { claim, quotes: [...distinct.values()] }
}
