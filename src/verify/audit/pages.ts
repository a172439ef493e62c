import type { AuditedPage, PageState } from '../../domain/audit.ts'
import { usableSources } from '../../domain/exclusion.ts'
import type { ResearchState } from '../../domain/research.ts'
import type { ResearchError } from '../../errors.ts'
import { hasNoAddress } from '../../net/failure.ts'
import { sourceAt } from '../../net/source-at.ts'
import { parseUrl } from '../../net/url.ts'

/** What reading one address came to. */
export type PageRead =
  | {
      readonly source: { readonly id: string; readonly access?: { readonly archived?: string } }
      readonly error?: undefined
    }
  | { readonly error: ResearchError; readonly source?: undefined }

/** How an audit gets at pages. */
export interface PageDoor {
  /** Reads all of them into the research, in order; what is not there in time fails with `timeout`. */
  read(urls: readonly string[], patienceMs: number): Promise<readonly PageRead[]>
  /** Whether an archive has a copy; undefined where none can be asked or none answers. */
  isArchived(url: string): Promise<boolean | undefined>
  /** Milliseconds. */
  now(): number
}

/** A page that was waited for as often as this is out of reach rather than late. */
const WAITS = 2
const settled: ReadonlySet<PageState> = new Set(['read', 'archived', 'dead', 'fabricated'])

/** Fetches what is not there yet, what was never tried first; answers for all addresses, in order. */
export async function fetchPages(
  urls: readonly string[],
  before: readonly AuditedPage[],
  { door, state, patienceMs }: { readonly door: PageDoor; readonly state: ResearchState; readonly patienceMs: number },
): Promise<AuditedPage[]> {
  const usable = new Set(usableSources(state).map(({ id }) => id))
  const still = before.filter(({ source }) => source === undefined || usable.has(source))
  const known = new Map(still.map(page => [page.url, page]))
  for (const url of urls) {
    const source = sourceOf(url, state)
    if (source) known.set(url, readPage(url, source))
  }
  const open = urls.filter(url => !settled.has(known.get(url)?.state ?? 'late'))
  const wanted = open.sort((a, b) => (known.get(a)?.waited ?? 0) - (known.get(b)?.waited ?? 0))
  const outcomes = await door.read(wanted, patienceMs)
  const pages = await Promise.all(
    wanted.map(async (url, i) => {
      const outcome = outcomes[i]
      return outcome ? pageOf(url, outcome, known.get(url), door) : { url, state: 'late' as const }
    }),
  )
  for (const page of pages) known.set(page.url, page)
  return urls.flatMap(url => known.get(url) ?? [])
}

function sourceOf(url: string, state: ResearchState) {
  const source = sourceAt(url, usableSources(state))
  return source?.state === 'read' ? source : undefined
}

function readPage(url: string, { id, access }: NonNullable<PageRead['source']>): AuditedPage {
  const { archived } = access ?? {}
  if (archived === undefined) return { url, state: 'read', source: id }
  return { url, state: 'archived', source: id, why: `gone, archived ${archived.slice(0, 10)}` }
}

async function pageOf(
  url: string,
  { source, error }: PageRead,
  before: AuditedPage | undefined,
  door: PageDoor,
): Promise<AuditedPage> {
  if (source) return readPage(url, source)
  const waited = (before?.waited ?? 0) + 1
  if (error.kind === 'timeout' && waited <= WAITS) return { url, state: 'late', waited }
  if (error.kind === 'gone') return { url, state: 'dead', why: '410, removed for good' }
  if (error.kind === 'not_found') return missing(url, '404', await door.isArchived(url))
  if (hasNoAddress(error)) return withoutHost(url, door)
  return { url, state: 'unfetched', why: error.kind.replaceAll('_', ' '), waited }
}

/** Names that no host will ever have (RFC 6761) need no archive's word. */
const reserved = /(?:^|\.)(?:invalid|example|test)$/i

async function withoutHost(url: string, door: PageDoor): Promise<AuditedPage> {
  if (reserved.test(parseUrl(url)?.hostname ?? ''))
    return { url, state: 'fabricated', why: 'no such host, by a name that none can have' }
  return missing(url, 'no such host', await door.isArchived(url))
}

/** That a page was never there takes an archive's word: this machine's own network may be what is missing. */
function missing(url: string, what: '404' | 'no such host', isArchived: boolean | undefined): AuditedPage {
  if (isArchived === false) return { url, state: 'fabricated', why: `${what}, never archived` }
  if (isArchived === true) return { url, state: 'dead', why: `${what}, its archived copy could not be read` }
  if (what === '404') return { url, state: 'dead', why: '404, no archive could be asked' }
  return { url, state: 'unfetched', why: 'no such host as far as this network knows' }
}
