import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Call, Clock } from '../call.ts'
import { ResearchError } from '../errors.ts'
import { type Availability, createAvailability, noTurn } from './availability.ts'
import type { Hit, ProviderQuery, SearchProvider } from './provider.ts'
import { searched } from './searched.ts'

/** What one provider came to for one query. */
export interface Answer {
  readonly hits: readonly Hit[]
  readonly note?: string | undefined
  readonly partial?: boolean
  readonly hasNothing?: boolean
  readonly error?: ResearchError
  /** Milliseconds since this answer came, where it was kept from an earlier call. */
  readonly ageMs?: number
}

export interface Question {
  readonly provider: SearchProvider
  readonly query: ProviderQuery
}

export interface AskOptions {
  readonly clock: Clock
  /** For each provider and query. */
  readonly timeoutMs?: number
  /** When half have answered, the others are waited for so much longer. */
  readonly patienceMs?: number
}

/** Asks providers; remembers what they answered and how they fared. */
export interface Asking {
  /** One answer per question, in order. `scope` is whose answers are remembered together, such as a research. */
  all(questions: readonly Question[], scope: string, call: Call): Promise<readonly Answer[]>
}

const KEPT_MS = 3_600_000

export function createAsking({ clock, timeoutMs = 15_000, patienceMs = 5_000 }: AskOptions): Asking {
  const availability = createAvailability(clock)
  const kept = new LRUCache<string, { readonly answer: Answer; readonly at: number }>({ max: 2_000 })

  const remembered = (key: string): Answer | undefined => {
    const one = kept.get(key)
    const ageMs = one === undefined ? Number.POSITIVE_INFINITY : clock.now() - one.at
    return one !== undefined && ageMs < KEPT_MS ? { ...one.answer, ageMs } : undefined
  }
  const one = async ({ provider, query }: Question, scope: string, round: Round, call: Call): Promise<Answer> => {
    const key = JSON.stringify([scope, provider.name, query])
    // A folder is looked at afresh; it costs nothing.
    const known = provider.kind === 'local' ? undefined : remembered(key)
    if (known !== undefined) return known
    const answer = await askOne({ provider, query }, { availability, timeoutMs, round, call })
    if (answer.error === undefined && !answer.partial) kept.set(key, { answer, at: clock.now() })
    return answer
  }
  return {
    all: async (questions, scope, call) => {
      const late = new AbortController()
      const round = { late: late.signal, failed: new Set<string>() }
      let left = questions.length
      let timer: NodeJS.Timeout | undefined
      const settled = (answer: Answer, name: string) => {
        left -= 1
        call.progress(questions.length - left, questions.length, `${name}: ${cameTo(answer)}`)
        // Half have answered: who is still out does not hold the call much longer.
        if (left > 0 && left * 2 <= questions.length && timer === undefined)
          timer = setTimeout(() => late.abort(), patienceMs)
        return answer
      }
      try {
        return await Promise.all(
          questions.map(async question => settled(await one(question, scope, round, call), question.provider.name)),
        )
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** `3 hits`, or how it failed. */
const cameTo = ({ hits: { length }, error }: Answer) =>
  error ? error.kind.replaceAll('_', ' ') : `${length} ${length === 1 ? 'hit' : 'hits'}`

/** What the questions of one call share. */
interface Round {
  /** Aborted when the others have waited long enough. */
  readonly late: AbortSignal
  /** Providers that failed: several queries of one call are one failure. */
  readonly failed: Set<string>
}

interface Asked {
  readonly availability: Availability
  readonly timeoutMs: number
  readonly round: Round
  readonly call: Call
}

async function askOne({ provider, query }: Question, { availability, timeoutMs, round, call }: Asked): Promise<Answer> {
  const { spacingMs = 0 } = provider
  const waitMs = availability.admit(provider.name, spacingMs, timeoutMs)
  // Not asking it is no failure of it, which would make the pause longer.
  if (waitMs instanceof ResearchError) return { hits: [], error: waitMs }
  const signal = AbortSignal.any([call.signal, ...limitsOf(provider, timeoutMs, round)])
  // Waiting for its turn is none either.
  if (waitMs > 0 && !(await sleep(waitMs, true, { signal }).catch(() => false))) {
    if (call.signal.aborted) throw call.signal.reason
    return { hits: [], error: noTurn(spacingMs) }
  }
  const begun = performance.now()
  try {
    const { pauseMs, ...answer } = await untilAborted(searched(provider, query, { ...call, signal }), signal)
    availability.succeeded(provider.name, pauseMs)
    return answer
  } catch (error) {
    if (call.signal.aborted) throw call.signal.reason
    const failure = signal.aborted ? tooLate(performance.now() - begun) : error
    if (!(failure instanceof ResearchError)) throw failure
    note(failure, provider, { availability, round })
    return { hits: [], error: failure }
  }
}

const limitsOf = ({ ownTimeMs }: SearchProvider, timeoutMs: number, { late }: Round): AbortSignal[] =>
  ownTimeMs === undefined ? [late, AbortSignal.timeout(timeoutMs)] : [AbortSignal.timeout(ownTimeMs)]

/** What works on this machine is slow at times, which is no reason to leave it alone. */
function note(
  failure: ResearchError,
  { name, ownTimeMs }: SearchProvider,
  asked: Pick<Asked, 'availability' | 'round'>,
) {
  const { availability, round } = asked
  if (ownTimeMs === undefined || failure.kind !== 'timeout')
    availability.failed(name, failure, { isCounted: !round.failed.has(name) })
  round.failed.add(name)
}

/** A provider that does not mind its signal does not hold the call. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function tooLate(ms: number): ResearchError {
  return new ResearchError(`No answer within ${Math.max(1, Math.round(ms / 1000))} s; not waited for longer.`, {
    kind: 'timeout',
    fix: 'Search again, or go on with what the others found.',
  })
}
