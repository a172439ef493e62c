import type { Desk } from '../desk.ts'
import type { Claim, Stance } from '../domain/claim.ts'
import type { Draft } from '../domain/draft.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import type { Mark, Scorecard } from '../domain/rubric.ts'
import type { ReadSource } from '../domain/source.ts'
import { standingClaims } from './standing-claims.ts'

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

/** One requirement and what hangs on it: the thread that ties question, sources, claims, report and score. */
export interface ThreadRow {
  readonly requirement: Requirement
  readonly sources: readonly string[]
  readonly claims: readonly Claim[]
  readonly sections: readonly { readonly id: string; readonly heading: string }[]
  readonly mark?: Mark
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
  const { requirements, scorecards } = desk.state
  const scorecard = scorecards.at(-1)
  const isWritten = draft.sections.some(({ text }) => text !== '')
  const claims = isWritten ? standingClaims(desk.state.claims, draft) : desk.state.claims
  return {
    claims: await Promise.all(claims.map(claim => viewOf(claim, desk))),
    besides: desk.state.claims.length - claims.length,
    thread: requirements.map(requirement => threadOf(requirement, { draft, claims, scorecard }, desk.state)),
    ...(scorecard && { scorecard }),
  }
}

async function viewOf(claim: Claim, desk: Desk): Promise<ClaimView> {
  const quotes = await Promise.all(
    claim.evidence.map(async ({ source: id, paragraph, start, end, stance }) => {
      const source = desk.state.sources.find(one => one.id === id)
      if (source?.state !== 'read') return []
      const { text } = await desk.text(source.textSha256)
      return [{ stance, source, place: `${id}:${paragraph}`, text: text.slice(start, end) }]
    }),
  )
  const distinct = new Map(quotes.flat().map(one => [`${one.stance} ${one.place} ${one.text}`, one]))
  return { claim, quotes: [...distinct.values()] }
}

function threadOf(
  requirement: Requirement,
  { draft, claims, scorecard }: { draft: Draft; claims: readonly Claim[]; scorecard: Scorecard | undefined },
  state: ResearchState,
): ThreadRow {
  const tasks = new Set(state.tasks.filter(task => task.for.includes(requirement.id)).map(({ id }) => id))
  const sources = state.sources.filter(
    ({ state: reached, task }) => reached === 'read' && task !== undefined && tasks.has(task),
  )
  const ids = new Set(sources.map(({ id }) => id))
  const mark = scorecard?.markings.find(({ criterion }) => criterion === requirement.id)?.mark
  return {
    requirement,
    sources: [...ids],
    claims: claims.filter(({ evidence }) => evidence.some(({ source }) => ids.has(source))),
    sections: draft.sections.filter(section => section.for.includes(requirement.id)),
    ...(mark && { mark }),
  }
}
