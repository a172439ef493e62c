import { ResearchError } from '../errors.ts'
import { createTape, loadTape, sha256, takeBytes } from '../net/tape.ts'
import type { ToolAnswer, ToolCall, ToolCaller } from './tool-caller.ts'

/** Passes calls through and writes down each answer and each failure. How the server is reached, and with what secrets, is not kept. */
export function recordingTools(caller: ToolCaller, dir: string): ToolCaller {
  const tape = createTape(dir)
  return {
    call: async (call, options) => {
      const key = callKey(call)
      try {
        const answer = await caller.call(call, options)
        const bytes = new TextEncoder().encode(JSON.stringify(answer))
        await tape.add({ key, sha256: sha256(bytes), answer: {} }, bytes)
        return answer
      } catch (error) {
        if (error instanceof ResearchError && error.kind !== 'cancelled')
          await tape.add({ key, failure: { message: error.message, fix: error.fix, kind: error.kind } })
        throw error
      }
    },
    close: () => caller.close(),
  }
}

/** Answers from what `recordingTools` wrote; starts nothing. */
export function replayingTools(dir: string): ToolCaller {
  let tape: ReturnType<typeof loadTape> | undefined
  return {
    call: async call => {
      tape ??= loadTape(dir)
      const take = (await tape).next(callKey(call))
      if (take === undefined) throw notRecorded(call)
      if ('failure' in take) throw new ResearchError(take.failure.message, take.failure)
      // Written by `recordingTools`.
      return JSON.parse(new TextDecoder().decode(await takeBytes(dir, take.sha256))) as ToolAnswer
    },
    close: async () => {},
  }
}

/** Server and tool by name, and the arguments whatever their order. */
function callKey({ server, tool, arguments: given }: ToolCall): string {
  const sorted = Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `TOOL ${server.name} ${tool} ${sha256(JSON.stringify(sorted))}`
}

function notRecorded({ server, tool }: ToolCall): ResearchError {
  return new ResearchError(`Nothing was recorded for this call of ${server.name} ${tool}.`, {
    fix: 'Record the run again with --record, or replay without this request.',
    kind: 'not_found',
  })
}
