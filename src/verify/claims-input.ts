import type { Desk } from '../desk.ts'
import type { Claim } from '../domain/claim.ts'
import type { Draft, Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import type { CitedPlace } from '../evidence/citation.ts'
import { brackets } from '../evidence/citation.ts'
import type { Statement } from '../evidence/claims.ts'
import { sourceAt } from '../net/source-at.ts'
import { isSameCell } from '../text/cell-form.ts'
import { fold } from '../text/fold.ts'
import { statementsOf, withoutMarks } from './foreign-marks.ts'
import { isWanted, placesOf, type ReportStatements, statementOf } from './report-statements.ts'

/** A claim as the caller gave it. */
export interface WantedClaim {
  readonly text: string
  readonly places: readonly CitedPlace[]
  /** Addresses that it links to. */
  readonly links: readonly string[]
  /** The known claim that it is, or that it rewords. */
  readonly known?: Claim
  readonly reworded: boolean
  /** Taken from the draft, as nobody gave it. */
  readonly isOfDraft?: true
}

export interface ClaimsInput {
  readonly claims?: readonly string[]
  readonly text?: string | undefined
}

/** What the call is about: the claims given, those of a text, or those of the draft, of which the review says what it states with citations. */
export function wantedClaims({ claims, text }: ClaimsInput, stated: ReportStatements, desk: Desk): WantedClaim[] {
  if (claims) {
    const unknown = unknownIn(claims, desk)
    const known = claims.filter(one => !unknown.includes(leadingId.exec(withoutPlaces(one).text)?.[1] ?? ''))
    // Where none is known, the first says so.
    return distinct((known.length > 0 ? known : claims).map(one => givenClaim(one, desk)))
  }
  if (text !== undefined) return distinct(statementsOf(text).map(one => fromStatement(one, desk)))
  const draft = desk.state.drafts.at(-1)
  if (draft) return ofDraft(draft, stated, desk)
  const kept = desk.state.claims.filter(({ dropped }) => dropped !== true)
  return kept.map(known => ({ text: known.text, places: [], links: [], known, reworded: false }))
}

/** What it states; of what it cites nothing for, what its host dropped is left alone. */
function ofDraft({ sections }: Draft, stated: ReportStatements, desk: Desk): WantedClaim[] {
  const all = distinct(sections.flatMap(one => ofSection(one, stated)).map(one => fromStatement(one, desk)))
  const wanted = all.filter(({ known, places }) => known?.dropped !== true || places.length > 0)
  return wanted.map(one => ({ ...one, isOfDraft: true }))
}

function ofSection({ id, text }: Section, stated: ReportStatements): Cited[] {
  const own = stated.filter(({ section }) => section === id)
  const cited = own.filter(isWanted).map(one => ({ text: withoutMarks(one.text), places: placesOf(one), links: [] }))
  return [...cited, ...statementsOf(text).filter(one => one.places.length === 0 && !statementOf(one.text, own))]
}

/** Each claim once, in whatever typography it came. */
export function distinct(claims: readonly WantedClaim[]): WantedClaim[] {
  return [...new Map(claims.map(one => [one.known?.id ?? normal(one.text), one])).values()]
}

/** The same claim in another typography is the same claim. */
const normal = (text: string) =>
  fold(text)
    .text.trim()
    .replace(/[.。]$/, '')

/** The claim that says the same in another typography, or of a table's cell in another form. */
export const knownAs = (text: string, { state }: Desk): Claim | undefined => {
  const wanted = normal(text)
  const cells = state.claims.filter(one => isSameCell(one.text, text))
  // Two cells of a row may have the same words.
  return state.claims.find(one => normal(one.text) === wanted) ?? (cells.length === 1 ? cells[0] : undefined)
}

/** A claim keeps the form in which its words were given first. */
export const wordingOf = (text: string, known: Claim | undefined): string =>
  known !== undefined && isSameCell(known.text, text) ? known.text : text

type Cited = Pick<Statement, 'text' | 'places' | 'links'>

function fromStatement({ text, places, links }: Cited, desk: Desk): WantedClaim {
  const known = knownAs(text, desk)
  return { text: wordingOf(text, known), places, links, reworded: false, ...(known && { known }) }
}

/** `LFP averaged $52/kWh [@s1:12]`, `c4` (again), or `c4: new wording`; each may end in places. */
function givenClaim(given: string, desk: Desk): WantedClaim {
  const { text: said, places } = withoutPlaces(given)
  const [, id, wording = ''] = leadingId.exec(said) ?? []
  const text = id === undefined ? said : wording
  if (id === undefined) {
    if (text === '') throw new ResearchError('A claim is empty.', { fix: 'Give each claim as one sentence.' })
    const known = knownAs(text, desk)
    return { text, places, links: [], reworded: false, ...(known && { known }) }
  }
  const known = claimOf(id, desk)
  return {
    text: text || known.text,
    places,
    links: [],
    known,
    reworded: text !== '' && normal(text) !== normal(known.text),
  }
}

function withoutPlaces(given: string): { text: string; places: readonly CitedPlace[] } {
  const found = brackets(given)
  const text = found.reduceRight((left, { start, end }) => left.slice(0, start).trimEnd() + left.slice(end), given)
  return { text: withoutMarks(text), places: found.flatMap(({ places }) => places) }
}

/** Ids among the claims given that name none; the others are taken. */
export function unknownIn(claims: readonly string[], { state }: Desk): readonly string[] {
  const ids = claims.flatMap(one => leadingId.exec(withoutPlaces(one).text)?.[1] ?? [])
  return [...new Set(ids)].filter(id => state.claims.every(one => one.id !== id))
}

const leadingId = /^(c\d+)\s*(?:[:：]\s*(.*))?$/

/** A claim by its id; refused with the ids that there are. */
export function claimOf(id: string, { state }: Desk): Claim {
  const claim = state.claims.find(one => one.id === id)
  if (claim) return claim
  throw noClaim(id, state.claims.length)
}

export const noClaim = (id: string, count: number): ResearchError =>
  new ResearchError(`There is no claim ${id}.`, {
    kind: 'unknown_id',
    fix: count > 0 ? `Claims go from c1 to c${count}.` : 'Give `claims` or `text` first: each claim then has an id.',
  })

/** Links of a claim as the sources that they lead to; what is not read is left for a `read`. */
export function linkedSources(links: readonly string[], { state }: Desk): { read: string[]; unread: string[] } {
  const read: string[] = []
  const unread: string[] = []
  for (const link of links) {
    const source = sourceAt(link, state.sources)
    if (source?.state === 'read') read.push(source.id)
    else unread.push(link)
  }
  return { read, unread }
}
