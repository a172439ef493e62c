import type { Desk } from '../desk.ts'
import type { Draft } from '../domain/draft.ts'
import type { Event } from '../domain/event.ts'
import type { Source, StoredText } from '../domain/source.ts'
import { present } from '../present.ts'
import type { ReportView } from './report-view.ts'

/** What made the bundle; nothing of it is secret. */
export interface About {
  readonly version: string
  /** Names of the search providers that were there to be asked. */
  readonly providers: readonly string[]
}

export interface BundleOptions {
  /** With the stored text of every source that was read and every revision of the draft, so that all can be verified elsewhere. */
  readonly full?: boolean
  readonly about?: About | undefined
}

/**
 * The whole research as one JSON value; shape in DESIGN §5 (`evidence.json`). Works without a draft. A citation's quote is
 * `[start, end)` of the text whose SHA-256 its source names.
 */
export async function evidenceJson(
  view: ReportView | undefined,
  desk: Desk,
  log: readonly Event[],
  { full = false, about }: BundleOptions = {},
): Promise<object> {
  const { research, requirements, tasks, sources, claims, scorecards, drafts, emptySearches, searches } = desk.state
  const draft = drafts.at(-1)
  return {
    session: research.id,
    question: research.question,
    created: research.created,
    language: research.language,
    ...present({ since: research.since, until: research.until }),
    exclude: research.exclude,
    scratch: research.scratch,
    requirements,
    tasks,
    sources: sources.map(sourceJson),
    claims: await Promise.all(
      claims.map(async claim => ({
        ...claim,
        evidence: await Promise.all(claim.evidence.map(one => evidenceOf(one, desk))),
      })),
    ),
    citations: citationsJson(view),
    report: draft && { draft: draft.id, at: draft.at, title: draft.title, sections: draft.sections },
    drafts: drafts.map(one => (full ? one : outlineOf(one))),
    emptySearches,
    searches,
    scorecards,
    manifest: manifestOf(desk, log, about),
    ...(full && { texts: await textsOf(desk) }),
    log,
  }
}

const outlineOf = ({ id, at, title, repairs, after }: Draft) => ({ id, at, title, repairs, after })

function citationsJson(view: ReportView | undefined): object[] {
  return [...(view?.citations ?? [])].flatMap(([key, citations]) =>
    citations.map(({ source, paragraph, page, quote, start, end }) => ({
      key,
      source: source.id,
      paragraph,
      ...(page !== undefined && { page }),
      quote,
      start,
      end,
    })),
  )
}

/** How the research was made, and the last link of its log: who has another log has another research. */
function manifestOf({ state }: Desk, log: readonly Event[], about: About | undefined): object {
  const { sources, claims, drafts, searches, emptySearches } = state
  const inState = (wanted: Source['state']) => sources.filter(one => one.state === wanted).length
  return {
    ...(about && { version: about.version, providers: about.providers }),
    node: process.version,
    platform: process.platform,
    extractors: [...new Set(sources.flatMap(one => (one.state === 'read' ? [one.extractor] : [])))].sort(),
    counts: {
      found: inState('found'),
      read: inState('read'),
      failed: inState('failed'),
      claims: claims.length,
      drafts: drafts.length,
      searches: searches.length,
      emptySearches: emptySearches.length,
      events: log.length,
    },
    revision: state.revision,
    head: log.at(-1)?.hash,
  }
}

/** Every stored text once, with its blocks: `s1:12` is the twelfth. */
async function textsOf(desk: Desk): Promise<StoredText[]> {
  const hashes = new Set(desk.state.sources.flatMap(one => (one.state === 'read' ? [one.textSha256] : [])))
  return Promise.all([...hashes].map(sha256 => desk.text(sha256)))
}

/** The contract's keys, then whatever else is known of the source under the names that we keep it by. */
function sourceJson(source: Source): object {
  const { id, state, origin, title, published, found, ...rest } = source
  const where =
    origin.type === 'file' ? { file: origin.path, ...present({ url: origin.url }) } : { url: origin.url ?? null }
  return {
    id,
    status: state,
    ...where,
    title,
    published,
    found,
    ...(source.state === 'read' && { sha256: source.textSha256 }),
    origin: origin.type,
    ...rest,
  }
}

async function evidenceOf(
  one: { source: string; paragraph: number; start: number; end: number; stance: string },
  desk: Desk,
): Promise<object> {
  const source = desk.state.sources.find(({ id }) => id === one.source)
  const stored = source?.state === 'read' ? await desk.text(source.textSha256) : undefined
  return { ...one, quote: stored?.text.slice(one.start, one.end) }
}
