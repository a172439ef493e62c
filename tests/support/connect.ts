import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import type { Engine } from '../../src/mcp/engine.ts'
import { listenOnStdio } from '../../src/mcp/stdio.ts'

export const eras = ['2025-11-25', '2026-07-28'] as const
export type Era = (typeof eras)[number]

export function newClient(era: Era = '2026-07-28'): Client {
  const mode = era === '2025-11-25' ? 'legacy' : { pin: era }
  return new Client({ name: 'tests', version: '0.0.0' }, { versionNegotiation: { mode } })
}

/** Connects a client to a server in memory, through the same entry that serves stdio. */
export async function connect(engine: Engine, client: Client = newClient()): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  listenOnStdio({ version: '0.0.0', engine }, ours)
  await client.connect(theirs)
  return client
}
