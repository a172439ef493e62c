import type { Transport } from '@modelcontextprotocol/server'
import { type StdioServerHandle, serveStdio } from '@modelcontextprotocol/server/stdio'
import { createServer, type ServerParts } from './server.ts'

/** Serves one client on stdin and stdout, or on a transport that is given, in whichever era it opens. */
export function listenOnStdio(parts: ServerParts, transport?: Transport): StdioServerHandle {
  return serveStdio(() => createServer(parts), {
    onerror: error => console.error(error),
    ...(transport && { transport }),
  })
}
