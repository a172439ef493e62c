import type { Desk } from '../desk.ts'
import type { CitedParagraph } from '../evidence/assess.ts'
import { parsePlace } from '../evidence/citation.ts'
import { linkedSources, type WantedClaim } from './claims-input.ts'

/** The places that a claim comes with, links as their sources; without any, those that it was given with before. */
export function citedBy({ places, links, known }: WantedClaim, desk: Desk): readonly string[] {
  const keys = places.filter(({ kind }) => kind === 'source').map(({ key }) => key)
  const cited = [...keys, ...linkedSources(links, desk).read]
  return cited.length > 0 ? cited : (known?.cited ?? [])
}

export const paragraphsOf = (keys: readonly string[]): CitedParagraph[] => keys.flatMap(key => parsePlace(key) ?? [])
