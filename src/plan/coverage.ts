import type { Claim } from '../domain/claim.ts'
import { usableSources } from '../domain/exclusion.ts'
import { twinKey } from '../domain/file-twin.ts'
import type { Requirement, ResearchState, Task } from '../domain/research.ts'
import type { ReadSource, Source } from '../domain/source.ts'
import { isOfForm } from '../text/form-words.ts'
import { asksSame } from '../text/speaks-of.ts'
import { sharesTellingWord } from '../text/telling-words.ts'
import { words } from '../text/words.ts'
import { saysOpen } from './said-open.ts'
import { asksDecision, comparesSources, statementIn } from './task-title.ts'

/** How far a requirement is: not yet enough sources, sources read for it, or answered in the draft. */
export type Coverage = 'open' | 'read' | 'answered'

export interface Covered {
  readonly requirement: Requirement
  readonly coverage: Coverage
  /** Open, and the report says so itself. */
  readonly isSaidOpen: boolean
  /** Sources that were read for it, other formats of a page not counted, and how many its tasks want. */
  readonly sources: number
  readonly wanted: number
}

/** What the question asks for that needs evidence; form, language and exclusions are matters of the draft. */
export function coverageOf(state: ResearchState): Covered[] {
  const draft = state.drafts.at(-1)
  // Who judged the report and found it there has looked closer than the words that both share.
  const markings = state.scorecards.at(-1)?.markings ?? []
  const met = new Set(markings.flatMap(({ criterion, mark }) => (mark === 'full' ? [criterion] : [])))
  const answered = new Set([
    ...(draft?.sections.filter(({ text }) => text.includes('[@')).flatMap(section => section.for) ?? []),
    ...markings.flatMap(({ criterion, mark }) => (mark === 'none' ? [] : [criterion])),
  ])
  const read = usableSources(state).filter(source => source.state === 'read')
  return state.requirements.filter(needsEvidence).map(requirement => {
    const tasks = state.tasks.filter(task => task.for.includes(requirement.id))
    const decided = state.claims.filter(claim => isAbout(claim.text, requirement.text)).flatMap(decidedAt)
    const isOwn = (source: ReadSource) =>
      decided.includes(source.id) || isFor(source, requirement) || isNamedFor(source, tasks)
    const sources = pagesOf(needsAll(requirement) ? read : read.filter(isOwn))
    const wanted = Math.max(1, ...tasks.map(wantedBy))
    const isDone = tasks.some(({ status }) => status === 'done')
    // Who says that a task is done may be content with fewer sources, but not with none.
    const isEnough = sources >= (isDone ? 1 : wanted)
    const isSaidOpen = draft !== undefined && !met.has(requirement.id) && saysOpen(draft, requirement.text)
    const reached = answered.has(requirement.id) ? 'answered' : isEnough ? 'read' : 'open'
    return { requirement, coverage: isSaidOpen ? 'open' : reached, isSaidOpen, sources, wanted }
  })
}

const needsEvidence = ({ kind, role, text }: Requirement) =>
  role !== 'negative' && (kind === 'part' || (kind === 'other' && !isOfForm(text)))

/** Nothing is read for it by itself: how the sources stand to each other, and what follows. */
const needsAll = ({ text }: Requirement) => comparesSources(text) || asksDecision(text)

/** What needs evidence of its own and is served by no task, so that nothing searches for it. */
export const unserved = ({ requirements, tasks }: ResearchState): readonly Requirement[] =>
  requirements.filter(
    one => needsEvidence(one) && !needsAll(one) && tasks.every(({ for: serves }) => !serves.includes(one.id)),
  )

/** A page in two formats is one. */
const pagesOf = (sources: readonly ReadSource[]): number =>
  new Set(sources.map(({ id, origin }) => (origin.type === 'file' ? twinKey(origin.path) : id))).size

/** A passage of it speaks of what is asked, or its title does. That it was read for a task is the host's word, which counts where the task is called done. */
const isFor = (source: ReadSource, { id, text }: Requirement): boolean =>
  source.serves?.includes(id) === true || isTitled(source.title, text)

const isNamedFor = ({ task, readFor = [] }: ReadSource, tasks: readonly Task[]): boolean =>
  tasks.some(({ id, status }) => status === 'done' && (id === task || readFor.includes(id)))

/** One word is soon met: Legends are also a game. */
export const PROMISED = { least: 2 }

/** Title and snippet of a hit bear on what is asked. */
export const promises = (source: Source, text: string, task?: Task): boolean =>
  sharesTellingWord(task === undefined ? [text] : [text, task.title], PROMISED)(source)

/** Found by a query that asks what the requirement does, whatever task it was said to be for. */
export const isFoundWith = ({ found }: Source, text: string): boolean =>
  found !== undefined && asksSame(found.query, text)

/** Where a claim was decided: by a source that supports or refutes it. */
const decidedAt = ({ evidence }: Claim): string[] =>
  evidence.filter(({ stance }) => stance !== 'neutral').map(({ source }) => source)

/** Nearly all of the words of what is to be checked, and hardly another. */
const NEARLY = 0.75

function isAbout(claim: string, requirement: string): boolean {
  const wanted = new Set(words(statementIn(requirement), { dropStopWords: true }))
  const said = new Set(words(claim, { dropStopWords: true }))
  const shared = [...wanted].filter(word => said.has(word)).length
  return shared > 0 && shared >= NEARLY * wanted.size && shared * 2 >= said.size
}

/** Half of the requirement's words. */
function isTitled(title: string, text: string): boolean {
  const wanted = new Set(words(statementIn(text), { dropStopWords: true }))
  const said = new Set(words(title, { dropStopWords: true }))
  return wanted.size > 0 && [...wanted].filter(word => said.has(word)).length >= wanted.size / 2
}

/** A task is done by itself once what it is done with holds: as many sources as it says were read for all that it is for. */
export function reachedStatus(task: Task, covered: readonly Covered[]): Task['status'] {
  const own = covered.filter(({ requirement }) => task.for.includes(requirement.id))
  const isUnderway = task.status === 'pending' || task.status === 'active'
  const isCounted = task.doneWhen !== undefined && counted.test(task.doneWhen)
  const isReached = own.length > 0 && own.every(({ sources, wanted, isSaidOpen }) => sources >= wanted && !isSaidOpen)
  return isUnderway && isCounted && isReached ? 'done' : task.status
}

const counted =
  /\b(one|two|three|four|five|\d)\s+(?:[\w-]+\s+){0,3}?(?:sources?|pages?|papers?|studies|reviews?|articles?|threads?)\b|([一两二三四五\d])\s*[个篇份条]/iu
const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
}

/** How many sources a task is done with. */
function wantedBy({ doneWhen = '' }: Task): number {
  const [, english, chinese] = counted.exec(doneWhen) ?? []
  const number = (english ?? chinese ?? '1').toLowerCase()
  return numbers[number] ?? Number(number)
}

/** What the plan asks for and has not enough sources for yet; undefined where nothing is planned. */
export function openQuestions(state: ResearchState): readonly string[] | undefined {
  const covered = coverageOf(state)
  if (covered.length === 0) return undefined
  return covered.filter(({ coverage }) => coverage === 'open').map(({ requirement }) => requirement.text)
}
