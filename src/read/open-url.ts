import type { Call } from '../call.ts'
import type { DocumentInput } from '../documents/parser.ts'
import type { Access } from '../domain/source.ts'
import { type FailureKind, ResearchError } from '../errors.ts'
import { hasNoAddress } from '../net/failure.ts'
import type { Net } from '../net/net.ts'
import { canonicalUrl, parseUrl } from '../net/url.ts'
import { present } from '../present.ts'
import type { PlaceCopy } from './places/place.ts'
import type { Places } from './places/places.ts'

/** A page as it came, or what a known place or an archive gave for it. */
export interface OpenedUrl {
  readonly input: DocumentInput
  /** ISO 8601. */
  readonly retrieved: string
  /** Canonical; where redirects led. */
  readonly finalAddress: string
  /** Foreign text, where a place says it better than the page. */
  readonly title?: string
  readonly author?: string
  readonly published?: string
  readonly access?: Access
  /** What to parse where nothing can be made of `input`. */
  readonly otherwise?: OpenedUrl
}

export interface UrlDoors {
  readonly net: Net
  readonly places: Places
}

type Waiting = Pick<Call, 'signal'>

/** Through the door of the place that it belongs to, else as a page, else, where it is gone, from an archive. */
export async function openUrl(url: string, doors: UrlDoors, call: Waiting): Promise<OpenedUrl> {
  const parsed = parseUrl(url)
  const place = parsed && doors.places.at(parsed)
  if (parsed === undefined || place === undefined) return openPage(url, doors, call)
  try {
    return placed(await doors.places.open(parsed, call), place)
  } catch (error) {
    if (!mayGoOn(error, call)) throw error
    return openPageInstead(url, { place, error }, doors, call)
  }
}

interface Shut {
  readonly place: string
  readonly error: ResearchError
}

async function openPageInstead(
  url: string,
  { place, error }: Shut,
  doors: UrlDoors,
  call: Waiting,
): Promise<OpenedUrl> {
  try {
    const opened = await openPage(url, doors, call)
    const note = `${place}'s own door failed (${error.kind.replaceAll('_', ' ')}), so its page was read`
    return { ...opened, access: { ...opened.access, notes: [note] } }
  } catch (second) {
    if (!mayGoOn(second, call)) throw second
    throw tellsMore.has(error.kind) && error.kind !== second.kind ? bothFailed(second, { place, error }) : second
  }
}

/** The page that was asked for is named first: the place's door is another host. */
function bothFailed(page: ResearchError, { place, error }: Shut): ResearchError {
  const { kind, fix, retryAfterMs, cause } = error
  return new ResearchError(`${page.message} ${place}: ${error.message}`, { kind, fix, retryAfterMs, cause })
}

/** What a door says of the thing itself, rather than of the way to it. */
const tellsMore: ReadonlySet<FailureKind> = new Set(['not_found', 'gone', 'empty', 'rate_limited'])

/** Whether it makes sense to try another way. */
function mayGoOn(error: unknown, { signal }: Waiting): error is ResearchError {
  return error instanceof ResearchError && error.kind !== 'cancelled' && !signal.aborted
}

async function openPage(url: string, { net, places }: UrlDoors, call: Waiting): Promise<OpenedUrl> {
  try {
    const { bytes, contentType, retrieved, url: final, stale } = await net.foreign(url, { signal: call.signal })
    return {
      input: { bytes, url: final, ...present({ contentType }) },
      retrieved,
      finalAddress: canonicalUrl(final),
      ...(stale && { access: { stale } }),
    }
  } catch (error) {
    const gone = parseUrl(url)
    if (!mayGoOn(error, call) || !isDead(error) || gone === undefined) throw error
    const copy = await fromArchive(gone, places, call)
    if (copy === undefined) throw error
    return { ...placed(copy, undefined), access: { archived: copy.archived } }
  }
}

/** The page is gone: not blocked, not forbidden, and not merely out of reach for now. */
function isDead(error: ResearchError): boolean {
  return error.kind === 'not_found' || error.kind === 'gone' || hasNoAddress(error)
}

/** An archive that fails leaves things as they are: the page is gone. */
async function fromArchive(url: URL, places: Places, call: Waiting) {
  try {
    return await places.archived(url, call)
  } catch (error) {
    if (!mayGoOn(error, call)) throw error
    return undefined
  }
}

function placed(copy: PlaceCopy, place: string | undefined): OpenedUrl {
  const { bytes, contentType, url, retrieved, title, author, published, notes, stale, otherwise } = copy
  return {
    input: { bytes, url, ...(contentType !== '' && { contentType }) },
    retrieved,
    finalAddress: canonicalUrl(url),
    ...present({ title, author, published }),
    access: present({ place, notes, stale }),
    ...(otherwise && {
      otherwise: placed(
        { ...copyFacts(copy), ...otherwise, notes: [...(notes ?? []), ...(otherwise.notes ?? [])] },
        place,
      ),
    }),
  }
}

const copyFacts = ({ title, author, published }: PlaceCopy) => present({ title, author, published })
