import type { Desk } from '../desk.ts'
import type { Audit } from '../domain/audit.ts'
import type { Claim } from '../domain/claim.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import { ResearchError } from '../errors.ts'
import { parsePlace } from '../evidence/citation.ts'
import { describeScorecard } from '../judge/result.ts'
import { coverageOf } from '../plan/coverage.ts'
import { showPlan } from '../plan/show-plan.ts'
import { describeSource } from '../read/describe.ts'
import { outlineOf, quoteParagraphs } from '../read/view.ts'
import { draftMarkdown } from '../report/draft.ts'
import { atQuote } from '../report/text-fragment.ts'
import type { Store } from '../store/store.ts'
import type { RecallKind } from './kinds.ts'
import { PAGE, refusePart } from './pages.ts'
import { listSources } from './source-list.ts'

export interface RecallInput {
  readonly id?: string
  readonly kind?: RecallKind
  readonly part: number
}

export interface Recalled {
  readonly facts: readonly string[]
  readonly quoted?: readonly { readonly place?: string; readonly text: string }[]
  readonly next?: string
  readonly data: Readonly<Record<string, unknown>>
}

const TEXT_PAGE_CHARS = 12_000

/** A brief, one thing by id, or a list by kind. Without a research it lists the last ones. */
export async function recallAnything(input: RecallInput, desk: Desk | undefined, store: Store): Promise<Recalled> {
  if (desk === undefined) return listSessions(store)
  if (input.kind !== undefined) return lists[input.kind](desk, input.part, store)
  if (input.id === undefined || input.id.startsWith('r-')) return brief(desk)
  return oneById(input.id, desk, input.part)
}

type List = (desk: Desk, part: number, store: Store) => Promise<Recalled>

const lists: Readonly<Record<RecallKind, List>> = {
  sessions: (_desk, _part, store) => listSessions(store),
  plan: desk => showPlan(desk),
  sources: listSources,
  claims: async ({ state }) => ({
    facts: state.claims.length > 0 ? state.claims.map(describeClaim) : ['no claims yet'],
    data: { claims: state.claims.map(({ id, verdict }) => ({ id, verdict })) },
  }),
  report: async (desk, part) => showReport(desk, part),
  scorecard: async ({ state }) => ({
    facts: state.scorecards.length > 0 ? state.scorecards.slice(-3).flatMap(describeScorecard) : ['no scorecard yet'],
    data: { scorecards: state.scorecards.map(({ id, score }) => ({ id, score })) },
  }),
  trajectory: async (desk, part, store) => listEvents(desk, part, store),
}

async function listSessions(store: Store): Promise<Recalled> {
  const sessions = await store.sessions(PAGE)
  return {
    facts:
      sessions.length > 0
        ? [`${sessions.length} ${sessions.length === 1 ? 'research' : 'researches'}, last worked on first`]
        : ['no research yet'],
    quoted: sessions.map(({ id, question, updated, sourcesRead, drafts }) => ({
      place: id,
      text: `${updated.slice(0, 16)} · read ${sourcesRead} · drafts ${drafts} · ${question || '(no question)'}`,
    })),
    next: sessions[0] ? `recall session: "${sessions[0].id}" shows where it stands.` : 'plan question: "…" begins one.',
    data: { sessions: sessions.map(({ id }) => id) },
  }
}

async function brief(desk: Desk): Promise<Recalled> {
  const { state } = desk
  const described = await showPlan(desk)
  const draft = state.drafts.at(-1)
  const failed = state.sources.filter(source => source.state === 'failed')
  return {
    facts: [
      ...described.facts,
      ...(draft
        ? [
            `draft ${draft.id}: ${draft.sections.length} section${draft.sections.length === 1 ? '' : 's'}`,
            ...draft.repairs.map(one => `${one.id}: ${one.message} ${one.fix}`),
          ]
        : []),
      ...(state.emptySearches.length > 0
        ? [`empty searches: ${state.emptySearches.map(({ id }) => id).join(' ')}`]
        : []),
      ...(failed.length > 0
        ? [`not readable: ${failed.map(({ id, failure }) => `${id} ${failure.kind}`).join(', ')}`]
        : []),
    ],
    quoted: [
      ...described.quoted,
      ...state.sources
        .filter(source => source.state === 'read')
        .slice(-PAGE)
        .map(({ id, title, paragraphs }) => ({
          place: id,
          text: `${title} · ${paragraphs} paragraph${paragraphs === 1 ? '' : 's'}`,
        })),
    ],
    data: described.data,
  }
}

function showReport({ state }: Desk, part: number): Recalled {
  const draft = state.drafts.at(-1)
  if (!draft) return { facts: ['no draft yet'], data: {} }
  const text = draftMarkdown(draft)
  const parts = Math.max(1, Math.ceil(text.length / TEXT_PAGE_CHARS))
  return {
    facts: [
      `${draft.id}, ${draft.at.slice(0, 16)}, part ${part} of ${parts}`,
      ...draft.repairs.map(({ id, sentence, message, fix }) => `${id} “${sentence}”: ${message} ${fix}`),
    ],
    quoted: [{ text: text.slice((part - 1) * TEXT_PAGE_CHARS, part * TEXT_PAGE_CHARS) }],
    data: { draft: draft.id, revisions: state.drafts.map(({ id }) => id) },
  }
}

async function listEvents({ state }: Desk, part: number, store: Store): Promise<Recalled> {
  const events = await store.events(state.research.id)
  refusePart(part, Math.ceil(events.length / PAGE))
  const shown = events.slice((part - 1) * PAGE, part * PAGE)
  return {
    facts: [
      `${events.length} steps, part ${part} of ${Math.max(1, Math.ceil(events.length / PAGE))}`,
      ...shown.map(
        ({ seq, time, tool, changed }) =>
          `${seq} ${time.slice(0, 19)} ${tool}${changed.length > 0 ? ` → ${changed.slice(0, 12).join(' ')}` : ''}`,
      ),
    ],
    data: { steps: events.length },
  }
}

async function oneById(id: string, desk: Desk, part: number): Promise<Recalled> {
  const { state } = desk
  const range = rangePattern.exec(id)
  if (range) return showRange(range, desk)
  const place = parsePlace(id)
  const source = place?.kind === 'source' ? state.sources.find(one => one.id === place.id) : undefined
  if (place && source) return showSource(source, place.paragraph, desk)
  const draft = state.drafts.find(one => one.id === id)
  if (draft) return showReport({ ...desk, state: { ...state, drafts: [draft] } }, part)
  const line = lineOf(id, desk)
  if (line !== undefined) return { facts: [line], data: { id } }
  throw new ResearchError(`This research has nothing under ${id}.`, {
    kind: 'unknown_id',
    fix: '`recall` without arguments shows what there is.',
  })
}

function lineOf(id: string, { state }: Desk): string | undefined {
  const requirement = state.requirements.find(one => one.id === id)
  if (requirement) return describeRequirement(requirement, state)
  const task = state.tasks.find(one => one.id === id)
  if (task) return `${id} ${task.status}: ${task.title}`
  const search = state.emptySearches.find(one => one.id === id)
  if (search)
    return `${id}: "${search.query}" found nothing with ${search.providers.join(', ')} on ${search.at.slice(0, 10)}`
  const audit = state.audits.find(one => one.id === id)
  if (audit) return describeAudit(audit)
  const claim = state.claims.find(one => one.id === id)
  return claim && [describeClaim(claim), ...claim.reasons].join('; ')
}

const rangePattern = /^@?(s\d+):(\d+)\s*[-–]\s*(?:s\d+:)?(\d+)$/
const RANGE_SHOWN = 40

/** Some paragraphs in a row, as they stand. */
async function showRange([, id, first, last]: RegExpExecArray, desk: Desk): Promise<Recalled> {
  const source = desk.state.sources.find(one => one.id === id)
  if (source?.state !== 'read')
    throw new ResearchError(`There is no text of ${id}.`, { kind: 'not_read', fix: `read source: ["${id}"] first.` })
  const from = Math.max(1, Number(first))
  const to = Math.min(Number(last), source.paragraphs, from + RANGE_SHOWN - 1)
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
  const quoted = quoteParagraphs(source, await desk.text(source.textSha256), numbers)
  return {
    facts: [describeSource(source), `${id}:${from} to ${id}:${to} of ${source.paragraphs} paragraphs`],
    quoted,
    ...(to < Math.min(Number(last), source.paragraphs) && { next: `recall id: "${id}:${to + 1}-${last}" goes on.` }),
    data: { id: source.id, from, to },
  }
}

async function showSource(
  source: Desk['state']['sources'][number],
  paragraph: number | undefined,
  desk: Desk,
): Promise<Recalled> {
  if (source.state !== 'read') {
    return {
      facts: [
        `${source.id} ${source.state}${source.state === 'failed' ? `: ${source.failure.message}` : ', not read'}`,
      ],
      quoted: [{ place: source.id, text: [source.title, source.address, source.snippet].filter(Boolean).join('\n') }],
      ...(source.state === 'found' && { next: `read source: ["${source.id}"].` }),
      data: { id: source.id, state: source.state },
    }
  }
  const stored = await desk.text(source.textSha256)
  if (paragraph !== undefined && !stored.paragraphs[paragraph - 1])
    throw new ResearchError(`${source.id} has no paragraph ${paragraph}.`, {
      kind: 'not_found',
      fix: `It has ${source.paragraphs}; read focus: "…" finds the one.`,
    })
  const quoted =
    paragraph === undefined
      ? outlineOf(stored).map(({ n, text }) => ({ place: `${source.id}:${n}`, text }))
      : quoteParagraphs(source, stored, [paragraph])
  const place = paragraph === undefined ? undefined : stored.paragraphs[paragraph - 1]
  const onPage =
    place && source.origin.type === 'web'
      ? [{ place: source.id, text: atQuote(source.origin.url, stored.text.slice(place.start, place.end)) }]
      : []
  return {
    facts: [describeSource(source)],
    quoted: [{ place: source.id, text: source.title }, ...quoted, ...onPage],
    next: `read source: ["${source.id}"] shows its text; focus: "…" finds passages.`,
    data: { id: source.id, state: source.state, paragraphs: source.paragraphs },
  }
}

const describeAudit = ({ id, at, pages, rows }: Audit) =>
  `${id}: audit of ${at.slice(0, 10)}, ${pages.length} pages, ${rows.length} sentences; cross_verify text: "${id}" shows it and goes on`

/** A claim with where it rests. */
function describeClaim({ id, verdict, disputed, confidence, evidence, text }: Claim): string {
  const places = [...new Set(evidence.map(({ source, paragraph }) => `${source}:${paragraph}`))].slice(0, 4)
  return `${id} ${verdict}${disputed ? ', disputed' : ''} ${confidence.toFixed(2)}${places.length > 0 ? ` · ${places.join(' ')}` : ''}: ${text}`
}

/** A requirement with how far it is, and why. */
function describeRequirement({ id, role, weight, text }: Requirement, state: ResearchState): string {
  const tasks = state.tasks.filter(task => task.for.includes(id)).map(task => `${task.id} ${task.status}`)
  const coverage = coverageOf(state).find(({ requirement }) => requirement.id === id)?.coverage
  const why = {
    open: 'no source was read for it',
    read: 'sources were read, no section answers it',
    answered: 'a section answers it',
  }
  const more = [coverage && why[coverage], tasks.length > 0 ? `tasks ${tasks.join(', ')}` : 'no task']
  return `${id} ${role} ×${weight}${coverage ? ` ${coverage}` : ''}: ${text} (${more.filter(Boolean).join('; ')})`
}
