import { isExcludedBy } from '../domain/exclusion.ts'
import { twinKey } from '../domain/file-twin.ts'
import type { Requirement, ResearchState, Task } from '../domain/research.ts'
import type { Source } from '../domain/source.ts'
import { type Covered, coverageOf, reachedStatus, unserved } from './coverage.ts'

interface Described {
  readonly facts: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
}

/** A plan in lines: requirements with how far they are, then the to-do list. The words are the caller's own. */
export function describePlan(state: ResearchState): Described {
  const { research, requirements, tasks } = state
  const covered = coverageOf(state)
  const coverage = new Map(covered.map(one => [one.requirement.id, one]))
  const window = [research.since && `since ${research.since}`, research.until && `until ${research.until}`].filter(
    Boolean,
  )
  return {
    facts: [
      research.question ? `question: ${research.question}` : 'no question yet',
      ...(window.length > 0 ? [window.join(', ')] : []),
      ...research.exclude.map(rule => describeExclusion(rule, state)),
      ...(research.exclude.length === 0 &&
      requirements.some(({ kind, role }) => kind === 'exclusion' && role === 'negative')
        ? [
            'what the question rules out is kept away from searches by `exclude`: ["words of a title, a file name or a domain"]',
          ]
        : []),
      ...(requirements.length > 0 ? ['requirements:'] : []),
      ...requirements.map(one => describeRequirement(one, coverage.get(one.id))),
      ...(tasks.length > 0 ? ['tasks:'] : []),
      ...[...tasks]
        .sort((a, b) => a.order - b.order)
        .flatMap(task => [
          describeTask(task, covered),
          ...describeSearches(task, state),
          ...describeTwins(task, state),
        ]),
      ...describeLoose(state),
    ],
    data: {
      requirements: requirements.map(({ id, role, weight }) => ({
        id,
        role,
        weight,
        coverage: coverage.get(id)?.coverage,
      })),
      tasks: tasks.map(task => ({ id: task.id, status: reachedStatus(task, covered), for: task.for })),
    },
  }
}

/** What no task is for, and tasks that are for nothing: neither counts for the other. */
function describeLoose(state: ResearchState): string[] {
  if (state.tasks.length === 0) return []
  const bare = unserved(state).map(({ id }) => id)
  const idle = state.requirements.length > 0 ? state.tasks.filter(({ for: serves }) => serves.length === 0) : []
  const said = [
    ...(bare.length > 0 ? [`${bare.join(' ')} ${bare.length === 1 ? 'has' : 'have'} no task`] : []),
    ...(idle.length > 0
      ? [`${idle.map(({ id }) => id).join(' ')} ${idle.length === 1 ? 'is' : 'are'} for no requirement`]
      : []),
  ]
  return said.length > 0
    ? [`${said.join('; ')}: plan tasks: [{title, for}] or [{id, for}] says which serves which`]
    : []
}

/** Words that match nothing keep nothing away: the caller has to see that. */
function describeExclusion(rule: string, { sources }: ResearchState): string {
  const matched = sources.filter(source => isExcludedBy(source, { exclude: [rule] })).map(({ id }) => id)
  const named = sources.find(({ address }) => address === rule)?.id
  const what = matched.length > 0 ? `keeps away ${matched.join(' ')}` : 'matches no source found so far'
  return `never used: ${named ?? rule} (${what})`
}

function describeRequirement({ id, text, role, weight }: Requirement, covered: Covered | undefined): string {
  return `${id} ${role} ×${weight}${covered ? ` ${describeCoverage(covered)}` : ''}: ${text}`
}

/** `open, 1 of 2 sources`, where some were read but fewer than wanted. */
function describeCoverage({ coverage, isSaidOpen, sources, wanted }: Covered): string {
  if (isSaidOpen) return 'said to be open in the report'
  return coverage === 'open' && sources > 0 ? `open, ${sources} of ${wanted} sources` : coverage
}

const LISTED_SEARCHES = 3

/** With which words a task was searched, and what was new: wording that brings nothing new is used up. */
function describeSearches({ id }: Task, { searches, sources }: ResearchState): string[] {
  const own = searches.filter(({ task }) => task === id)
  const last = own.at(-1)
  if (!last) return []
  const read = pagesOf(id, sources).length
  const listed = own.slice(-LISTED_SEARCHES).map(({ query, fresh }) => `“${query}” ${fresh} new`)
  const left = own.length > LISTED_SEARCHES ? `${own.length - LISTED_SEARCHES} before; ` : ''
  const hint = last.fresh === 0 ? '; these words are used up: try others, another language or `kinds`' : ''
  return [`  searched: ${left}${listed.join(', ')}; read ${read}${hint}`]
}

/** What was read for a task, each page with the sources that are formats of it. */
function pagesOf(task: string, sources: readonly Source[]): string[][] {
  const pages = new Map<string, string[]>()
  for (const source of sources) {
    if (source.state !== 'read' || (source.task !== task && !source.readFor?.includes(task))) continue
    const key = source.origin.type === 'file' ? twinKey(source.origin.path) : source.id
    pages.set(key, [...(pages.get(key) ?? []), source.id])
  }
  return [...pages.values()]
}

/** A page in two formats is no second witness. */
const describeTwins = ({ id }: Task, { sources }: ResearchState): string[] =>
  pagesOf(id, sources)
    .filter(page => page.length > 1)
    .map(page => `  ${page.join(' ')} are one page in ${page.length} formats, which count as one source`)

function describeTask(task: Task, covered: readonly Covered[]): string {
  const { id, title, for: serves, after, doneWhen, note } = task
  const links = [serves.length > 0 && `for ${serves.join(' ')}`, after.length > 0 && `after ${after.join(' ')}`].filter(
    Boolean,
  )
  const more = [links.join(', '), doneWhen && `done when ${doneWhen}`, note && `note: ${note}`].filter(Boolean)
  return `${id} ${reachedStatus(task, covered)}: ${title}${more.length > 0 ? ` (${more.join('; ')})` : ''}`
}
