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

interface Connection {
  readonly client: Client
  readonly ready: Promise<void>
}

/** Speaks MCP to other servers, over stdio and Streamable HTTP, and keeps each connection until it breaks or everything ends. */
export function createToolCaller({ net, version }: ToolCallerParts): ToolCaller {
  const connections = new Map<string, Connection>()

  const open = (server: ToolServer): Connection => {
    const client = new Client({ name: 'deepresearch-mcp', version }, { versionNegotiation: { mode: 'auto' } })
    const ready = client.connect(transportTo(server, net), { timeout: CONNECT_TIMEOUT_MS }).catch(async error => {
      await end(client)
      throw connectFailure(error, server)
    })
    const connection = { client, ready }
    client.onclose = () => {
      if (connections.get(server.name) === connection) connections.delete(server.name)
    }
    connections.set(server.name, connection)
    // Whoever still waits is told; nobody may be left by then.
    ready.catch(client.onclose)
    return connection
  }
  return {
    call: async (call, { signal, timeoutMs }) => {
      if (signal.aborted) throw abortFailure(signal)
      const { client, ready } = connections.get(call.server.name) ?? open(call.server)
      // A connection is shared, so that one caller's end is not the others'.
      await untilAborted(ready, signal)
      return answerOf(await callTool(client, call, signal, timeoutMs))
    },
    close: async () => {
      await Promise.all([...connections.values()].map(({ client }) => end(client)))
      connections.clear()
    },
  }
}

/** What cannot be ended properly is gone as well. */
const end = (client: Client) => client.close().catch(() => undefined)

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

async function callTool(
  client: Client,
  { server, tool, arguments: given }: ToolCall,
  signal: AbortSignal,
  timeout: number | undefined,
) {
  try {
    const options = { signal, ...(timeout !== undefined && { timeout }) }
    return await client.callTool({ name: tool, arguments: { ...given } }, options)
  } catch (error) {
    if (signal.aborted) throw abortFailure(signal)
    // A session that was forgotten or a line that broke does not come back: the next call begins anew.
    if (!(error instanceof ProtocolError)) await end(client)
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
