import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import type { Engine } from '../../src/mcp/engine.ts'
import { listenOnStdio } from '../../src/mcp/stdio.ts'
import { partsOf } from './connect.ts'

export function newV1Client(): Client {
  return new Client({ name: 'tests', version: '0.0.0' })
}

/** The client that most hosts still ship, connected in memory through the entry that serves stdio. */
export async function connectV1(engine: Engine): Promise<Client> {
  const client = newV1Client()
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  listenOnStdio(partsOf(engine), ours)
  await client.connect(theirs)
  return client
}
