import { usableSources } from '../domain/exclusion.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import type { Source } from '../domain/source.ts'
import { isOfForm } from '../text/form-words.ts'
import { words } from '../text/words.ts'

/** How far a requirement is: nothing yet, sources read for it, or answered in the draft. */
export type Coverage = 'open' | 'read' | 'answered'

export interface Covered {
  readonly requirement: Requirement
  readonly coverage: Coverage
}

/** What the question asks for that needs evidence; form, language and exclusions are matters of the draft. */
export function coverageOf(state: ResearchState): Covered[] {
  const draft = state.drafts.at(-1)
  const answered = new Set([
    ...(draft?.sections.filter(({ text }) => text.includes('[@')).flatMap(section => section.for) ?? []),
    // Who judged the report and found it there has looked closer than the words that both share.
    ...(state.scorecards.at(-1)?.markings.flatMap(({ criterion, mark }) => (mark === 'none' ? [] : [criterion])) ?? []),
  ])
  const sources = usableSources(state)
  const served = new Set(state.tasks.filter(task => isServed(task, sources)).flatMap(task => task.for))
  return state.requirements.filter(needsEvidence).map(requirement => ({
    requirement,
    coverage: answered.has(requirement.id)
      ? 'answered'
      : served.has(requirement.id) || sources.some(source => speaksOf(source, requirement))
        ? 'read'
        : 'open',
  }))
}

const needsEvidence = ({ kind, role, text }: Requirement) =>
  role !== 'negative' && (kind === 'part' || (kind === 'other' && !isOfForm(text)))

/** A source that was read and speaks of it, or was found or titled with half of the requirement's words. */
function speaksOf(source: Source, { id, text }: Requirement): boolean {
  if (source.state !== 'read') return false
  if (source.serves?.includes(id)) return true
  const wanted = new Set(words(text, { dropStopWords: true }))
  const said = new Set(words(`${source.title} ${source.found?.query ?? ''}`, { dropStopWords: true }))
  return wanted.size > 0 && [...wanted].filter(word => said.has(word)).length >= wanted.size / 2
}

function isServed(task: ResearchState['tasks'][number], sources: readonly Source[]): boolean {
  return task.status === 'done' || sources.some(source => source.state === 'read' && source.task === task.id)
}

/** What the plan asks for and has no sources for yet; undefined where nothing is planned. */
export function openQuestions(state: ResearchState): readonly string[] | undefined {
  const covered = coverageOf(state)
  if (covered.length === 0) return undefined
  return covered.filter(({ coverage }) => coverage === 'open').map(({ requirement }) => requirement.text)
}
