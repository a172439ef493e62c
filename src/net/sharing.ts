import { abortFailure } from './failure.ts'

interface Shared<T> {
  readonly result: Promise<T>
  readonly controller: AbortController
  waiting: number
}

/** Identical work that is under way is done once. It is given up when nobody waits for it any more. */
export function createSharing<T>() {
  const underWay = new Map<string, Shared<T>>()

  const begin = (key: string, work: (signal: AbortSignal) => Promise<T>): Shared<T> => {
    const controller = new AbortController()
    const shared = { result: work(controller.signal), controller, waiting: 0 }
    underWay.set(key, shared)
    const done = () => {
      if (underWay.get(key) === shared) underWay.delete(key)
    }
    shared.result.then(done, done)
    return shared
  }

  return async (key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (signal.aborted) throw abortFailure(signal)
    const shared = underWay.get(key) ?? begin(key, work)
    shared.waiting++
    try {
      return await untilAborted(shared.result, signal)
    } finally {
      shared.waiting--
      if (shared.waiting === 0 && underWay.get(key) === shared) {
        underWay.delete(key)
        shared.controller.abort(signal.reason)
      }
    }
  }
}

/** The promise's outcome, or the signal's failure if that comes first. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(abortFailure(signal))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
