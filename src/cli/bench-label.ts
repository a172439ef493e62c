import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ResearchError } from '../errors.ts'
import { labelItems } from '../lab/label/items.ts'
import { listenForLabels } from '../lab/label/server.ts'
import { openRunFolder } from '../lab/run-folder.ts'
import type { CommandPorts } from './command.ts'

const options = {
  out: { type: 'string' },
  port: { type: 'string', default: '3334' },
  kind: { type: 'string' },
} as const
const kinds = ['pair', 'checklist'] as const

/** Serves the page on which people judge what a run has produced, until it is stopped. */
export async function benchLabel(args: readonly string[], { err, signal }: CommandPorts): Promise<number> {
  const { values } = parseArgs({ args: [...args], options })
  if (values.out === undefined)
    throw new ResearchError('No folder is named.', { fix: 'Write bench label --out DIR, with the folder of a run.' })
  const kind = kinds.find(one => one === values.kind)
  if (values.kind !== undefined && !kind)
    throw new ResearchError('There is no such kind.', { fix: `Kinds: ${kinds.join(', ')}.` })
  const folder = openRunFolder(resolve(values.out))
  const items = await labelItems(folder, kind)
  if (items.length === 0) {
    err(
      'There is nothing to judge in that run: no two reports on one task, and no checklist. --kind takes all of one kind.\n',
    )
    return 0
  }
  const door = await listenForLabels({ folder, items, clock: { now: () => Date.now() }, port: portOf(values.port) })
  err(`${items.length} items at ${door.address}; Ctrl-C ends it.\n`)
  await new Promise<void>(resolve => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  await door.close()
  return 0
}

function portOf(given: string): number {
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new ResearchError('That is no port.', { fix: 'Write --port 3334.' })
}
