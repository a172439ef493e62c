import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { replayOptions } from './replay-options.ts'

export const serve: Command = {
  name: 'serve',
  usage: '[--extractive] [--structured] [--record DIR | --replay DIR]',
  summary:
    'MCP over stdio; also without a command. --extractive also offers the `research` tool, which works by itself.',

  async run(args, { config, open, serve: listen }) {
    const { values } = parseArgs({
      args: [...args],
      options: { extractive: { type: 'boolean' }, structured: { type: 'boolean' }, ...replayOptions },
    })
    const { extractive = false, structured = false, ...replay } = values
    await listen(open({ keepsSession: true, researches: extractive || config.model !== undefined, ...replay }), {
      structured,
    })
    return 0
  },
}
