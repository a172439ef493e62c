import type { McpRequestContext, McpServer, Transport } from '@modelcontextprotocol/server'
import { type StdioServerHandle, serveStdio } from '@modelcontextprotocol/server/stdio'
import { createServer, type ServerParts } from './server.ts'

/** Serves one client on stdin and stdout, or on a transport that is given, in whichever era it opens. */
export function listenOnStdio(parts: ServerParts, transport?: Transport): StdioServerHandle {
  return serveStdio(
    ({ era }) => {
      const server = createServer(parts)
      forwardChanges(server, era, parts)
      return server
    },
    { onerror: error => console.error(error), ...(transport && { transport }) },
  )
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
