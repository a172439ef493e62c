import type { Desk } from '../desk.ts'
import type { Claim } from '../domain/claim.ts'
import { claimSettling, noRepair } from '../domain/repairs.ts'
import { ResearchError } from '../errors.ts'
import { parsePlace } from '../evidence/citation.ts'
import { citedSentences } from '../evidence/cited-sentences.ts'
import { knownAs, type WantedClaim, wordingOf } from './claims-input.ts'
import type { GivenVerdict } from './verdict-words.ts'

/** Repairs that verdicts name, each with its sentence as a claim. */
export type RepairClaims = ReadonlyMap<string, { readonly claim: string; readonly places: readonly string[] }>

const isRepair = (id: string) => /^p\d+$/.test(id)

/** The sentences of the repairs that verdicts are given on, by id of the repair. */
export function wantedOfRepairs(verdicts: readonly unknown[], desk: Desk): Map<string, WantedClaim> {
  const ids = verdicts.flatMap(given => idIn(given) ?? []).filter(isRepair)
  return new Map(
    ids.flatMap(id => {
      const wanted = wantedOfRepair(id, desk)
      return wanted ? [[id, wanted] as const] : []
    }),
  )
}

function idIn(given: unknown): string | undefined {
  if (typeof given === 'string') return /^\s*(p\d+)\b/.exec(given)?.[1]
  const fields: unknown[] = typeof given === 'object' && given !== null ? Object.values(given) : []
  return fields.find((value): value is string => typeof value === 'string' && isRepair(value.trim()))?.trim()
}

function wantedOfRepair(id: string, desk: Desk): WantedClaim | undefined {
  const repair = desk.state.drafts.at(-1)?.repairs.find(one => one.id === id)
  const settling = repair && claimSettling(repair)
  const settled = desk.state.claims.find(one => one.id === settling)
  if (settled) return { text: settled.text, places: placesOf(settled), links: [], reworded: false, known: settled }
  const [sentence] = repair ? citedSentences(repair.claim ?? repair.sentence) : []
  if (!sentence) return undefined
  const known = knownAs(sentence.text, desk)
  const places = sentence.brackets.flatMap(bracket => bracket.places)
  return { text: wordingOf(sentence.text, known), places, links: [], reworded: false, ...(known && { known }) }
}

const placesOf = ({ cited = [] }: Claim) => cited.flatMap(key => parsePlace(key) ?? [])

/** A verdict on a repair is one on its sentence, at the places that it cites where it names none itself. */
export function asOnClaim(given: GivenVerdict, repairs: RepairClaims, { state }: Desk): GivenVerdict {
  if (!isRepair(given.claim)) return given
  const taken = repairs.get(given.claim)
  if (taken) {
    const isBare = given.places.length === 0 && given.quote === undefined
    return { ...given, claim: taken.claim, places: isBare ? taken.places : given.places }
  }
  const isThere = state.drafts.at(-1)?.repairs.some(({ id }) => id === given.claim)
  if (!isThere)
    throw noRepair(given.claim, state.drafts, 'The draft has none; verdicts name a claim: "c4 refuted s3:8".')
  throw new ResearchError(`${given.claim} is about no statement.`, {
    kind: 'unknown_id',
    fix: 'Mend it with draft_report edits.',
  })
}
