import type { ReadSource, Source } from '../../domain/source.ts'
import type { New } from '../store.ts'
import { addEntity, putEntity, releaseAddress, type Scope, sourceAt } from './entities.ts'

export interface Ensured {
  readonly id: string
  readonly changed: boolean
}

/** What the `ensure_source` change does; its contract stands at `Change`. */
export function ensureSource(scope: Scope, given: New<Source>): Ensured {
  const known = sourceAt(scope, given.address)
  if (known === undefined) return { id: addEntity(scope, 'source', given), changed: true }
  if (given.state === 'read' && known.state === 'read' && given.textSha256 !== known.textSha256) {
    releaseAddress(scope, known.id)
    return { id: addEntity(scope, 'source', successor(known, given)), changed: true }
  }
  const next = merged(known, given)
  if (next === known) return { id: known.id, changed: false }
  putEntity(scope, 'source', next)
  return { id: known.id, changed: true }
}

function successor(known: ReadSource, given: New<ReadSource>): New<ReadSource> {
  return { ...provenance(known), ...given, supersedes: known.id }
}

/** The known source with what the given one adds; the known one itself where that is nothing. */
function merged(known: Source, given: New<Source>): Source {
  if (given.state === 'found' || known.state === 'read') return withTask(known, given.task)
  const { id, title, published, snippet } = known
  const hints = { ...(published === undefined ? {} : { published }), ...(snippet === undefined ? {} : { snippet }) }
  return { ...hints, ...provenance(known), ...given, title: given.title || title, id }
}

function withTask(known: Source, task: string | undefined): Source {
  return task === undefined || known.task !== undefined ? known : { ...known, task }
}

/** What led to a source stays with it and with its successor. */
function provenance({ task, found }: Source): Pick<Source, 'task' | 'found'> {
  return { ...(task === undefined ? {} : { task }), ...(found === undefined ? {} : { found }) }
}
