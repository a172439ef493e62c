import { parseArgs } from 'node:util'
import { ResearchError } from '../errors.ts'
import type { Command } from './command.ts'
import { replayOptions } from './replay-options.ts'

export const call: Command = {
  name: 'call',
  usage: "<tool> '<json arguments>' [--corpus DIR]…",
  summary: 'One tool call; prints the value as one JSON object.',

  async run(args, { open, out, err, signal }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { corpus: { type: 'string', multiple: true }, ...replayOptions },
    })
    const [tool = '', json = '{}'] = positionals
    const product = open(values)
    try {
      const progress = (done: number, total: number, message: string) => err(`${done}/${total} ${message}\n`)
      const { text, isError, error, session, data } = await product.engine.call(tool, parseJson(json), {
        signal,
        progress,
      })
      if (isError) out(`${JSON.stringify({ error: { message: error?.message, fix: error?.fix } })}\n`)
      else out(`${JSON.stringify({ session, ...data, text })}\n`)
      return isError ? 1 : 0
    } finally {
      await product.close()
    }
  },
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
