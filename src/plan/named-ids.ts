import type { ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import type { Change } from '../store/store.ts'
import type { PlanInput } from './plan.ts'

interface Named {
  readonly id: string
}
type Planned = 'requirement' | 'task'

/** Tasks that are changed are there, and new ones have a title. */
export function refuseTasks({ tasks = [] }: PlanInput, { tasks: known }: ResearchState): void {
  const changed = tasks.find(({ id }) => id !== undefined && !known.some(one => one.id === id))
  if (changed?.id !== undefined) throw unknown('task', changed.id, known)
  if (tasks.some(({ id, title }) => id === undefined && title === undefined)) throw noTitle()
}

/** What tasks are for, and what they come after, is there once the changes are made. */
export function refuseReferences({ tasks = [] }: PlanInput, state: ResearchState, changes: readonly Change[]): void {
  const gone = new Set(changes.flatMap(one => (one.op === 'remove' ? [one.id] : [])))
  const refuse = (kind: Planned, asked: readonly string[], known: readonly Named[]) => {
    const ids = new Set(known.map(({ id }) => id))
    const missing = asked.find(id => !ids.has(id))
    if (missing !== undefined) throw unknown(kind, missing, known)
  }
  const requirements = [
    ...state.requirements.filter(({ id }) => !gone.has(id)),
    ...idsOfAdded('requirement', changes, state.requirements).map(id => ({ id })),
  ]
  refuse(
    'requirement',
    tasks.flatMap(({ for: serves = [] }) => serves),
    requirements,
  )
  const added = tasks.filter(({ id }) => id === undefined).length
  refuse(
    'task',
    tasks.flatMap(({ after = [] }) => after),
    [...state.tasks.filter(({ id }) => !gone.has(id)), ...nextIds('t', added, state.tasks).map(id => ({ id }))],
  )
}

/** The ids that a host who sees the plan expects for what the changes add. */
export function idsOfAdded(kind: Planned, changes: readonly Change[], known: readonly Named[]): readonly string[] {
  const added = changes.filter(one => one.op === 'add' && one.kind === kind).length
  return nextIds(kind === 'requirement' ? 'q' : 't', added, known)
}

function nextIds(letter: string, added: number, known: readonly Named[]): readonly string[] {
  const last = Math.max(0, ...known.map(({ id }) => Number(id.slice(1))))
  return Array.from({ length: added }, (_, i) => `${letter}${last + i + 1}`)
}

export const noTitle = () =>
  new ResearchError('A new task has no title.', { fix: 'Give `title`, or the `id` of the task to change.' })

export function unknown(what: Planned, id: string, known: readonly Named[]): ResearchError {
  const ids = known.map(one => one.id).join(', ')
  return new ResearchError(`There is no ${what} ${id}; nothing was changed.`, {
    kind: 'unknown_id',
    fix: ids ? `Use one of: ${ids}; or leave \`id\` out to add one.` : 'Leave `id` out to add one.',
  })
}
