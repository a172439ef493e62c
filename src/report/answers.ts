import type { Section } from '../domain/draft.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import { brackets } from '../evidence/citation.ts'
import { words } from '../text/words.ts'
import { isOfManner } from './manner.ts'

/** Whether a section has to answer it: a flaw to avoid, a date, a form or a manner of telling is met by the report as a whole. */
export const needsAnswer = ({ kind, role, text }: Pick<Requirement, 'kind' | 'role' | 'text'>): boolean =>
  role !== 'negative' && (kind === 'part' || kind === 'other') && !isOfManner(text)

/** The requirements that the outline gave a section; else those half of whose words stand in it, that its heading names, and whose sources it cites. */
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
    .filter(({ kind, role }) => role !== 'negative' && (kind === 'part' || kind === 'other'))
    .filter(one =>
      needsAnswer(one)
        ? served.has(one.id) || coversHalf(one.text, there) || isNamedIn(heading, one.text)
        : isNamedIn(heading, one.text),
    )
    .map(({ id }) => id)
}

/** What tells a writer to write is no subject. */
const telling = new Set(
  words(
    'say state tell note explain describe list give name show mention plainly clearly briefly please answer discuss outline summarize identify provide compare report',
  ),
)

/** The terms of what is asked, without those that only tell a writer to write. */
export const subjectsOf = (asked: string) => {
  const all = [...new Set(words(asked, { dropStopWords: true }))]
  const own = all.filter(word => !telling.has(word))
  return own.length > 0 ? own : all
}

/** Half of what a requirement is about is there. */
export function coversHalf(asked: string, there: ReadonlySet<string>): boolean {
  const wanted = subjectsOf(asked)
  return wanted.length > 0 && wanted.filter(word => there.has(word)).length / wanted.length >= 0.5
}

/** Headings that every report has. */
const common =
  /^(?:in (?:short|brief|summary)|(?:short |brief |executive )?(?:summary|answer|overview)|introduction|background|conclusions?|key (?:points|findings)|摘要|概述|引言|结论|小结|总结|要点)$/i

/** A heading most of whose words are those of the requirement. */
function isNamedIn(heading: string, asked: string): boolean {
  const bare = heading.replace(/^[\d.)、\s]+/, '').trim()
  if (common.test(bare)) return false
  const named = [...new Set(words(bare, { dropStopWords: true }))]
  const there = new Set(words(asked))
  const shared = named.filter(word => there.has(word)).length
  return shared > 0 && shared / named.length >= 0.5
}

/** A task stands for the requirements that it is for. */
function plannedIn(planned: readonly string[], tasks: ResearchState['tasks']): string[] {
  const ids = planned.flatMap(id => (id.startsWith('q') ? [id] : (tasks.find(task => task.id === id)?.for ?? [])))
  return [...new Set(ids)]
}
