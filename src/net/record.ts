import type { Clock } from '../call.ts'
import { ResearchError } from '../errors.ts'
import type { Fetched, Net } from './net.ts'
import { createTape, loadTape, sha256, type Take, takeBytes } from './tape.ts'
import { parseUrl } from './url.ts'

type Answer = Omit<Fetched, 'bytes'>

/** Passes everything through and writes down each answer and each failure. Request headers, bodies and keys are not kept. */
export function recording(net: Net, dir: string): Net {
  const tape = createTape(dir)
  const record = async (key: string, fetch: Promise<Fetched>): Promise<Fetched> => {
    try {
      const { bytes, ...answer } = await fetch
      await tape.add({ key, sha256: sha256(bytes), answer: { ...answer, url: withoutSecrets(answer.url) } }, bytes)
      return { ...answer, bytes }
    } catch (error) {
      if (error instanceof ResearchError && error.kind !== 'cancelled') {
        await tape.add({ key, failure: { message: error.message, fix: error.fix, kind: error.kind } })
      }
      throw error
    }
  }
  return {
    foreign: (url, request) => record(requestKey('GET', url), net.foreign(url, request)),
    configured: (url, request) =>
      record(requestKey(request.method ?? 'GET', url, request.body), net.configured(url, request)),
    close: () => net.close(),
  }
}

/** Answers from what `recording` wrote, and from nothing else. */
export function replaying(dir: string): Net {
  let tape: ReturnType<typeof loadTape> | undefined
  const replay = async (url: string, key: string): Promise<Fetched> => {
    tape ??= loadTape(dir)
    const take = (await tape).next(key)
    if (take === undefined) throw notRecorded(url)
    return played(dir, take)
  }
  return {
    foreign: url => replay(url, requestKey('GET', url)),
    configured: (url, request) => replay(url, requestKey(request.method ?? 'GET', url, request.body)),
    close: async () => {},
  }
}

const CLOCK = 'CLOCK'

/** Writes down when the recording was made, since requests may name the day. */
export async function recordClock(dir: string, clock: Clock): Promise<void> {
  await createTape(dir).add({ key: CLOCK, sha256: '', answer: { now: clock.now() } })
}

/** A clock that goes on from when the recording was made. */
export async function replayedClock(dir: string, clock: Clock): Promise<Clock> {
  // A folder without a recording is told by the first request.
  const take = await loadTape(dir).then(
    tape => tape.next(CLOCK),
    () => undefined,
  )
  const recorded = take && 'answer' in take ? Number(take.answer['now']) : Number.NaN
  const offset = Number.isNaN(recorded) ? 0 : recorded - clock.now()
  return { now: () => clock.now() + offset }
}

async function played(dir: string, take: Take): Promise<Fetched> {
  if ('failure' in take) {
    const { message, ...rest } = take.failure
    throw new ResearchError(message, rest)
  }
  // Written by `recording`.
  return { ...(take.answer as unknown as Answer), bytes: await takeBytes(dir, take.sha256) }
}

/** Method, URL without fragment and secrets, and the body's hash. */
function requestKey(method: string, url: string, body?: string): string {
  return `${method} ${withoutSecrets(url)}${body === undefined ? '' : ` ${sha256(body)}`}`
}

function withoutSecrets(address: string): string {
  const url = parseUrl(address)
  if (url === undefined) return address
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) {
    if (/^(api[-_]?)?key$|token|secret|password/i.test(name)) url.searchParams.set(name, 'secret')
  }
  return url.href
}

function notRecorded(url: string): ResearchError {
  return new ResearchError(`Nothing was recorded for ${withoutSecrets(url)}.`, {
    fix: 'Record the run again with --record, or replay without this request.',
    kind: 'not_found',
  })
}
