import type { Desk } from '../desk.ts'
import { describeComparison } from '../judge/compare.ts'
import { describeScorecard } from '../judge/result.ts'
import { showPlan } from '../plan/show-plan.ts'
import { verdictHint } from '../report/repair-lines.ts'
import type { Store } from '../store/store.ts'
import type { RecallKind } from './kinds.ts'
import { PAGE, refusePart } from './pages.ts'
import { describeClaim, oneById } from './recall-one.ts'
import { type Recalled, showReport } from './recalled.ts'
import { listSources } from './source-list.ts'

export interface RecallInput {
  readonly id?: string
  readonly kind?: RecallKind
  readonly part: number
}

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
  claims: async (desk, part) => listClaims(desk, part),
  report: async (desk, part) => showReport(desk, part),
  scorecard: async ({ state }) => ({
    facts: [
      ...(state.scorecards.length > 0 ? state.scorecards.slice(-3).flatMap(describeScorecard) : ['no scorecard yet']),
      ...state.comparisons.slice(-3).flatMap(describeComparison),
    ],
    data: { scorecards: state.scorecards.map(({ id, score }) => ({ id, score })) },
  }),
  trajectory: async (desk, part, store) => listEvents(desk, part, store),
}

function listClaims({ state: { claims } }: Desk, part: number): Recalled {
  const parts = Math.ceil(claims.length / PAGE)
  refusePart(part, parts)
  const shown = claims.slice((part - 1) * PAGE, part * PAGE)
  const more = part < parts ? `; part: ${part + 1} goes on` : ''
  return {
    facts: [
      ...(parts > 1 ? [`${claims.length} claims, part ${part} of ${parts}${more}`] : []),
      ...(claims.length > 0 ? shown.map(describeClaim) : ['no claims yet']),
    ],
    data: { claims: shown.map(({ id, verdict }) => ({ id, verdict })) },
  }
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
            ...verdictHint(draft.repairs),
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
