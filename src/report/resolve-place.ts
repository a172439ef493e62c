import type { Desk } from '../desk.ts'
import type { Claim } from '../domain/claim.ts'
import type { Repair, RepairProblem } from '../domain/draft.ts'
import { isExcludedBy, usableSources } from '../domain/exclusion.ts'
import type { ReadSource, StoredText } from '../domain/source.ts'
import { type CitedPlace, lookalikesIn } from '../evidence/citation.ts'
import { type Quote, quoteOf } from './resolve.ts'

export type Finding = Pick<Repair, 'problem' | 'message' | 'fix' | 'replacement'>

/** The stored words under a cited place. */
export interface OpenPlace {
  readonly quote: Quote
  readonly stored: StoredText
}

/** What a place came to: words to hold the sentence against, or what is wrong with it. An empty search has neither. */
export interface ResolvedPlace {
  readonly open: readonly OpenPlace[]
  readonly findings: readonly Finding[]
}

/** Opens one cited place. `beside` are the keys cited for the same sentence. */
export async function resolvePlace(place: CitedPlace, beside: readonly string[], desk: Desk): Promise<ResolvedPlace> {
  if (place.kind === 'claim') return resolveClaim(place, beside, desk)
  if (place.kind === 'search') return resolveSearch(place, desk)
  const source = desk.state.sources.find(({ id }) => id === place.id)
  if (!source) {
    const last = desk.state.sources.length
    return problem(
      'unknown_source',
      `There is no source ${place.id}.`,
      last > 0 ? `Sources go from s1 to s${last}; recall kind: "sources" lists them.` : 'Read a source first.',
    )
  }
  if (source.state !== 'read') {
    return problem(
      'not_read',
      `${place.id} was ${source.state === 'found' ? 'only found, not read' : 'not readable'}.`,
      source.state === 'found' ? `read ${place.id} first, then cite a paragraph of it.` : 'Cite another source.',
    )
  }
  if (isExcludedBy(source, desk.state.research)) {
    return problem('excluded_source', `${place.id} is excluded from this research.`, 'Cite another source.')
  }
  const stored = await desk.text(source.textSha256)
  const quote = quoteOf(place, source, stored)
  return quote ? { open: [{ quote, stored }], findings: [] } : missingPlace(place, source)
}

/** A key that is no place. */
export const malformed = (key: string): Finding => ({
  problem: 'bad_citation',
  message: `"${key}" is no place.`,
  fix: 'Cite as [@s1:12], [@s1:12.2], [@s1:12-14], [@c4] or [@n1]; several as [@s1:12; @s4:3].',
})

/** `[s1:87]` in a sentence: the same with its `@` is the replacement. */
export function lookalikeFindings(written: string): Finding[] {
  return lookalikesIn(written).map(({ start, end, keys }) => {
    const bracket = `[${keys
      .split(/[;,]/)
      .map(key => `@${key}`)
      .join('; ')}]`
    return {
      problem: 'bad_citation',
      message: `${written.slice(start, end)} looks like a citation and is none.`,
      fix: `Write ${bracket}.`,
      replacement: written.slice(0, start) + bracket + written.slice(end),
    }
  })
}

function missingPlace({ key, paragraph, sentence }: CitedPlace, { id, paragraphs }: ReadSource): ResolvedPlace {
  const isThere = sentence !== undefined && (paragraph ?? 0) <= paragraphs && (paragraph ?? 0) > 0
  if (!isThere)
    return problem(
      'missing_place',
      `${key} is not there: ${id} has ${paragraphs} paragraphs.`,
      'read it with `focus` to find the paragraph.',
    )
  return problem(
    'missing_place',
    `${key} is not there: that paragraph has fewer sentences.`,
    `Cite ${id}:${paragraph}.`,
  )
}

/** A claim stands for the places that support it; a contested one may not be cited as if nobody disagreed. */
async function resolveClaim({ id }: CitedPlace, beside: readonly string[], desk: Desk): Promise<ResolvedPlace> {
  const claim = desk.state.claims.find(one => one.id === id)
  if (!claim) return problem('unknown_claim', `There is no claim ${id}.`, 'Cite the place in the source itself.')
  if (claim.verdict !== 'supported' && claim.verdict !== 'mixed') {
    return problem(
      'claim_not_supported',
      `${id} is ${claim.verdict}.`,
      'Soften or remove the sentence, or cite what supports it.',
    )
  }
  const usable = new Set(usableSources(desk.state).map(one => one.id))
  const evidence = claim.evidence.filter(({ source }) => usable.has(source))
  if (evidence.length === 0 && claim.evidence.length > 0) {
    return problem(
      'excluded_source',
      `${id} rests on sources that are excluded from this research.`,
      `cross_verify claims: ["${id}"] weighs it without them.`,
    )
  }
  const against = evidence.find(({ stance }) => stance === 'refutes')
  if (against && !beside.some(key => key.startsWith(against.source))) {
    const place = `${against.source}:${against.paragraph}`
    return problem(
      'claim_contested',
      `${id} is contested: ${place} speaks against it.`,
      `Say so, and cite ${place} too.`,
    )
  }
  return { open: await supportOf(claim, desk), findings: [] }
}

async function supportOf({ evidence }: Claim, desk: Desk): Promise<OpenPlace[]> {
  const places = evidence
    .filter(({ stance }) => stance !== 'refutes')
    .map(({ source, paragraph }) => ({ key: `${source}:${paragraph}`, kind: 'source', id: source, paragraph }) as const)
  const opened = await Promise.all(places.map(place => resolvePlace(place, [], desk)))
  return opened.flatMap(({ open }) => open)
}

function resolveSearch({ id }: CitedPlace, { state }: Desk): ResolvedPlace {
  if (state.emptySearches.some(one => one.id === id)) return { open: [], findings: [] }
  const known = state.emptySearches.map(one => one.id).join(', ')
  return problem(
    'unknown_search',
    `There is no empty search ${id}.`,
    known ? `Empty searches: ${known}.` : 'No search came back empty yet.',
  )
}

function problem(kind: RepairProblem, message: string, fix: string): ResolvedPlace {
  return { open: [], findings: [{ problem: kind, message, fix }] }
}
