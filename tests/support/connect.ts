import { Client, InMemoryTransport } from '@modelcontextprotocol/client'
import { prompts } from '../../prompts/index.ts'
import { resources } from '../../resources/index.ts'
import { createChanges } from '../../src/mcp/changes.ts'
import type { Engine } from '../../src/mcp/engine.ts'
import type { ServerParts } from '../../src/mcp/server.ts'
import { listenOnStdio } from '../../src/mcp/stdio.ts'
import type { TestProduct } from './product.ts'

export const eras = ['2025-11-25', '2026-07-28'] as const
export type Era = (typeof eras)[number]

export function newClient(era: Era = '2026-07-28'): Client {
  const mode = era === '2025-11-25' ? 'legacy' : { pin: era }
  return new Client({ name: 'tests', version: '0.0.0' }, { versionNegotiation: { mode } })
}

/** An engine alone, or a product whose resources and updates are wanted too. */
export type Served = Engine | Pick<TestProduct, 'engine' | 'services' | 'changes'>

/** What a door serves. */
export function partsOf(served: Served, options: { readonly structured?: boolean } = {}): ServerParts {
  const { engine, services, changes } =
    'engine' in served
      ? served
      : { engine: served, services: () => Promise.reject(new Error('no services here')), changes: createChanges() }
  return { version: '0.0.0', engine, services, changes, resources, prompts, structured: options.structured ?? false }
}

/** Connects a client to a server in memory, through the same entry that serves stdio. */
export async function connect(served: Served, client: Client = newClient(), options = {}): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  listenOnStdio(partsOf(served, options), ours)
  await client.connect(theirs)
  return client
}
