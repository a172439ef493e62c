import type { Call } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { Claim } from '../domain/claim.ts'
import { lastDated, type Notice, type ReadSource } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { signsOf, timeSign } from '../evidence/health/source-health.ts'
import type { EvidenceText } from '../evidence/source-sentences.ts'

/** What telling the health of sources takes from outside. */
export interface HealthDoor {
  /** Milliseconds since the epoch. */
  now(): number
  /** A registry of works; none where the network is not to be used. */
  readonly notices?: ((doi: string, call: Pick<Call, 'signal'>) => Promise<readonly Notice[]>) | undefined
}

/** Works that one call asks a registry for, one after the other, and how long all of them may take. */
const ASKED = 5
const PATIENCE_MS = 4_000
/** What a registry said holds for a month. */
const HOLDS_MS = 30 * 24 * 60 * 60 * 1_000

interface Resting {
  readonly texts: readonly EvidenceText[]
  readonly desk: Desk
  readonly call: Call
  readonly health: HealthDoor
}

/** What a reader has to know of the sources that claims rest on. */
export async function bewareOf(claims: readonly Claim[], { texts, desk, call, health }: Resting): Promise<string[]> {
  const unanswered = await askNotices(restingOn(claims), desk, health, call)
  return [
    ...healthLines(claims, texts, desk, health.now()),
    ...(unanswered.length > 0 ? [`whether ${unanswered.join(' ')} was retracted could not be asked`] : []),
  ]
}

/** Asks what was registered against the works among these sources, and keeps it with them. The ids of those that could not be asked. */
async function askNotices(ids: readonly string[], desk: Desk, door: HealthDoor, call: Call): Promise<string[]> {
  const due = ids.flatMap(id => desk.state.sources.find(one => one.id === id && isDue(one, door.now())) ?? [])
  const patience = AbortSignal.any([call.signal, AbortSignal.timeout(PATIENCE_MS)])
  const unanswered: string[] = []
  for (const source of due.slice(0, ASKED)) {
    if (source.state !== 'read' || source.doi === undefined || door.notices === undefined) continue
    try {
      const found = await door.notices(source.doi, { signal: patience })
      const value = { ...source, notices: { asked: new Date(door.now()).toISOString(), found } }
      await desk.commit([{ op: 'put', kind: 'source', value }], { notices: found.length })
    } catch (error) {
      if (!(error instanceof ResearchError) || call.signal.aborted) throw error
      unanswered.push(source.id)
    }
  }
  return unanswered
}

function isDue(
  source: { readonly state: string } & Partial<Pick<ReadSource, 'doi' | 'notices'>>,
  now: number,
): boolean {
  if (source.state !== 'read' || source.doi === undefined) return false
  return source.notices === undefined || now - Date.parse(source.notices.asked) > HOLDS_MS
}

/** Sources that the shown claims rest on: what a reader has to know of them, in lines of ours. */
function healthLines(claims: readonly Claim[], texts: readonly EvidenceText[], desk: Desk, now: number): string[] {
  const byId = new Map(texts.map(one => [one.id, one]))
  const of = (id: string) => desk.state.sources.find((one): one is ReadSource => one.id === id && one.state === 'read')
  const always = new Map(
    restingOn(claims).flatMap(id => {
      const source = of(id)
      const signs = source ? signsOf(source, byId.get(id)?.text ?? '').filter(({ kind }) => kind !== 'undated') : []
      return signs.length > 0 ? [[id, signs.map(({ says }) => says).join(', ')] as const] : []
    }),
  )
  const timed = claims.flatMap(claim =>
    restingOn([claim]).flatMap(id => {
      const sign = timeSign(claim.text, lastDated(of(id) ?? {}), now)
      return sign ? [`${claim.id} rests on ${id}, ${sign.says}`] : []
    }),
  )
  return [...Array.from(always, ([id, says]) => `beware of ${id}: ${says}`), ...timed.slice(0, SHOWN_TIMED)]
}

const SHOWN_TIMED = 8

/** The sources whose words decide these claims. */
function restingOn(claims: readonly Claim[]): string[] {
  const decisive = claims.flatMap(({ evidence }) => evidence.filter(({ stance }) => stance !== 'neutral'))
  return [...new Set(decisive.map(({ source }) => source))]
}
