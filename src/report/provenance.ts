import type { Desk } from '../desk.ts'
import type { ReadSource } from '../domain/source.ts'
import { findCopies } from '../evidence/copies.ts'
import { registrableDomain } from '../net/domain.ts'
import { stringsFor } from './strings.ts'

/** Who publishes the sources of a report, and which of them are one text. */
export interface Provenance {
  /** By id of the source: what its owner registered; files are of one site, which says nothing of their folders. Foreign words. */
  readonly sites: ReadonlyMap<string, string>
  /** By id of the source: the first one that has the same text. */
  readonly copyOf: ReadonlyMap<string, string>
}

/** Copies show in the beginning of long texts too. */
const COMPARED_CHARS = 20_000

export async function provenanceOf(sources: readonly ReadSource[], desk: Desk): Promise<Provenance> {
  const texts = await Promise.all(
    sources.map(async ({ id, textSha256 }) => {
      const { text } = await desk.text(textSha256)
      return { id, text: text.slice(0, COMPARED_CHARS) }
    }),
  )
  const copyOf = new Map<string, string>()
  for (const [first, ...others] of findCopies(texts).groups) {
    for (const other of others) if (first !== undefined) copyOf.set(other, first)
  }
  const { files } = stringsFor(desk.state.research.language)
  return { sites: new Map(sources.map(source => [source.id, siteOf(source, files)])), copyOf }
}

function siteOf({ origin }: ReadSource, files: string): string {
  if (origin.type === 'file' && origin.url === undefined) return files
  if (origin.url === undefined || !URL.canParse(origin.url)) return '–'
  const { hostname } = new URL(origin.url)
  return registrableDomain(hostname) ?? hostname
}
