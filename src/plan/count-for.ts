import type { Desk } from '../desk.ts'

/** What was read for a task counts for it, also where it was found or read for another one before. `ids` as a reply says them. */
export async function countFor(task: string, ids: unknown, desk: Desk): Promise<void> {
  const { sources, tasks } = desk.state
  if (!Array.isArray(ids) || tasks.every(({ id }) => id !== task)) return
  const fresh = sources.filter(
    one => one.state === 'read' && ids.includes(one.id) && !(one.readFor ?? []).includes(task),
  )
  if (fresh.length === 0) return
  const changes = fresh.map(
    one => ({ op: 'put', kind: 'source', value: { ...one, readFor: [...(one.readFor ?? []), task] } }) as const,
  )
  await desk.commit(changes, { task, read: fresh.map(({ id }) => id) })
}
