import { parseArgs } from 'node:util'
import type { Call } from '../call.ts'
import { ResearchError } from '../errors.ts'
import type { Engine, Outcome } from '../mcp/engine.ts'
import type { Command } from './command.ts'
import { foldersOf } from './corpus.ts'
import { replayFlags, replayOptions } from './replay-options.ts'

export const call: Command = {
  name: 'call',
  usage: "<tool> '<json arguments>' [--corpus DIR]…",
  summary: 'One tool call; prints the value as one JSON object. `research` is waited for.',
  flags: {
    '--corpus DIR': 'a folder that the call may search and read, once for each',
    ...replayFlags,
  },

  async run(args, { open, out, err, signal }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { corpus: { type: 'string', multiple: true }, ...replayOptions },
    })
    const [tool = '', json = '{}'] = positionals
    const product = open({ ...values, corpus: await foldersOf(values.corpus) })
    try {
      const called = { signal, progress: newLines(err) }
      const outcome = await product.engine.call(tool, parseJson(json), called)
      const ended = tool === 'research' ? await untilEnded(outcome, product.engine, called) : outcome
      const { text, isError, error, session, data } = ended
      if (isError) out(`${JSON.stringify({ error: { message: error?.message, fix: error?.fix } })}\n`)
      else out(`${JSON.stringify({ session, ...data, text })}\n`)
      return isError ? 1 : 0
    } finally {
      await product.close()
    }
  },
}

/** A research goes on in the process that took it, and this one ends with the call: so the call lasts as long as the research. */
async function untilEnded(first: Outcome, engine: Engine, called: Call): Promise<Outcome> {
  let last = first
  while (last.data?.['status'] === 'running' && last.session !== undefined)
    last = await engine.call('research', { action: 'status', session: last.session }, called)
  return last
}

/** Progress a line each, without those that say the same again. */
function newLines(err: (text: string) => void): Call['progress'] {
  let last = ''
  return (done, total, message) => {
    const line = `${done}/${total} ${message}\n`
    if (line !== last) err(line)
    last = line
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new ResearchError('The arguments are not JSON.', {
      fix: `Give one object in quotes, such as '{"queries":["tides"]}'.`,
    })
  }
}
