import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { replayOptions } from './replay-options.ts'

export const serve: Command = {
  name: 'serve',
  usage: '[--record DIR | --replay DIR]',
  summary: 'MCP over stdio; also without a command. Standard output carries nothing but JSON-RPC.',

  async run(args, { open, serve: listen }) {
    const { values } = parseArgs({ args: [...args], options: replayOptions })
    await listen(open({ keepsSession: true, ...values }))
    return 0
  },
}
