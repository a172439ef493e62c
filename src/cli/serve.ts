import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import { ResearchError } from '../errors.ts'
import type { Command, CommandPorts, Product } from './command.ts'
import { replayFlags, replayOptions } from './replay-options.ts'

export const serve: Command = {
  name: 'serve',
  usage: '[--http [--host 127.0.0.1] [--port 3333]] [--extractive] [--structured] [--record DIR | --replay DIR]',
  summary:
    'MCP over stdio; also without a command. --http serves it at /mcp, and each research as a page at /r/<session>. --extractive also offers the `research` tool, which works by itself.',
  flags: {
    '--http': 'Streamable HTTP in place of stdio',
    '--host ADDRESS': 'where it listens; others than 127.0.0.1 need DEEPRESEARCH_TOKEN',
    '--port N': '0 takes a free one',
    '--extractive': 'also offers the `research` tool',
    '--structured': 'declares output schemas and answers with structured content, for programs',
    ...replayFlags,
  },

  async run(args, ports) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        http: { type: 'boolean' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '3333' },
        extractive: { type: 'boolean' },
        structured: { type: 'boolean' },
        ...replayOptions,
      },
    })
    const { http = false, host, port, extractive = false, structured = false, ...replay } = values
    const researches = extractive || ports.config.model !== undefined
    // Over HTTP a process serves many hosts: none of them may fall into the research of another.
    const product = ports.open({ keepsSession: !http, isRemote: http, researches, ...replay })
    if (http) await overHttp(product, { host, port: portOf(port), structured }, ports)
    else await ports.serve(product, { structured })
    return 0
  },
}

async function overHttp(
  product: Product,
  where: { readonly host: string; readonly port: number; readonly structured: boolean },
  { config: { token }, serveHttp, err }: CommandPorts,
): Promise<void> {
  if (token === undefined && !isOwn(where.host)) {
    throw new ResearchError(`${where.host} can be reached from other machines, and there is no token.`, {
      fix: 'Set DEEPRESEARCH_TOKEN to a long random text that callers send as `Authorization: Bearer …`, or leave --host out.',
    })
  }
  try {
    await serveHttp(product, { ...where, ...(token !== undefined && { token }) }, address =>
      err(`MCP at ${address}/mcp, pages at ${address}/r/<session>; Ctrl-C ends it.\n`),
    )
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new ResearchError(`Port ${where.port} is taken.`, { fix: 'Choose another with --port; 0 takes a free one.' })
  }
}

const isOwn = (host: string) => host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new ResearchError(`"${text}" is no port.`, { fix: 'Give a number from 0 to 65535.' })
}
