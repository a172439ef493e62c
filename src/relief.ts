import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { DocumentParser } from './documents/parser.ts'

/** A document of this size leaves some hundred megabytes behind. */
const heavyBytes = 4_000_000
/** By then the call that read it has been answered; V8 gives memory back to the system a part per collection. */
const afterMs = [1_000, 3_000, 6_000, 9_000, 12_000]

/**
 * The same parser, which has the memory of this thread collected soon after a large document. V8 by itself waits for half a minute
 * without work, in which a host sees a server that has grown for good.
 */
export function withRelief(parser: DocumentParser): DocumentParser {
  let timers: NodeJS.Timeout[] = []
  return {
    parse: async (input, call) => {
      try {
        return await parser.parse(input, call)
      } finally {
        if (input.bytes.length > heavyBytes) {
          for (const timer of timers) clearTimeout(timer)
          timers = afterMs.map(ms => setTimeout(collect, ms).unref())
        }
      }
    },
    close: () => parser.close(),
  }
}

/** A context that is made after the flag was set has the function; this one, made before, has not. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc === 'function') gc()
}
