import { Client, ProtocolError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { ResearchError } from '../errors.ts'
import { abortFailure } from '../net/failure.ts'
import type { Net } from '../net/net.ts'
import { untilAborted } from '../net/sharing.ts'
import type { ToolAnswer, ToolCall, ToolCaller, ToolServer } from '../search/tool-caller.ts'
import { fetchThrough } from './configured-fetch.ts'

const CONNECT_TIMEOUT_MS = 20_000
const goOn = 'Go on with what the others found.'

export interface ToolCallerParts {
  /** Its `configured` door has to know the origins of the servers. */
  readonly net: Net
  readonly version: string
}

/** Speaks MCP to other servers, over stdio and Streamable HTTP, and keeps each connection until it breaks or everything ends. */
export function createToolCaller({ net, version }: ToolCallerParts): ToolCaller {
  const connections = new Map<string, Promise<Client>>()

  const connect = async (server: ToolServer): Promise<Client> => {
    const client = new Client({ name: 'deepresearch-mcp', version }, { versionNegotiation: { mode: 'auto' } })
    const forget = () => connections.delete(server.name)
    client.onclose = forget
    try {
      await client.connect(transportTo(server, net), { timeout: CONNECT_TIMEOUT_MS })
      return client
    } catch (error) {
      forget()
      await client.close().catch(() => undefined)
      throw connectFailure(error, server)
    }
  }
  const connection = (server: ToolServer): Promise<Client> => {
    const known = connections.get(server.name)
    if (known !== undefined) return known
    const opening = connect(server)
    connections.set(server.name, opening)
    return opening
  }
  return {
    call: async (call, { signal }) => {
      if (signal.aborted) throw abortFailure(signal)
      // A connection is shared, so that one caller's end is not the others'.
      const client = await untilAborted(connection(call.server), signal)
      return answerOf(await callTool(client, call, signal))
    },
    close: async () => {
      const open = [...connections.values()]
      connections.clear()
      await Promise.all(open.map(opening => opening.then(client => client.close()).catch(() => undefined)))
    },
  }
}

function transportTo(server: ToolServer, net: Net) {
  if ('url' in server) {
    const headers = { ...server.headers }
    return new StreamableHTTPClientTransport(new URL(server.url), {
      fetch: fetchThrough(net),
      requestInit: { headers },
    })
  }
  const { command, args, env } = server
  return new StdioClientTransport({
    command,
    args: [...args],
    env: { ...getDefaultEnvironment(), ...env },
    // What it prints on its error stream is not for ours.
    stderr: 'ignore',
  })
}

type ToolResult = Awaited<ReturnType<Client['callTool']>>

async function callTool(client: Client, { server, tool, arguments: given }: ToolCall, signal: AbortSignal) {
  try {
    return await client.callTool({ name: tool, arguments: { ...given } }, { signal })
  } catch (error) {
    if (signal.aborted) throw abortFailure(signal)
    throw callFailure(error, server)
  }
}

function answerOf({ content, structuredContent, isError }: ToolResult): ToolAnswer {
  const text = content.flatMap(block => (block.type === 'text' ? [block.text] : [])).join('\n')
  if (isError) throw toldFailure(text)
  return { text, ...(structuredContent !== undefined && { structured: structuredContent }) }
}

function connectFailure(error: unknown, server: ToolServer): ResearchError {
  const known = knownFailure(error, server)
  if (known !== undefined) return known
  return 'url' in server
    ? failed('It does not speak MCP at its address.', `Check \`url\` of servers.${server.name}.`, error)
    : failed('It could not be started.', `Check \`command\` and \`args\` of servers.${server.name}.`, error)
}

function callFailure(error: unknown, server: ToolServer): ResearchError {
  const known = knownFailure(error, server)
  if (known !== undefined) return known
  if (error instanceof ProtocolError) {
    return new ResearchError('It does not take the call.', {
      fix: `Check \`tool\` and \`arguments\` of servers.${server.name}.`,
      cause: error,
    })
  }
  return failed('It ended during the call.', goOn, error)
}

/** A failure of the network is told as what it is; a status that refuses us means the headers. */
function knownFailure(error: unknown, server: ToolServer): ResearchError | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof ResearchError) return one
    if ('status' in one && (one.status === 401 || one.status === 403)) {
      return new ResearchError('It does not let us in.', {
        kind: 'no_key',
        fix: `Check \`headers\` of servers.${server.name}.`,
        cause: error,
      })
    }
  }
  return undefined
}

/** What a tool says of its own failure is foreign text; it only tells which kind it is. */
function toldFailure(text: string): ResearchError {
  if (/\b429\b|rate.?limit|too many requests|quota/i.test(text))
    return new ResearchError('It had too many requests.', { kind: 'rate_limited', fix: goOn })
  if (/\b40[13]\b|unauthori[sz]ed|api.?key|forbidden/i.test(text))
    return new ResearchError('It is refused by its own source.', { kind: 'no_key', fix: 'Check the key in its `env`.' })
  return failed('It reported a failure.', goOn, undefined)
}

function failed(message: string, fix: string, cause: unknown): ResearchError {
  return new ResearchError(message, { kind: 'unreachable', fix, cause })
}
