import type { Desk } from '../desk.ts'
import type { ReadSource } from '../domain/source.ts'
import { spokenFor } from '../rank/spoken-for.ts'

/** What was read for a task is known as such, also where it was found or read for another one before; for its requirements it counts where a passage speaks of them. `ids` as a reply says them. */
export async function countFor(task: string, ids: unknown, desk: Desk): Promise<void> {
  const { sources, tasks } = desk.state
  if (!Array.isArray(ids) || tasks.every(({ id }) => id !== task)) return
  const fresh = sources.filter(
    (one): one is ReadSource => one.state === 'read' && ids.includes(one.id) && !(one.readFor ?? []).includes(task),
  )
  if (fresh.length === 0) return
  const changes = await Promise.all(
    fresh.map(async one => {
      const value = await withServed({ ...one, readFor: [...(one.readFor ?? []), task] }, desk)
      return { op: 'put', kind: 'source', value } as const
    }),
  )
  await desk.commit(changes, { task, read: fresh.map(({ id }) => id) })
}

/** What was read before the plan named a requirement may speak of it. */
export async function countForNew(known: readonly string[], desk: Desk): Promise<void> {
  const isNew = desk.state.requirements.some(({ id, text }) => !known.includes(`${id} ${text}`))
  const read = desk.state.sources.filter((one): one is ReadSource => one.state === 'read')
  if (!isNew || read.length === 0) return
  const renewed = await Promise.all(read.map(one => withServed(one, desk)))
  const changed = renewed.filter((one, i) => one.serves?.length !== read[i]?.serves?.length)
  if (changed.length === 0) return
  await desk.commit(
    changed.map(value => ({ op: 'put', kind: 'source', value }) as const),
    { serves: changed.map(({ id }) => id) },
  )
}

async function withServed(source: ReadSource, desk: Desk): Promise<ReadSource> {
  const spoken = spokenFor(source, await desk.text(source.textSha256), desk.state)
  const serves = [...new Set([...(source.serves ?? []), ...spoken])]
  return serves.length > 0 ? { ...source, serves } : source
}
