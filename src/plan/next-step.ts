import { usableSources } from '../domain/exclusion.ts'
import type { Requirement, ResearchState, Task } from '../domain/research.ts'
import type { Marking } from '../domain/rubric.ts'
import type { Source } from '../domain/source.ts'
import { onTopicOf } from '../text/on-topic.ts'
import { sharesTellingWord } from '../text/telling-words.ts'
import { coverageOf, isFoundWith, openQuestions, PROMISED, promises } from './coverage.ts'
import { notPassedOver } from './passed-over.ts'

/** The one call that helps the research most now, in words that a model can follow. */
export function nextStep(state: ResearchState): string {
  return STEPS.reduce<string | undefined>((step, propose) => step ?? propose(state), undefined) ?? LAST
}

const LAST = 'draft_report format: "html" exports the report; `recall` shows where the research stands.'

/** Its title or snippet has a telling word of the query that found it, and it is on what is asked. */
function fittingOf(state: ResearchState): (source: Source) => boolean {
  const isOnTopic = onTopicOf(state)
  return source => {
    const query = source.found?.query
    return query === undefined || (sharesTellingWord([query])(source) && isOnTopic(source, query))
  }
}

const taskOf = ({ id }: Requirement, { tasks }: ResearchState) => tasks.find(({ for: serves }) => serves.includes(id))

/** What was searched and brought nothing new is not asked for again. The queries of one call are one search. */
function isUsedUp(requirement: Requirement, state: ResearchState): boolean {
  const task = taskOf(requirement, state)
  if (task?.status === 'blocked') return true
  // Who calls a task done wants no more for it, whatever was read for it by name.
  if (task?.status === 'done' && usableSources(state).some(source => source.state === 'read')) return true
  const own = state.searches.filter(one => one.task !== undefined && one.task === task?.id)
  const last = own.filter(({ at }) => at === own.at(-1)?.at)
  return own.length > 0 && (last.every(({ fresh }) => fresh === 0) || new Set(own.map(({ at }) => at)).size >= 3)
}

/** Hits for what is open that nobody read yet come before another search. */
function readFound(requirement: Requirement, state: ResearchState): string | undefined {
  const task = taskOf(requirement, state)
  const isFitting = fittingOf(state)
  const unread = usableSources(state).filter(
    one =>
      one.state === 'found' &&
      ((task !== undefined && one.task === task.id) || isFoundWith(one, requirement.text)) &&
      promises(one, requirement.text, task) &&
      isFitting(one),
  )
  const waiting = notPassedOver(unread, task, state)
  if (waiting.length === 0) return undefined
  const ids = waiting.slice(0, 3).map(({ id }) => `"${id}"`)
  return `read source: [${ids.join(', ')}]${task ? `, task: "${task.id}"` : ''} for ${requirement.id}: found and not read yet.`
}

const countOfRead = (state: ResearchState) => usableSources(state).filter(source => source.state === 'read').length

/** As much was read as all that is asked for wants: what nothing was read for by name may well stand in it. */
function isMuchRead(state: ResearchState): boolean {
  const covered = coverageOf(state)
  const wanted = covered.reduce((sum, one) => sum + one.wanted, 0)
  const reached = covered.filter(({ coverage }) => coverage !== 'open').length
  const enough = Math.max(ENOUGH, reached * 2 >= covered.length ? wanted : MORE * wanted)
  return reached > 0 && countOfRead(state) >= enough
}

const ENOUGH = 4
/** So many times what is wanted, where less than half of what is asked is covered by name. */
const MORE = 1.5

/** For what no source that was read speaks of, beside writing; where a search for it was in vain, how to leave it. */
function beside(state: ResearchState): string {
  const open = coverageOf(state).flatMap(({ coverage, requirement }) => (coverage === 'open' ? [requirement] : []))
  const waiting = open.filter(one => !isUsedUp(one, state))
  const [first] = waiting
  if (first !== undefined) {
    const task = taskOf(first, state)
    return `; no source yet for ${some(waiting)}: search queries: ["…"]${task ? `, task: "${task.id}"` : ''}`
  }
  const vain = open.flatMap(one => taskOf(one, state) ?? []).find(one => isInVain(one, state))
  return vain === undefined ? '' : `; or plan tasks: [{id: "${vain.id}", status: "blocked"}], searched in vain`
}

const some = (all: readonly Requirement[]) =>
  `${all
    .slice(0, NAMED)
    .map(({ id }) => id)
    .join(' ')}${all.length > NAMED ? ` +${all.length - NAMED}` : ''}`
const NAMED = 4

/** The last search for it brought nothing that was not found before. */
function isInVain({ id, status }: Task, { searches }: ResearchState): boolean {
  const own = searches.filter(({ task }) => task === id)
  const isOpen = status !== 'blocked' && status !== 'done'
  return isOpen && own.length > 0 && own.filter(({ at }) => at === own.at(-1)?.at).every(({ fresh }) => fresh === 0)
}

/** What the report was judged not to meet, or not wholly. */
const isLost = ({ criterion, mark }: Marking, { requirements }: ResearchState) =>
  mark !== 'full' && requirements.some(({ id, role }) => id === criterion && role !== 'negative')

/** In order of precedence: mend, plan, read what was found, first of all and for what is open, search what is open, write, judge, meet what was not met, export. */
const STEPS: readonly ((state: ResearchState) => string | undefined)[] = [
  ({ drafts }) => {
    const open = drafts.at(-1)?.repairs ?? []
    const applicable = open.find(({ replacement }) => replacement !== undefined)
    if (applicable)
      return `draft_report edits: ["${applicable.id}"] applies that repair; or rewrite the sentence with {find, replace}.`
    return open[0] ? `draft_report edits: [{find, replace}] to mend ${open[0].id}: ${open[0].fix}` : undefined
  },
  ({ research, requirements }) =>
    research.question === '' && requirements.length === 0
      ? 'plan question: "…" says what this research is to answer.'
      : undefined,
  state => {
    const sources = usableSources(state)
    const read = sources.some(source => source.state === 'read')
    const open = openQuestions(state)
    const isAsked = open === undefined ? () => true : sharesTellingWord(open, PROMISED)
    if (read) return undefined
    const isFitting = fittingOf(state)
    const found = sources.filter(one => one.state === 'found' && isAsked(one) && isFitting(one)).slice(0, 3)
    if (found.length === 0) return undefined
    return `read source: [${found.map(({ id }) => `"${id}"`).join(', ')}].`
  },
  state => {
    if (state.drafts.length > 0) return undefined
    const open = coverageOf(state).filter(({ coverage }) => coverage === 'open')
    return open.map(({ requirement }) => readFound(requirement, state)).find(step => step !== undefined)
  },
  state => {
    if (state.drafts.length > 0 || isMuchRead(state)) return undefined
    const open = coverageOf(state).find(
      ({ coverage, requirement }) => coverage === 'open' && !isUsedUp(requirement, state),
    )
    if (!open) return undefined
    const task = taskOf(open.requirement, state)
    const isAgain = state.searches.some(one => task !== undefined && one.task === task.id)
    return `search queries: ["…"]${task ? `, task: "${task.id}"` : ''} for ${open.requirement.id}${isAgain ? ', in other words than before' : ''}; read: 3 reads the best hits in the same call.`
  },
  state =>
    state.drafts.length === 0 && usableSources(state).some(source => source.state === 'read')
      ? `draft_report text: "…" with a place such as [@s1:12] after each sentence; read focus: "…" finds places${beside(state)}.`
      : undefined,
  state => {
    const gaps = state.drafts.length > 0 ? coverageOf(state).filter(({ coverage }) => coverage !== 'answered') : []
    const gap = gaps.find(({ isSaidOpen }) => !isSaidOpen)
    const untold = gaps.find(one => one.isSaidOpen && !isUsedUp(one.requirement, state))?.requirement
    if (gap === undefined && untold !== undefined) {
      const task = taskOf(untold, state)
      return `search queries: ["…"]${task ? `, task: "${task.id}"` : ''} for ${untold.id}, which the report says is open; or leave it so: judge checks the draft.`
    }
    return gap
      ? `draft_report section: "…", text: "…" to answer ${gap.requirement.id}, which no section does yet.`
      : undefined
  },
  state => {
    const card = state.scorecards.findLast(({ draft }) => draft !== undefined && draft === state.drafts.at(-1)?.id)
    const lost = card?.open.length === 0 ? card.markings.find(one => isLost(one, state)) : undefined
    if (lost === undefined) return undefined
    const { criterion: id, mark, place } = lost
    const task = state.tasks.find(({ for: serves }) => serves.includes(id))
    return `draft_report edits: [{find, replace}] to meet ${id}, ${mark}${place ? ` at ${place}` : ''}${task ? ` (search queries: ["…"], task: "${task.id}" where no source has it)` : ''}; or draft_report format: "html" exports it.`
  },
  ({ drafts, scorecards }) => {
    const draft = drafts.at(-1)?.id
    const isJudged = draft === undefined || scorecards.some(card => card.draft === draft)
    return isJudged ? undefined : `judge checks ${draft} against the plan; draft_report format: "html" exports it.`
  },
]
