import { abortFailure } from './failure.ts'

/** Politeness: how many requests run at once, and when a host wants the next one. */
export interface Limiter {
  /** Runs the work when its host has a free place. */
  run<T>(host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>
  /** No request to the host starts for so long. */
  pause(host: string, ms: number): void
  /** At least so long between two starts, since the site asks for it. */
  space(host: string, ms: number): void
}

interface Lane {
  running: number
  notBefore: number
  spacing: number
}

interface Waiting {
  readonly lane: Lane
  start(): void
}

export function createLimiter({ total, perHost }: { readonly total: number; readonly perHost: number }): Limiter {
  const lanes = new Map<string, Lane>()
  const queue: Waiting[] = []
  let running = 0
  let timer: NodeJS.Timeout | undefined

  const laneOf = (host: string): Lane => {
    const lane = lanes.get(host) ?? { running: 0, notBefore: 0, spacing: 0 }
    lanes.set(host, lane)
    return lane
  }
  const isIdle = (lane: Lane) =>
    lane.running + lane.spacing === 0 && lane.notBefore <= performance.now() && !queue.some(one => one.lane === lane)
  const begin = ({ lane, start }: Waiting, now: number) => {
    lane.running++
    running++
    lane.notBefore = Math.max(lane.notBefore, now + lane.spacing)
    start()
  }
  const pump = () => {
    const now = performance.now()
    while (running < total) {
      const index = queue.findIndex(({ lane }) => lane.running < perHost && lane.notBefore <= now)
      const [first] = index < 0 ? [] : queue.splice(index, 1)
      if (first === undefined) break
      begin(first, now)
    }
    clearTimeout(timer)
    const later = queue.map(({ lane }) => lane.notBefore).filter(time => time > now)
    if (later.length > 0) timer = setTimeout(pump, Math.min(...later) - now + 1)
  }
  const admission = (lane: Lane, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1)
        reject(abortFailure(signal))
      }
      const waiting = {
        lane,
        start: () => {
          signal.removeEventListener('abort', leave)
          resolve()
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      queue.push(waiting)
      pump()
    })

  return {
    run: async (host, signal, work) => {
      if (signal.aborted) throw abortFailure(signal)
      const lane = laneOf(host)
      await admission(lane, signal)
      try {
        return await work()
      } finally {
        lane.running--
        running--
        pump()
        if (isIdle(lane)) lanes.delete(host)
      }
    },
    pause: (host, ms) => {
      const lane = laneOf(host)
      lane.notBefore = Math.max(lane.notBefore, performance.now() + ms)
    },
    space: (host, ms) => {
      laneOf(host).spacing = ms
    },
  }
}
