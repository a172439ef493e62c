import { createHash } from 'node:crypto'
import type { Desk } from '../desk.ts'
import type { ParsedDocument } from '../documents/parser.ts'
import { titleOf } from '../domain/label.ts'
import type { Research, ResearchState } from '../domain/research.ts'
import { isAt, lastDated, type ReadSource, type Source, type StoredCopy } from '../domain/source.ts'
import { requirementsServed, taskServedBy } from '../evidence/task-match.ts'
import { registrableDomain } from '../net/domain.ts'
import { parseUrl } from '../net/url.ts'
import { present } from '../present.ts'
import { spokenFor } from '../rank/spoken-for.ts'
import type { Change, New } from '../store/store.ts'
import type { Opened } from './target.ts'

export interface Parsed {
  readonly opened: Opened
  readonly document: ParsedDocument
}

/** The stored copy with an id that is known to have one. */
export function storedSource(id: string, { sources }: ResearchState): ReadSource {
  const source = sources.find(one => one.id === id)
  if (source?.state !== 'read') throw new Error(`${id} has no stored copy`)
  return source
}

/** The source that stands for an address now: the newest text of it, else the last that is known of it. */
export function currentOf({ sources }: ResearchState, address: string): Source | undefined {
  const there = sources.filter(source => isAt(source, address))
  return there.findLast(({ state }) => state === 'read') ?? there.at(-1)
}

/** What was read, with the hash of its text. */
export interface Copy extends Parsed {
  readonly textSha256: string
}

export function hashOf({ text }: ParsedDocument): string {
  const hash = createHash('sha256')
  for (let from = 0; from < text.length; ) {
    const to = from + HASHED_CHARS
    // A pair of surrogates is one character, and is not cut in two.
    const end = isHighSurrogate(text.charCodeAt(to - 1)) ? to - 1 : to
    hash.update(text.slice(from, end))
    from = end
  }
  return hash.digest('hex')
}

/** Each string is copied to three times its length; such a copy of a whole large page stays with the process. */
const HASHED_CHARS = 250_000

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

const addressesOf = ({ address, finalAddress }: Opened): readonly string[] =>
  finalAddress === undefined ? [address] : [address, finalAddress]

/** Two copies that share one of these may be one source. */
export const keysOf = ({ opened, textSha256 }: Copy): readonly string[] => [textSha256, ...addressesOf(opened)]

/** Stores what was read; the same text under an address that leads to it, or on the same site, is the source that there is. */
export async function keep(
  { opened, document, textSha256 }: Copy,
  task: string | undefined,
  desk: Desk,
): Promise<ReadSource> {
  const { text, paragraphs } = document
  const addresses = addressesOf(opened)
  const same = desk.state.sources.find(source => isSameText(source, textSha256, addresses))
  if (same?.state === 'read') return withAliases(same, addresses, desk)
  const found = addresses.map(address => currentOf(desk.state, address)).find(source => source !== undefined)
  const value = sourceOf({ opened, document, textSha256, found, addresses }, task, desk.state)
  const changes: Change[] = [
    { op: 'text', value: { sha256: textSha256, text, paragraphs } },
    { op: 'ensure_source', value },
  ]
  const ids = await desk.commit(changes, { read: value.address, textSha256 })
  return storedSource(ids[1] ?? '', desk.state)
}

/**
 * The same words under addresses that lead to each other, or on one site, are one source; elsewhere they are a copy. What a page calls
 * its canonical address is not asked: the parts of a long text often all name the first one.
 */
function isSameText(source: Source, textSha256: string, addresses: readonly string[]): boolean {
  if (source.state !== 'read' || source.origin.type !== 'web' || source.textSha256 !== textSha256) return false
  return addresses.some(address => isAt(source, address) || isSameSite(source.address, address))
}

function isSameSite(one: string, other: string): boolean {
  const [a, b] = [parseUrl(one), parseUrl(other)]
  if (a === undefined || b === undefined || !/^https?:$/.test(a.protocol)) return false
  const site = registrableDomain(a.hostname)
  return a.host === b.host || (site !== undefined && site === registrableDomain(b.hostname))
}

async function withAliases(source: ReadSource, addresses: readonly string[], desk: Desk): Promise<ReadSource> {
  const further = addresses.filter(address => !isAt(source, address))
  if (further.length === 0) return source
  const value = { ...source, aliases: [...(source.aliases ?? []), ...further] }
  await desk.commit([{ op: 'put', kind: 'source', value }], { read: source.address, also: further })
  return storedSource(source.id, desk.state)
}

/** A file or a text that a host says is a copy of a page, also where it was read before without saying so. */
export async function standingFor(url: string | undefined, source: ReadSource, desk: Desk): Promise<ReadSource> {
  const { origin } = source
  if (url === undefined || origin.type === 'web' || origin.url === url) return source
  const value = { ...source, origin: { ...origin, url } }
  await desk.commit([{ op: 'put', kind: 'source', value }], { read: source.address, url })
  return storedSource(source.id, desk.state)
}

interface Read extends Copy {
  /** What is known of it under any of the addresses. */
  readonly found: Source | undefined
  readonly addresses: readonly string[]
}

/** A source that was found or read before under another of the addresses keeps the one that it has. */
function sourceOf(read: Read, task: string | undefined, state: ResearchState): New<Source> {
  const { opened, document, found, addresses } = read
  const address = found?.address ?? opened.address
  const aliases = [...new Set([...addresses, ...(found?.aliases ?? [])])].filter(one => one !== address)
  const ownTask = task ?? found?.task ?? taskServedBy(`${document.title} ${document.text.slice(0, 2_000)}`, state)?.id
  const meant = present({ task: ownTask, found: found?.found })
  const serves = [...new Set([...(requirementsServed(document, state) ?? []), ...spokenFor(meant, document, state)])]
  return {
    state: 'read',
    address,
    origin: opened.origin.type === 'web' ? { type: 'web', url: address } : opened.origin,
    title: titleOf(opened.title || document.title || found?.title || ''),
    ...present({
      aliases: aliases.length > 0 ? aliases : undefined,
      snippet: found?.snippet,
      serves: serves.length > 0 ? serves : undefined,
    }),
    ...meant,
    ...copyOf(read, state.research),
  }
}

function copyOf({ opened, document, textSha256 }: Read, research: Research): StoredCopy & Pick<Source, 'published'> {
  const { access = {}, retrieved, input } = opened
  const { instructions = [], siteName, language, extractor, mediaType } = document
  const published = dateOf(opened.published) ?? document.published
  return {
    rawSha256: createHash('sha256').update(input.bytes).digest('hex'),
    textSha256,
    extractor,
    retrieved,
    mediaType,
    pageKind: document.kind,
    paragraphs: document.paragraphs.length,
    chars: document.text.length,
    ...present({
      published,
      author: titleOf(opened.author ?? '') || document.author,
      siteName,
      language,
      pages: document.pages,
      modified: document.modified,
      licence: document.licence,
      doi: document.doi,
      arxiv: document.arxiv,
      omitted: document.omitted,
      access: Object.keys(access).length > 0 ? access : undefined,
      instructions: instructions.length > 0 ? instructions : undefined,
      outsideWindow: isOutside({ published, modified: document.modified }, research) || undefined,
    }),
  }
}

/** A date that a place gave, if it is one. */
function dateOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+Z?)?)?)?$/.test(text) ? text : undefined
}

/** Published after the period, or neither published nor changed since it began. A year or a month alone is outside only if all of it is. */
function isOutside(
  { published, modified }: { readonly published: string | undefined; readonly modified: string | undefined },
  { since, until }: Research,
): boolean {
  const first = (published ?? modified)?.slice(0, 10)
  const last = lastDated(present({ published, modified }))?.slice(0, 10)
  if (first === undefined || last === undefined) return false
  const isBefore = since !== undefined && last < since.slice(0, last.length)
  return isBefore || (until !== undefined && first > until)
}
