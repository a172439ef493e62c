import type { Clock } from '../call.ts'
import type { Desk } from '../desk.ts'
import { dayOf } from '../domain/day.ts'
import { exclusionOf } from '../domain/exclusion.ts'
import type { Requirement, Research, ResearchState, Task } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import type { Change, New } from '../store/store.ts'
import { languageOf } from '../text/script.ts'
import { kindOf } from './kind-of.ts'
import { idsOfAdded, noTitle, refuseReferences, refuseTasks, unknown } from './named-ids.ts'
import { excludedBy, requirementsOf } from './requirements.ts'
import { asksDecision, taskTitle } from './task-title.ts'
import { windowOf } from './window.ts'

export interface RequirementInput {
  readonly id?: string | undefined
  readonly text?: string | undefined
  readonly role?: Requirement['role'] | undefined
  readonly weight?: number | undefined
}

export interface TaskInput {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly for?: readonly string[] | undefined
  readonly status?: Task['status'] | 'deleted' | undefined
  readonly after?: readonly string[] | undefined
  readonly done_when?: string | undefined
  readonly note?: string | undefined
}

export interface PlanInput {
  readonly question?: string
  readonly requirements?: readonly RequirementInput[]
  readonly tasks?: readonly TaskInput[]
  readonly since?: string
  readonly until?: string
  readonly exclude?: readonly string[]
}

/** What a plan changed that it was not told to change by name. */
export interface Replaced {
  /** Requirements and tasks made from the question that are no more. */
  readonly gone: readonly string[]
}

/**
 * Changes the plan as asked, or throws and changes nothing. A new question is taken apart by rule; what the host says of requirements and
 * tasks stands.
 */
export async function plan(input: PlanInput, desk: Desk, clock: Clock): Promise<Replaced> {
  const before = desk.state.requirements
  const changes = checkedChanges(input, desk.state, clock)
  const promised = idsOfAdded('requirement', changes, before)
  const ids = changes.length > 0 ? await desk.commit(changes, { step: 'requirements' }) : []
  const added = changes.flatMap((one, i) => (isAdded('requirement', one) ? [ids[i] ?? ''] : []))
  const actual = new Map(promised.map((id, i) => [id, added[i] ?? id]))
  const gone = changes.flatMap(one => (one.op === 'remove' && !isRemoved(one.id, input) ? [one.id] : []))
  const tasks = [...retitled(input, desk, before), ...taskChanges(input, desk, actual, gone.length > 0)]
  if (tasks.length > 0) await desk.commit(tasks, { step: 'tasks' })
  return { gone }
}

/** The changes of all but tasks, where everything that the call names is there or will be. */
function checkedChanges(input: PlanInput, state: ResearchState, clock: Clock): readonly Change[] {
  refuseTasks(input, state)
  const changes = [
    ...(input.question !== undefined ? askChanges(input, state, clock) : []),
    ...settingChanges(input, state),
    ...replacedByHost(input, state),
    ...requirementChanges(input, state),
  ]
  refuseReferences(input, state, changes)
  return changes
}

/** Throws where a research that begins with this call would be refused. */
export function checkFirst(input: PlanInput, clock: Clock): void {
  const research = { id: '', question: '', language: 'en', created: '', exclude: [], scratch: false }
  checkedChanges(input, { research, ...NOTHING }, clock)
}

const NOTHING = {
  revision: 0,
  requirements: [],
  tasks: [],
  sources: [],
  emptySearches: [],
  searches: [],
  claims: [],
  drafts: [],
  scorecards: [],
  comparisons: [],
  audits: [],
} as const satisfies Omit<ResearchState, 'research'>

const isAdded = (kind: 'requirement' | 'task', change: Change) => change.op === 'add' && change.kind === kind

const isRemoved = (id: string, { requirements = [] }: PlanInput) => requirements.some(one => one.id === id)

/** What a call names, itself or as what a task of it is for, stays. */
function namedIn({ requirements = [], tasks = [] }: PlanInput): ReadonlySet<string | undefined> {
  return new Set([...requirements.map(({ id }) => id), ...tasks.flatMap(one => [one.id, ...(one.for ?? [])])])
}

function askChanges(input: PlanInput, state: ResearchState, clock: Clock): Change[] {
  const { question = '', requirements } = input
  const today = new Date(clock.now()).toISOString()
  const excluded = excludedBy(question)
  const value: Partial<Research> = {
    question,
    language: languageOf(question) ?? state.research.language,
    ...windowOf(question, today),
    ...(excluded.length > 0 && { exclude: [...new Set([...state.research.exclude, ...excluded])] }),
  }
  // A host that names the requirements has taken the question apart itself; what it says of form and dates still counts.
  const found = requirementsOf(question).filter(({ kind }) => requirements === undefined || kind !== 'part')
  const kept = new Set(found.map(({ text }) => text))
  const old = state.requirements.filter(({ origin }) => origin === 'rule')
  const known = new Set(old.map(({ text }) => text))
  return [
    { op: 'research', value },
    ...removed(
      old.filter(({ text }) => !kept.has(text)),
      input,
      state,
    ),
    ...found
      .filter(({ text }) => !known.has(text))
      .map(requirement => ({ op: 'add', kind: 'requirement', value: requirement }) as const),
  ]
}

function settingChanges({ since, until, exclude }: PlanInput, state: ResearchState): Change[] {
  const value = {
    ...(since && { since: dayOf('since', since) }),
    ...(until && { until: dayOf('until', until) }),
    ...(exclude && { exclude: exclude.map(rule => exclusionOf(rule, state.sources)) }),
  }
  return Object.keys(value).length > 0 ? [{ op: 'research', value }] : []
}

/** A host that takes the whole question apart anew, before anything was read for it, means its own parts instead of those made by rule. */
function replacedByHost(input: PlanInput, state: ResearchState): Change[] {
  const { question, requirements = [] } = input
  const isWhole = requirements.length > 1 && requirements.every(({ id }) => id === undefined)
  const isUntouched =
    state.requirements.every(({ origin }) => origin === 'rule') && state.sources.every(one => one.state !== 'read')
  if (!isWhole || !isUntouched || question !== undefined) return []
  return removed(
    state.requirements.filter(({ kind }) => kind === 'part'),
    input,
    state,
  )
}

/** Requirements of which the call names none, nor a task for it, with the tasks that nothing was done for yet. */
function removed(old: readonly Requirement[], input: PlanInput, state: ResearchState): Change[] {
  const named = namedIn(input)
  const kept = new Set(state.tasks.filter(({ id }) => named.has(id)).flatMap(task => task.for))
  const gone = new Set(old.map(({ id }) => id).filter(id => !named.has(id) && !kept.has(id)))
  return [
    ...[...gone].map(id => ({ op: 'remove', kind: 'requirement', id }) as const),
    ...idleTasks(state, gone).map(({ id }) => ({ op: 'remove', kind: 'task', id }) as const),
  ]
}

/** Tasks that nothing was done for yet, for requirements that are no more. */
function idleTasks({ tasks, sources }: ResearchState, gone: ReadonlySet<string>): readonly Task[] {
  return tasks.filter(
    ({ id, status, for: serves }) =>
      status === 'pending' &&
      serves.length > 0 &&
      serves.every(one => gone.has(one)) &&
      sources.every(({ task }) => task !== id),
  )
}

function knownRequirement(id: string | undefined, { requirements }: ResearchState): Requirement | undefined {
  const old = requirements.find(one => one.id === id)
  if (id !== undefined && !old) throw unknown('requirement', id, requirements)
  return old
}

function requirementChanges({ requirements = [] }: PlanInput, state: ResearchState): Change[] {
  const isAlone = requirements.length + state.requirements.length === 1
  return requirements.map(({ id, text, role, weight }): Change => {
    const old = knownRequirement(id, state)
    if (old && weight === 0) return { op: 'remove', kind: 'requirement', id: old.id }
    const words = text ?? old?.text
    if (words === undefined)
      throw new ResearchError('A new requirement needs its `text`.', {
        kind: 'invalid',
        fix: 'Give `text`; an `id` alone (q1, …) changes what is there.',
      })
    const value = {
      text: words,
      role: role ?? old?.role ?? 'explicit',
      weight: Math.abs(weight ?? old?.weight ?? 3) || 1,
      kind: kindOf(words, old, isAlone),
      origin: 'host',
    } as const
    return old
      ? { op: 'put', kind: 'requirement', value: { id: old.id, ...value } }
      : { op: 'add', kind: 'requirement', value }
  })
}

/** `actual` are the ids that requirements of the call got, by those that they were expected to get. */
function taskChanges(
  { question, tasks }: PlanInput,
  desk: Desk,
  actual: ReadonlyMap<string, string>,
  isAnew: boolean,
): Change[] {
  if (tasks === undefined) return question === undefined && !isAnew ? [] : ruleTasks(desk)
  const { state } = desk
  let order = Math.max(0, ...state.tasks.map(task => task.order))
  return tasks.map((input): Change => {
    const old = input.id === undefined ? undefined : state.tasks.find(({ id }) => id === input.id)
    if (input.status === 'deleted') return { op: 'remove', kind: 'task', id: old?.id ?? '' }
    const serves = input.for?.map(id => actual.get(id) ?? id)
    const status = input.status ?? old?.status ?? 'pending'
    const value = taskOf({ ...input, for: serves, status }, old, old?.order ?? ++order)
    return old ? { op: 'put', kind: 'task', value: { id: old.id, ...value } } : { op: 'add', kind: 'task', value }
  })
}

/** The title that a task got from a requirement follows its new words. */
function retitled({ tasks = [] }: PlanInput, { state }: Desk, before: readonly Requirement[]): Change[] {
  return state.tasks.flatMap((task): Change[] => {
    const [id, ...others] = task.for
    const old = before.find(one => one.id === id)
    const text = state.requirements.find(one => one.id === id)?.text
    const isNamed = tasks.some(one => one.id === task.id)
    const isOfRule = !isNamed && old !== undefined && others.length === 0 && task.title === taskTitle(old.text)
    if (!isOfRule || text === undefined || text === old.text) return []
    return [{ op: 'put', kind: 'task', value: { ...task, title: taskTitle(text) } }]
  })
}

function taskOf(input: TaskInput & Pick<Task, 'status'>, old: Task | undefined, order: number): New<Task> {
  const title = input.title ?? old?.title
  if (title === undefined) throw noTitle()
  const doneWhen = input.done_when ?? old?.doneWhen
  const note = input.note ?? old?.note
  return {
    title,
    status: input.status,
    order,
    for: input.for ?? old?.for ?? [],
    after: input.after ?? old?.after ?? [],
    ...(doneWhen !== undefined && { doneWhen }),
    ...(note !== undefined && { note }),
  }
}

/** One task for each part that has none, while nothing but such tasks is there. */
function ruleTasks({ state }: Desk): Change[] {
  const served = new Set(state.tasks.flatMap(task => task.for))
  const parts = state.requirements.filter(({ id, role }) => role !== 'negative' && !served.has(id))
  const first = Math.max(0, ...state.tasks.map(task => task.order))
  return parts
    .filter(({ kind, text }) => (kind === 'part' || kind === 'other') && (parts.length === 1 || !asksDecision(text)))
    .map(({ id, text }, i) => ({
      op: 'add',
      kind: 'task',
      value: {
        title: taskTitle(text),
        status: 'pending',
        order: first + i + 1,
        for: [id],
        after: [],
        doneWhen: 'two independent sources are read',
      },
    }))
}
