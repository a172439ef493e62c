import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A wiki that answers every search with this; resolves to its base URL. */
export async function wikipedia(answer: object): Promise<string> {
  const server = createServer((_, response) => void response.end(JSON.stringify(answer)))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // A TCP server that listens has an address object; the string form is for pipes.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
