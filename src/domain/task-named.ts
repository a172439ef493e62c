import { ResearchError } from '../errors.ts'
import type { ResearchState } from './research.ts'

/** Refuses work for a task that the plan does not have. */
export function checkTask(id: string | undefined, { tasks }: Pick<ResearchState, 'tasks'>): void {
  if (id === undefined || tasks.some(one => one.id === id)) return
  const ids = tasks.map(one => one.id).join(', ')
  throw new ResearchError(`There is no task ${id}.`, {
    kind: 'unknown_id',
    fix: ids
      ? `Use one of: ${ids}; or leave \`task\` out.`
      : 'The plan has no tasks: plan tasks: [{title, for}] adds some; or leave `task` out.',
  })
}
