import type { Requirement, ResearchState, Task } from '../domain/research.ts'
import { coverageOf } from './coverage.ts'

interface Described {
  readonly facts: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
}

/** A plan in lines: requirements with how far they are, then the to-do list. The words are the caller's own. */
export function describePlan(state: ResearchState): Described {
  const { research, requirements, tasks } = state
  const coverage = new Map(coverageOf(state).map(one => [one.requirement.id, one.coverage]))
  const window = [research.since && `since ${research.since}`, research.until && `until ${research.until}`].filter(
    Boolean,
  )
  return {
    facts: [
      research.question ? `question: ${research.question}` : 'no question yet',
      ...(window.length > 0 ? [window.join(', ')] : []),
      ...(research.exclude.length > 0 ? [`never used: ${research.exclude.join(', ')}`] : []),
      ...(research.exclude.length === 0 &&
      requirements.some(({ kind, role }) => kind === 'exclusion' && role === 'negative')
        ? [
            'what the question rules out is kept away from searches by `exclude`: ["words of a title, a file name or a domain"]',
          ]
        : []),
      ...(requirements.length > 0 ? ['requirements:'] : []),
      ...requirements.map(one => describeRequirement(one, coverage.get(one.id))),
      ...(tasks.length > 0 ? ['tasks:'] : []),
      ...[...tasks].sort((a, b) => a.order - b.order).map(describeTask),
    ],
    data: {
      requirements: requirements.map(({ id, role, weight }) => ({ id, role, weight, coverage: coverage.get(id) })),
      tasks: tasks.map(({ id, status, for: serves }) => ({ id, status, for: serves })),
    },
  }
}

function describeRequirement({ id, text, role, weight }: Requirement, coverage: string | undefined): string {
  return `${id} ${role} ×${weight}${coverage ? ` ${coverage}` : ''}: ${text}`
}

function describeTask({ id, title, status, for: serves, after, doneWhen, note }: Task): string {
  const links = [serves.length > 0 && `for ${serves.join(' ')}`, after.length > 0 && `after ${after.join(' ')}`].filter(
    Boolean,
  )
  const more = [links.join(', '), doneWhen && `done when ${doneWhen}`, note && `note: ${note}`].filter(Boolean)
  return `${id} ${status}: ${title}${more.length > 0 ? ` (${more.join('; ')})` : ''}`
}
