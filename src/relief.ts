import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { DocumentParser } from './documents/parser.ts'
import { ResearchError } from './errors.ts'
import type { Net } from './net/net.ts'

/** A document of this size leaves some hundred megabytes behind. */
const heavyBytes = 4_000_000
/** By then the call that read it has been answered; V8 gives memory back to the system a part per collection. */
const afterMs = [1_000, 3_000, 6_000, 9_000, 12_000]

/** Has the memory of this thread collected soon after heavy work. */
export interface Relief {
  parser(parser: DocumentParser): DocumentParser
  net(net: Net): Net
}

/**
 * V8 by itself waits for half a minute without work, in which a host sees a server that has grown for good. So a large document, and
 * an answer that was large or too large, are followed by collections.
 */
export function createRelief(): Relief {
  let timers: NodeJS.Timeout[] = []
  const collectSoon = () => {
    for (const timer of timers) clearTimeout(timer)
    timers = afterMs.map(ms => setTimeout(collect, ms).unref())
  }
  return {
    parser: parser => ({
      parse: async (input, call) => {
        try {
          return await parser.parse(input, call)
        } finally {
          if (input.bytes.length > heavyBytes) collectSoon()
        }
      },
      close: () => parser.close(),
    }),
    net: net => ({
      configured: (url, request) => net.configured(url, request),
      close: () => net.close(),
      foreign: async (url, request) => {
        try {
          const answer = await net.foreign(url, request)
          if (answer.bytes.length > heavyBytes) collectSoon()
          return answer
        } catch (error) {
          // What was given up had grown large, or had had the time for it.
          if (error instanceof ResearchError && (error.kind === 'too_large' || error.kind === 'timeout')) collectSoon()
          throw error
        }
      },
    }),
  }
}

/** A context that is made after the flag was set has the function; this one, made before, has not. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc === 'function') gc()
}
