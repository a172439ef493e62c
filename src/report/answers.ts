import type { Section } from '../domain/draft.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import { brackets } from '../evidence/citation.ts'
import { words } from '../text/words.ts'
import { isOfManner } from './manner.ts'

/** Whether a section has to answer it: a flaw to avoid, a date, a form or a manner of telling is met by the report as a whole. */
export const needsAnswer = ({ kind, role, text }: Pick<Requirement, 'kind' | 'role' | 'text'>): boolean =>
  role !== 'negative' && (kind === 'part' || kind === 'other') && !isOfManner(text)

/** The requirements that the outline gave a section; else those half of whose words stand in it, that its heading names, and that a source is cited on which was found for them. */
export function answersIn({ heading, text, planned }: Section, title: string, state: ResearchState): string[] {
  const { requirements, tasks } = state
  const own = planned && plannedIn(planned, tasks)
  if (own && own.length > 0) return own.filter(id => requirements.some(one => one.id === id))
  const there = new Set(words(`${title}\n${heading}\n${text}`))
  const cited = citedFor(text, state, [title, heading])
  const heads = headsWithin(text)
  const answers = (one: Requirement) =>
    isNamedIn(heading, one.text) ||
    (needsAnswer(one) && heads.some(head => isNamedWithin(head, one.text))) ||
    (needsAnswer(one) &&
      ((coversHalf(one.text, there) && namesOwn(one.text, there)) ||
        saysOfIt(one, requirements, cited.get(one.id) ?? [])))
  return requirements.filter(one => isAsked(one) && answers(one)).map(({ id }) => id)
}

const isAsked = ({ kind, role }: Requirement) => role !== 'negative' && (kind === 'part' || kind === 'other')

/** The paragraphs that cite a source which was found for a task of a requirement, by that, with what stands over them. */
function citedFor(
  text: string,
  { sources, tasks }: ResearchState,
  over: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  for (const paragraph of text.split(/\n\s*\n/)) {
    const ids = new Set(brackets(paragraph).flatMap(({ places }) => places.map(({ id }) => id)))
    const served = new Set(sources.filter(({ id }) => ids.has(id)).map(({ task }) => task))
    for (const id of new Set(tasks.filter(task => served.has(task.id)).flatMap(task => task.for)))
      all.set(id, [...(all.get(id) ?? over), paragraph])
  }
  return all
}

/** A page found for one question serves others too: the paragraph that cites it has to have a word of this one that the others have not. */
function saysOfIt(one: Requirement, requirements: readonly Requirement[], paragraphs: readonly string[]): boolean {
  if (paragraphs.length === 0) return false
  const others = new Set(
    requirements.filter(other => other !== one && isAsked(other)).flatMap(({ text }) => words(text)),
  )
  const asked = subjectsOf(one.text)
  const own = asked.filter(word => !others.has(word))
  const said = new Set(words(paragraphs.join('\n')))
  return (own.length > 0 ? own : asked).some(word => said.has(word))
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

/** Of `what does it cost (old houses)` the brackets hold what all questions are about: a word before them has to be there too. */
function namesOwn(asked: string, there: ReadonlySet<string>): boolean {
  const own = subjectsOf(ownPart(asked))
  return own.length === 0 || own.some(word => there.has(word))
}

const ownPart = (asked: string) => asked.replace(/\s*[(（][^()（）]*[)）]\s*$/u, '')

/** Headings that every report has. */
const common =
  /^(?:in (?:short|brief|summary)|(?:short |brief |executive )?(?:summary|answer|overview)|introduction|background|conclusions?|key (?:points|findings)|摘要|概述|引言|结论|小结|总结|要点)$/i

/** A heading most of whose words are those of the requirement. */
function isNamedIn(heading: string, asked: string): boolean {
  const bare = heading.replace(/^[\d.)、\s]+/, '').trim()
  if (common.test(bare)) return false
  const named = [...new Set(words(bare, { dropStopWords: true }))]
  const there = new Set(words(ownPart(asked)))
  const shared = named.filter(word => there.has(word)).length
  return shared > 0 && shared / named.length >= 0.5
}

/** What heads a paragraph, an item of a list or a row of a table, where something stands behind it. */
function headsWithin(text: string): readonly string[] {
  return text.split('\n').flatMap(line => {
    const [, runIn] = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?\*\*([^*]{3,80}?)[.:：。]?\*\*[.:：。]?\s*\S/u.exec(line) ?? []
    const [, row] = /^\s*\|\s*([^|]{3,80}?)\s*\|.*[\p{L}\p{N}]/u.exec(line) ?? []
    return [runIn, row?.replace(/[*_`]/gu, '')].filter(head => head !== undefined)
  })
}

/** One word alone names what hardly another word is asked of. */
function isNamedWithin(head: string, asked: string): boolean {
  const size = new Set(words(head, { dropStopWords: true })).size
  return isNamedIn(head, asked) && (size > 1 || coversHalf(asked, new Set(words(head))))
}

/** A task stands for the requirements that it is for. */
function plannedIn(planned: readonly string[], tasks: ResearchState['tasks']): string[] {
  const ids = planned.flatMap(id => (id.startsWith('q') ? [id] : (tasks.find(task => task.id === id)?.for ?? [])))
  return [...new Set(ids)]
}
