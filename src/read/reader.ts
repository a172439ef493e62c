import type { Call } from '../call.ts'
import type { Desk } from '../desk.ts'
import type { DocumentParser, ParsedDocument } from '../documents/parser.ts'
import { isExcluded } from '../domain/exclusion.ts'
import type { ResearchState } from '../domain/research.ts'
import type { ReadSource, Source } from '../domain/source.ts'
import { ResearchError } from '../errors.ts'
import type { New } from '../store/store.ts'
import { currentOf, hashOf, keep, keysOf, type Parsed, standingFor, storedSource } from './keep.ts'
import { createOrder } from './order.ts'
import { addressOf, type Doors, type Opened, type OpenTarget, openTarget, type Target } from './target.ts'

export interface ReaderPorts extends Doors {
  readonly parser: DocumentParser
}

/** What became of one target. */
export type Outcome =
  | { readonly source: ReadSource; readonly error?: undefined }
  | { readonly target: Target; readonly id?: string; readonly error: ResearchError; readonly source?: undefined }

const AT_ONCE = 8
/** Hosts wait some 30 s for a call; what is there by then is worth more than what is not. */
const PATIENCE_MS = 25_000

export interface ReadOptions {
  readonly task?: string | undefined
  /** How long all targets have together; a later one is a failure of its own. */
  readonly patienceMs?: number
}

/** Turns targets into stored sources, each committed as soon as it is there. Never throws for one target; see its outcome. */
export async function readTargets(
  targets: readonly Target[],
  { task, patienceMs = PATIENCE_MS }: ReadOptions,
  ports: ReaderPorts,
  desk: Desk,
  call: Call,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let done = 0
  const next = targets.entries()
  const patience = AbortSignal.timeout(patienceMs)
  const waiting = { signal: AbortSignal.any([call.signal, patience]) }
  const inTurn = createTurns()
  const order = createOrder(targets.length)
  const work = async () => {
    for (const [i, target] of next) {
      const before = () => order.before(i)
      const reading = { task, ports, desk, call, waiting, inTurn, before }
      outcomes[i] = await readOne(target, reading).finally(() => order.done(i))
      call.progress(++done, targets.length, readSoFar(outcomes, targets.length))
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, targets.length) }, work))
  return outcomes
}

/** `2 of 3 read, 1 failed` */
function readSoFar(outcomes: readonly Outcome[], wanted: number): string {
  const ended = outcomes.filter(one => one !== undefined)
  const failed = ended.filter(({ error }) => error !== undefined).length
  return `${ended.length - failed} of ${wanted} read${failed > 0 ? `, ${failed} failed` : ''}`
}

interface Reading {
  readonly task: string | undefined
  readonly ports: ReaderPorts
  readonly desk: Desk
  readonly call: Call
  /** Ends with the call or with the reader's patience. */
  readonly waiting: Pick<Call, 'signal'>
  /** One after the other where they share a key, so that each sees what the one before it kept; the others go to disk together. */
  inTurn<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>
  /** Waits for the targets before it, so that ids follow the order given; for a slow one not for long. */
  before(): Promise<void>
}

function createTurns(): Reading['inTurn'] {
  const last = new Map<string, Promise<unknown>>()
  return (keys, work) => {
    const before = Promise.allSettled(keys.flatMap(key => last.get(key) ?? []))
    const turn = before.then(work)
    for (const key of keys) last.set(key, turn)
    return turn
  }
}

/** The target that reads a source again or for the first time. */
export function targetOf(source: Source): OpenTarget {
  if (source.origin.type === 'web') return { type: 'url', url: source.origin.url }
  if (source.origin.type === 'file') return { type: 'path', path: source.origin.path }
  throw new ResearchError(`${source.id} was handed in as text.`, { fix: 'Hand the text in again with `text`.' })
}

async function readOne(target: Target, reading: Reading): Promise<Outcome> {
  const { ports, desk, call, waiting } = reading
  if (target.type === 'stored') return { source: storedSource(target.id, desk.state) }
  try {
    const address = await addressOf(target, ports)
    const known = currentOf(desk.state, address)
    const url = target.type === 'url' ? undefined : target.url
    if (known?.state === 'read' && target.type !== 'path') return { source: await standingFor(url, known, desk) }
    refuseExcluded(address, '', desk.state)
    if (waiting.signal.aborted) throw late()
    const { opened, document } = await parsed(await openTarget(target, ports, waiting), ports, waiting)
    refuseExcluded(address, document.title, desk.state)
    const copy = { opened, document, textSha256: hashOf(document) }
    await reading.before()
    const source = await reading.inTurn(keysOf(copy), () => keep(copy, reading.task, desk))
    return { source: await standingFor(url, source, desk) }
  } catch (error) {
    if (call.signal.aborted) throw error
    const failure = waiting.signal.aborted ? late() : error
    if (!(failure instanceof ResearchError)) throw error
    await reading.before()
    return fail(target, failure, reading)
  }
}

function late(): ResearchError {
  return new ResearchError(`It was not there after ${PATIENCE_MS / 1000} s, so the others did not wait for it.`, {
    kind: 'timeout',
    fix: 'Read it again by itself.',
  })
}

/** What was opened as a document, or what stands by for it where nothing can be made of that. */
async function parsed(opened: Opened, ports: ReaderPorts, waiting: Pick<Call, 'signal'>): Promise<Parsed> {
  try {
    const document = await ports.parser.parse(opened.input, waiting)
    refuseUnreadable(document)
    return { opened, document }
  } catch (error) {
    if (opened.otherwise === undefined || waiting.signal.aborted || !(error instanceof ResearchError)) throw error
    return parsed(opened.otherwise, ports, waiting)
  }
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

async function fail(target: OpenTarget, error: ResearchError, { task, ports, desk }: Reading): Promise<Outcome> {
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
