import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { createToolCaller } from '../../../src/mcp/client.ts'
import type { SearchProvider } from '../../../src/search/provider.ts'
import { toolProvider } from '../../../src/search/providers/mcp-tool.ts'
import { readProvidersFile } from '../../../src/search/providers-file.ts'
import type { ToolCaller } from '../../../src/search/tool-caller.ts'
import { openNet } from '../../net/loopback.ts'
import { folderOf } from '../../support/files.ts'

export const ownServer = {
  command: process.execPath,
  args: ['tests/search/tools/own-server.mjs'],
  tool: 'find',
  arguments: { query: 'q' },
  results: { list: 'data.pages', title: 'headline', url: 'link', snippet: 'lines', published: 'day' },
}

/** A server that others wrote: a program of an installed package. */
export function installed(program: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  return { command: process.execPath, args: [program, ...args], env }
}

/** The one provider that a configuration of this entry makes, and what calls its server; both end with the test. */
export async function composed(entry: object): Promise<{ provider: SearchProvider; caller: ToolCaller }> {
  const folder = await folderOf({ 'providers.json': JSON.stringify({ servers: { theirs: entry } }) })
  const [named] = await readProvidersFile(`${folder}/providers.json`, { isNamed: true, taken: [] })
  if (named === undefined) throw new Error('the file names nothing')
  const origins = 'url' in named.server ? [new URL(named.server.url).origin] : []
  const caller = createToolCaller({ net: openNet({ configuredOrigins: origins }), version: '0.0.0' })
  onTestFinished(() => caller.close())
  return { provider: toolProvider(named, caller), caller }
}

/** Serves web requests on the loopback until the test ends; resolves to the address. */
export async function serveRequests(handle: (request: Request) => Promise<Response>): Promise<string> {
  const server = createServer(async (incoming, response) => {
    const { method = 'GET', url = '/', headers } = incoming
    const body = method === 'POST' ? await buffer(incoming) : null
    const init = { method, headers: headers as Record<string, string>, body: body && new Uint8Array(body) }
    const answer = await handle(new Request(`http://127.0.0.1${url}`, init))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // A TCP server that listens has an address object; the string form is for pipes.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
