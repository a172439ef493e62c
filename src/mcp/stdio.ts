import type { Transform } from 'node:stream'
import { type McpRequestContext, type McpServer, ProtocolErrorCode, type Transport } from '@modelcontextprotocol/server'
import { type StdioServerHandle, StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { limitMessages, MAX_MESSAGE_BYTES } from './message-limit.ts'
import { createServer, type ServerParts } from './server.ts'

/** Serves one client on stdin and stdout, or on a transport that is given, in whichever era it opens. */
export function listenOnStdio(parts: ServerParts, transport: Transport = ownStdio()): StdioServerHandle {
  return serveStdio(
    ({ era }) => {
      const server = createServer(parts)
      forwardChanges(server, era, parts)
      return server
    },
    { onerror: error => console.error(error), transport },
  )
}

/** A message that is too long is refused, and the next one is read. */
function ownStdio(): Transport {
  const message = `The message is longer than ${MAX_MESSAGE_BYTES / 1e6} MB. Send less at once: \`read\` takes a \`path\` or \`urls\`.`
  const input = process.stdin.pipe(
    limitMessages(id => void transport.send(refusal(id)).catch(error => console.error(error))),
  )
  const refusal = (id: string | number | undefined) => ({
    jsonrpc: '2.0' as const,
    ...(id !== undefined && { id }),
    error: { code: ProtocolErrorCode.InvalidRequest, message },
  })
  const transport = new LimitedTransport(input)
  return transport
}

/** The SDK's transport lets go of the stream that it was given; what feeds it would keep the process alive. */
class LimitedTransport extends StdioServerTransport {
  private readonly input: Transform

  constructor(input: Transform) {
    super(input)
    this.input = input
  }

  override async close(): Promise<void> {
    process.stdin.unpipe(this.input).pause()
    await super.close()
  }
}

/** Until 2025-11-25 the server keeps the list of subscriptions; from 2026-07-28 on the SDK filters what it is told. */
export function forwardChanges(
  server: McpServer,
  era: McpRequestContext['era'],
  { changes, resources }: ServerParts,
): void {
  const subscribed = new Set<string>()
  server.server.setRequestHandler('resources/subscribe', ({ params }) => {
    subscribed.add(params.uri)
    return {}
  })
  server.server.setRequestHandler('resources/unsubscribe', ({ params }) => {
    subscribed.delete(params.uri)
    return {}
  })
  const ignore = () => undefined
  server.server.onclose = changes.listen((session, changed) => {
    if (changed.includes(session)) server.sendResourceListChanged()
    for (const uri of resources.flatMap(resource => resource.touchedBy?.(session, changed) ?? [])) {
      if (era === 'modern' || subscribed.has(uri)) server.server.sendResourceUpdated({ uri }).catch(ignore)
    }
  })
}
