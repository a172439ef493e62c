import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import type { ToolCaller } from '../../search/tool-caller.ts'
import type { System } from './system.ts'

const fileSchema = z.strictObject({
  command: z.string().min(1),
  args: z.array(z.string()).default([]),
  env: z.record(z.string(), z.string()).default({}),
  tool: z.string().min(1),
  /** The argument that takes the question. */
  argument: z.string().min(1),
  /** What else the tool is given, always. */
  arguments: z.record(z.string(), z.unknown()).default({}),
})

/** One research tool of any MCP server: `{command, args, env, tool, argument, arguments}`. */
export function mcpSystem(name: string, path: string, tools: ToolCaller, timeoutMs: number): System {
  let file: Promise<z.output<typeof fileSchema>> | undefined
  const ready = () => {
    file ??= readServer(path)
    return file
  }
  return {
    name,
    ready,
    async produce({ question }, { signal }) {
      const { command, args, env, tool, argument, ...more } = await ready()
      const call = {
        server: { name, command, args, env },
        tool,
        arguments: { ...more.arguments, [argument]: question },
      }
      const { text } = await tools.call(call, { signal, timeoutMs })
      if (text.trim() !== '') return { report: text }
      throw new ResearchError('The tool answered with no text.', { kind: 'empty', fix: 'Name another tool.' })
    },
  }
}

async function readServer(path: string): Promise<z.output<typeof fileSchema>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    throw new ResearchError(`${path} does not name a tool of an MCP server.`, {
      fix: 'Write {"command": "npx", "args": ["-y", "server"], "tool": "research", "argument": "question"}.',
      cause,
    })
  }
}
