import type { Section } from '../domain/draft.ts'
import type { ResearchState } from '../domain/research.ts'
import { brackets } from '../evidence/citation.ts'
import { isOfForm } from '../text/form-words.ts'
import { words } from '../text/words.ts'

/** The requirements that the outline gave a section; else those half of whose words stand in it, and those whose sources it cites. */
export function answersIn(
  { heading, text, planned }: Section,
  title: string,
  { requirements, sources, tasks }: ResearchState,
): string[] {
  const own = planned && plannedIn(planned, tasks)
  if (own && own.length > 0) return own.filter(id => requirements.some(one => one.id === id))
  const there = new Set(words(`${title}\n${heading}\n${text}`))
  const cited = new Set(brackets(text).flatMap(({ places }) => places.map(({ id }) => id)))
  const citedTasks = new Set(sources.flatMap(({ id, task }) => (task !== undefined && cited.has(id) ? [task] : [])))
  const served = new Set(tasks.flatMap(task => (citedTasks.has(task.id) ? task.for : [])))
  return requirements
    .filter(
      ({ kind, role, text: asked }) =>
        role !== 'negative' && (kind === 'part' || (kind === 'other' && !isOfForm(asked))),
    )
    .filter(({ id, text: asked }) => served.has(id) || coversHalf(asked, there))
    .map(({ id }) => id)
}

function coversHalf(asked: string, there: ReadonlySet<string>): boolean {
  const wanted = [...new Set(words(asked, { dropStopWords: true }))]
  return wanted.length > 0 && wanted.filter(word => there.has(word)).length / wanted.length >= 0.5
}

/** A task stands for the requirements that it is for. */
function plannedIn(planned: readonly string[], tasks: ResearchState['tasks']): string[] {
  const ids = planned.flatMap(id => (id.startsWith('q') ? [id] : (tasks.find(task => task.id === id)?.for ?? [])))
  return [...new Set(ids)]
}
