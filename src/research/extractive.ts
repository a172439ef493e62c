import type { Call } from '../call.ts'
import type { Services } from '../context.ts'
import type { Desk } from '../desk.ts'
import { labelOf } from '../domain/label.ts'
import type { Requirement } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import type { SearchKind } from '../search/provider.ts'
import { words } from '../text/words.ts'
import { type AnsweredPart, writeBrief } from './brief.ts'
import { intentOf, topicOf } from './intent.ts'
import type { Depth } from './kinds.ts'
import { selectVoices } from './select.ts'
import { statementsOf } from './statements.ts'
import { conceptsOf, expansionsOf, keywordsOf, namedAmong } from './topic.ts'

/** How far each depth goes, per part of the question. */
const effort: Readonly<Record<Depth, { hits: number; read: number; passages: number; statements: number }>> = {
  quick: { hits: 10, read: 6, passages: 150, statements: 8 },
  standard: { hits: 50, read: 40, passages: 400, statements: 28 },
  deep: { hits: 50, read: 50, passages: 800, statements: 30 },
}

export interface ExtractiveInput {
  readonly question: string
  readonly depth: Depth
  readonly kinds?: readonly SearchKind[]
  /** A research that was begun before; what it has is not fetched again. */
  readonly session?: string
}

/** The tools, as any host calls them. Rejects with what a tool refused. */
export interface Tools {
  call(
    name: string,
    args: object,
  ): Promise<{ readonly session: string; readonly data: Readonly<Record<string, unknown>> }>
}

export interface ExtractivePorts extends Pick<Services, 'focus' | 'passages'> {
  readonly tools: Tools
  open(session: string): Promise<Desk>
}

/** The whole workflow without a model: plan, search and read each part, choose what the sources say, write the brief. Resolves to the session. */
export async function researchExtractively(
  input: ExtractiveInput,
  ports: ExtractivePorts,
  call: Call,
): Promise<string> {
  const { question, depth } = input
  const { session } = await ports.tools.call('plan', { question, ...(input.session && { session: input.session }) })
  const planned = await ports.open(session)
  const parts = planned.state.requirements.filter(
    ({ kind, role }) => role !== 'negative' && (kind === 'part' || kind === 'other'),
  )
  const steps = parts.length * 2 + 2
  call.progress(1, steps, `plan: ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}`)
  const empty = new Map<string, readonly string[]>()
  for (const [i, part] of parts.entries()) {
    empty.set(part.id, await gather(part, session, input, ports, call))
    call.progress(i + 2, steps, `searched and read for ${part.id}: ${part.text}`)
  }
  const desk = await ports.open(session)
  const read = desk.state.sources.filter(({ state }) => state === 'read').length
  if (read === 0) throw nothingRead(session)
  const answered: AnsweredPart[] = []
  for (const [i, part] of parts.entries()) {
    answered.push({
      text: part.text,
      voices: await answer(part, question, depth, ports, desk),
      empty: empty.get(part.id) ?? [],
    })
    call.progress(parts.length + i + 2, steps, `chose what the sources say on ${part.id}`)
  }
  const { intent } = intentOf(question)
  const text = writeBrief({
    question,
    language: desk.state.research.language,
    intent,
    parts: answered,
    sourcesRead: read,
  })
  await ports.tools.call('draft_report', { session, text })
  call.progress(steps, steps, 'brief written')
  return session
}

/** Searches for one part and reads the best hits; returns the ids of empty searches. */
async function gather(
  part: Requirement,
  session: string,
  { depth, kinds }: ExtractiveInput,
  ports: ExtractivePorts,
  call: Call,
): Promise<readonly string[]> {
  const { tools, open } = ports
  const { hits, read } = effort[depth]
  const task = (await open(session)).state.tasks.find(({ for: serves }) => serves.includes(part.id))?.id
  const queries = queriesFor(part.text, ports.passages)
  const found = await tools.call('search', {
    session,
    queries,
    limit: hits,
    ...(kinds && { kinds }),
    ...(task && { task }),
  })
  const ids = foundIds(found.data).slice(0, read)
  for (let at = 0; at < ids.length; at += 5) {
    if (call.signal.aborted) throw call.signal.reason
    const source = ids.slice(at, at + 5)
    await tools.call('read', { session, source, max_tokens: 200 + source.length * 40, ...(task && { task }) })
  }
  const { empty } = found.data
  return Array.isArray(empty) ? empty.map(String) : []
}

function foundIds({ hits }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(hits)
    ? hits.flatMap((hit: unknown) => (isHit(hit) && hit.state !== 'failed' ? [hit.id] : []))
    : []
}

const isHit = (hit: unknown): hit is { id: string; state: string } =>
  typeof hit === 'object' && hit !== null && 'id' in hit && typeof hit.id === 'string' && 'state' in hit

async function answer(
  part: Requirement,
  question: string,
  depth: Depth,
  { focus, passages }: ExtractivePorts,
  desk: Desk,
): Promise<AnsweredPart['voices']> {
  const { passages: limit, statements } = effort[depth]
  const topic = topicOf(part.text)
  const concepts = conceptsOf(topic, passages)
  const hits = await focus.find(topic, desk, { limit, expansions: expansionsOf(concepts) })
  const { intent, answers } = intentOf(question)
  const required = namedAmong(concepts, new Set(hits.map(({ source }) => labelOf(source))))
  const candidates = await statementsOf(hits, { concepts, required, answers }, desk)
  return selectVoices(candidates, {
    statements,
    perVoice: 3,
    floor: 0.45,
    lambda: intent === 'figure' || intent === 'date' ? 0.97 : 0.8,
  })
}

const MAX_QUERIES = 6
const RELATIVES_TRIED = 5

/** The part as it is asked, its topic, and each thing that it names together with what else that may be called. */
function queriesFor(part: string, { expand }: ExtractivePorts['passages']): string[] {
  const topic = keywordsOf(topicOf(part)).filter(word => words(word, { dropStopWords: true }).length > 0)
  const named = topic.map(word => [word, ...relativesIn(scriptOf(word), expand(word))]).filter(all => all.length > 1)
  return [...new Set([part, topic.join(' '), ...named.map(all => all.join(' '))])]
    .filter(query => query !== '')
    .slice(0, MAX_QUERIES)
}

function relativesIn(script: RegExp, relatives: ReadonlyMap<string, number>): string[] {
  return [...relatives.keys()].filter(relative => script.test(relative)).slice(0, RELATIVES_TRIED)
}

const scriptOf = (word: string) => (/\p{Script=Han}/u.test(word) ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u)

function nothingRead(session: string): ResearchError {
  return new ResearchError('No source could be found and read.', {
    kind: 'empty',
    fix: `Ask in words that the documents use, name other folders with --corpus, or search the web too with --web; \`call recall '{"session":"${session}","kind":"sources"}'\` lists what was tried.`,
  })
}
