import { createHash } from 'node:crypto'
import type { Call } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { DocumentParser, ParsedDocument } from '../documents/parser.ts'
import { isExcluded } from '../domain/exclusion.ts'
import { titleOf } from '../domain/label.ts'
import type { Research, ResearchState } from '../domain/research.ts'
import type { ReadSource, Source } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import { taskServedBy } from '../evidence/task-match.ts'
import { present } from '../present.ts'
import type { Change, New } from '../store/store.ts'
import { addressOf, type Doors, type Opened, type OpenTarget, openTarget, type Target } from './target.ts'

export interface ReaderPorts extends Doors {
  readonly parser: DocumentParser
}

/** What became of one target. */
export type Outcome =
  | { readonly source: ReadSource; readonly error?: undefined }
  | { readonly target: Target; readonly id?: string; readonly error: ResearchError; readonly source?: undefined }

const AT_ONCE = 4

/** Turns targets into stored sources, each committed as soon as it is there. Never throws for one target; see its outcome. */
export async function readTargets(
  targets: readonly Target[],
  options: { readonly task?: string | undefined },
  ports: ReaderPorts,
  desk: Desk,
  call: Call,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let done = 0
  const next = targets.entries()
  const work = async () => {
    for (const [i, target] of next) {
      outcomes[i] = await readOne(target, options.task, ports, desk, call)
      call.progress(++done, targets.length, `${done} of ${targets.length} read`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, targets.length) }, work))
  return outcomes
}

/** The target that reads a source again or for the first time. */
export function targetOf(source: Source): OpenTarget {
  if (source.origin.type === 'web') return { type: 'url', url: source.origin.url }
  if (source.origin.type === 'file') return { type: 'path', path: source.origin.path }
  throw new ResearchError(`${source.id} was handed in as text.`, { fix: 'Hand the text in again with `text`.' })
}

async function readOne(
  target: Target,
  task: string | undefined,
  ports: ReaderPorts,
  desk: Desk,
  call: Call,
): Promise<Outcome> {
  if (target.type === 'stored') return { source: storedSource(target.id, desk.state) }
  try {
    const address = await addressOf(target, ports)
    const known = currentOf(desk.state, address)
    if (known?.state === 'read' && target.type !== 'path') return { source: known }
    refuseExcluded(address, '', desk.state)
    const opened = await openTarget(target, ports, call)
    const document = await ports.parser.parse(opened.input, call)
    refuseUnreadable(document)
    refuseExcluded(address, document.title, desk.state)
    return { source: await keep(opened, document, task, desk) }
  } catch (error) {
    if (call.signal.aborted || !(error instanceof ResearchError)) throw error
    return fail(target, error, task, ports, desk)
  }
}

function storedSource(id: string, { sources }: ResearchState): ReadSource {
  const source = sources.find(one => one.id === id)
  if (source?.state !== 'read') throw new Error(`${id} has no stored copy`)
  return source
}

/** The source that stands for an address now: the newest text of it. */
export function currentOf({ sources }: ResearchState, address: string): Source | undefined {
  return sources.findLast(source => source.address === address)
}

async function keep(
  opened: Opened,
  document: ParsedDocument,
  task: string | undefined,
  desk: Desk,
): Promise<ReadSource> {
  const { text, paragraphs } = document
  const textSha256 = createHash('sha256').update(text).digest('hex')
  const found = currentOf(desk.state, opened.address)
  const value = sourceOf(opened, document, textSha256, found, task, desk.state)
  const changes: Change[] = [
    { op: 'text', value: { sha256: textSha256, text, paragraphs } },
    { op: 'ensure_source', value },
  ]
  const ids = await desk.commit(changes, { read: opened.address, textSha256 })
  const source = desk.state.sources.find(one => one.id === ids[1])
  if (source?.state !== 'read') throw new Error(`the store did not keep ${opened.address}`)
  return source
}

function sourceOf(
  { address, origin, input, retrieved, title }: Opened,
  document: ParsedDocument,
  textSha256: string,
  found: Source | undefined,
  task: string | undefined,
  state: ResearchState,
): New<Source> {
  const { published, instructions } = document
  return {
    state: 'read',
    address,
    origin,
    title: titleOf(title || document.title || found?.title || ''),
    ...present({
      published,
      task: task ?? found?.task ?? taskServedBy(`${document.title} ${document.text.slice(0, 2_000)}`, state)?.id,
      found: found?.found,
      snippet: found?.snippet,
      author: document.author,
      siteName: document.siteName,
      language: document.language,
      pages: document.pages,
      instructions: instructions?.length ? instructions : undefined,
      outsideWindow: isOutside(published, state.research) || undefined,
    }),
    rawSha256: createHash('sha256').update(input.bytes).digest('hex'),
    textSha256,
    extractor: document.extractor,
    retrieved,
    mediaType: document.mediaType,
    pageKind: document.kind,
    paragraphs: document.paragraphs.length,
    chars: document.text.length,
  }
}

function isOutside(published: string | undefined, { since, until }: Research): boolean {
  const date = published?.slice(0, 10)
  if (date === undefined) return false
  return (since !== undefined && date < since) || (until !== undefined && date > until)
}

function refuseUnreadable({ status, paragraphs }: ParsedDocument): void {
  if (status === 'challenge') {
    throw new ResearchError('The page is a bot check, not its content.', {
      kind: 'challenge',
      fix: 'Read another source; or open it in a browser and hand the text in with `text`.',
    })
  }
  if (status === 'empty' || paragraphs.length === 0) {
    throw new ResearchError('The page has no text of its own.', {
      kind: 'empty',
      fix: 'It may need scripts: read another source, or hand its text in with `text`.',
    })
  }
}

function refuseExcluded(address: string, title: string, { research }: ResearchState): void {
  const hit = research.exclude.find(one => isExcluded(address, title, one))
  if (hit === undefined) return
  throw new ResearchError('This research excludes that source.', {
    kind: 'forbidden',
    fix: `Read another one; \`plan exclude\` changes the list, which has "${hit}".`,
  })
}

async function fail(
  target: OpenTarget,
  error: ResearchError,
  task: string | undefined,
  ports: ReaderPorts,
  desk: Desk,
): Promise<Outcome> {
  if (target.type !== 'url' || error.kind === 'forbidden' || error.kind === 'invalid') return { target, error }
  const address = await addressOf(target, ports)
  const found = currentOf(desk.state, address)
  const value: New<Source> = {
    state: 'failed',
    address,
    origin: { type: 'web', url: address },
    title: found?.title ?? '',
    ...(task !== undefined && { task }),
    failure: { kind: error.kind, message: error.message },
  }
  const [id] = await desk.commit([{ op: 'ensure_source', value }], { failed: address, kind: error.kind })
  return { target, error, ...(id && { id }) }
}
