import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Call, Clock } from '../call.ts'
import type { Origin } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { canonicalUrl } from '../net/url.ts'
import { present } from '../present.ts'
import { type OpenedUrl, openUrl, type UrlDoors } from './open-url.ts'
import { addressOfIdentifier } from './places/identifiers.ts'

/** What one call is asked to read. */
export type Target =
  /** A source whose copy is in the store. */
  | { readonly type: 'stored'; readonly id: string }
  /** An http(s) address, or an identifier that stands for one, such as a DOI. */
  | { readonly type: 'url'; readonly url: string }
  | ({ readonly type: 'path'; readonly path: string } & Given)
  | ({ readonly type: 'text'; readonly text: string } & Given)

/** What a host says of a copy that it hands in: its title, and the page that it is a copy of. */
interface Given {
  readonly title?: string
  readonly url?: string
}

/** A target that has to be fetched or opened. */
export type OpenTarget = Exclude<Target, { type: 'stored' }>

/** Says which real path a given one stands for, or refuses it. */
export interface Roots {
  resolve(path: string): Promise<string>
}

export interface Opened extends Omit<OpenedUrl, 'finalAddress' | 'otherwise'> {
  readonly address: string
  /** Of a page: the address where redirects led, if that is another one. */
  readonly finalAddress?: string
  readonly origin: Origin
  readonly otherwise?: Opened
}

export interface Doors extends UrlDoors {
  readonly roots: Roots
  readonly clock: Clock
}

const MAX_FILE_BYTES = 20_000_000

/** The one address of what a target names; two spellings of a URL have the same. */
export async function addressOf(target: OpenTarget, { roots }: Pick<Doors, 'roots'>): Promise<string> {
  if (target.type === 'url') return canonicalUrl(addressOfIdentifier(target.url))
  if (target.type === 'path') return pathToFileURL(await roots.resolve(target.path)).href
  return `text:${createHash('sha256').update(target.text).digest('hex').slice(0, 24)}`
}

/** Fetches or opens a target. The address is the asked one, also where a redirect led elsewhere. */
export async function openTarget(target: OpenTarget, doors: Doors, call: Pick<Call, 'signal'>): Promise<Opened> {
  const address = await addressOf(target, doors)
  if (target.type === 'url') {
    return openedAt(address, await openUrl(addressOfIdentifier(target.url), doors, call))
  }
  if (target.type === 'path')
    return openFile({ ...target, path: await doors.roots.resolve(target.path) }, address, doors)
  return {
    address,
    origin: { type: 'text', ...present({ url: target.url }) },
    input: { bytes: new TextEncoder().encode(target.text), contentType: 'text/markdown; charset=utf-8' },
    retrieved: new Date(doors.clock.now()).toISOString(),
    ...present({ title: target.title }),
  }
}

function openedAt(address: string, { finalAddress, otherwise, ...opened }: OpenedUrl): Opened {
  return {
    ...opened,
    address,
    origin: { type: 'web', url: address },
    ...(finalAddress !== address && { finalAddress }),
    ...(otherwise && { otherwise: openedAt(address, otherwise) }),
  }
}

type PathTarget = Extract<Target, { type: 'path' }>

async function openFile({ path, title, url }: PathTarget, address: string, { clock }: Doors): Promise<Opened> {
  const info = await stat(path)
  if (!info.isFile())
    throw new ResearchError('That is a folder or a device, not a file.', { fix: 'Name a file in it.', kind: 'invalid' })
  const { size } = info
  if (size > MAX_FILE_BYTES) {
    throw new ResearchError(`The file has ${Math.round(size / 1e6)} MB; at most 20 are read.`, {
      kind: 'too_large',
      fix: 'Read a part of it, saved as a file of its own.',
    })
  }
  return {
    address,
    origin: { type: 'file', path, ...present({ url }) },
    ...present({ title }),
    input: { bytes: await readFile(path), fileName: basename(path) },
    retrieved: new Date(clock.now()).toISOString(),
  }
}
