import type { Desk } from '../desk.ts'
import { isExcludedBy } from '../domain/exclusion.ts'
import { labelOf } from '../domain/label.ts'
import type { ReadSource } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import type { EvidenceText } from '../evidence/source-sentences.ts'
import { registrableDomain } from '../net/domain.ts'
import { parseUrl } from '../net/url.ts'
import { present } from '../present.ts'

/** What `batch verify` hands in. */
export interface GivenText {
  readonly id: string
  readonly text: string
  readonly url?: string
  readonly published?: string
}

export function givenText({ id, text, url, published }: GivenText): EvidenceText {
  return { id, text, ...present({ published, publisher: url === undefined ? undefined : publisherOf(url) }) }
}

/** The read sources of a research, or those named. */
export async function storedTexts(desk: Desk, ids: readonly string[] | undefined): Promise<EvidenceText[]> {
  const chosen = ids?.map(id => readSource(id, desk)) ?? currentSources(desk)
  return Promise.all(chosen.map(source => storedText(source, desk)))
}

/** Without those whose text has been superseded, and those that the plan excludes. */
function currentSources({ state }: Desk): ReadSource[] {
  const read = state.sources.filter(source => source.state === 'read').filter(one => !isExcludedBy(one, state.research))
  const old = new Set(read.map(({ supersedes }) => supersedes))
  return read.filter(({ id }) => !old.has(id))
}

export async function storedText(source: ReadSource, desk: Desk): Promise<EvidenceText> {
  const { text, paragraphs } = await desk.text(source.textSha256)
  const { id, title, published, modified } = source
  const publisher = publisherOfSource(source)
  return { id, text, paragraphs, title, publisher, called: namesOf(source), ...present({ published, modified }) }
}

/** Its site, author and host: whoever names one of them names the source. */
function namesOf({ origin, siteName = '', author = '' }: ReadSource): string[] {
  const host = origin.url === undefined ? '' : (parseUrl(origin.url)?.hostname ?? '')
  return [siteName, author, host].filter(one => one !== '')
}

/** A source that was read; refused with what to do where it is none. */
export function readSource(id: string, { state }: Desk): ReadSource {
  const source = state.sources.find(one => one.id === id)
  if (source && isExcludedBy(source, state.research))
    throw new ResearchError(`${id} is excluded from this research.`, { fix: 'Use another source: it is no evidence.' })
  if (source?.state === 'read') return source
  if (!source) {
    const count = state.sources.length
    throw new ResearchError(`There is no source ${id}.`, {
      kind: 'unknown_id',
      fix: count > 0 ? `Sources go from s1 to s${count}; recall kind: "sources" lists them.` : 'Read a source first.',
    })
  }
  const isFound = source.state === 'found'
  throw new ResearchError(`${id} was ${isFound ? 'only found, not read' : 'not readable'}.`, {
    kind: 'not_read',
    fix: isFound ? `read source: ["${id}"] first.` : 'Use another source.',
  })
}

function publisherOfSource({ origin, title, address }: ReadSource): string {
  const { url } = origin
  if (url !== undefined) return publisherOf(url)
  if (origin.type !== 'file') return address
  if (/[\\/]node_modules[\\/]/.test(origin.path)) return labelOf({ origin, title })
  return manualOf(origin.path) ?? address
}

/** Pages of one local manual are one publisher's: the folder of an HTML page, or what lies below a folder of documentation. */
function manualOf(path: string): string | undefined {
  const folder = path.replace(/[\\/][^\\/]*$/, '')
  const documentation = /^.*[\\/](?:docs?|documentation|manual|handbook|man\d?|html)(?=[\\/]|$)/i.exec(folder)?.[0]
  return documentation ?? (/\.x?html?$/i.test(path) ? folder : undefined)
}

function publisherOf(url: string): string {
  try {
    const { hostname } = new URL(url)
    return registrableDomain(hostname) ?? hostname
  } catch {
    return url
  }
}
