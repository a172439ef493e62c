import { LRUCache } from 'lru-cache'
import type { Research, ResearchState } from '../../domain/research.ts'
import type { Entities, EntityKind } from '../store.ts'
import type { Database } from './database.ts'
import { type ResearchRow, researchRow } from './reading.ts'

const keptStates = 8

/** States of researches, kept as long as their revision is the stored one. */
export interface States {
  load(row: ResearchRow): ResearchState
  /**
   * The state after a commit, from the kept one before it: only what changed is read. Undefined where none was kept. To be called
   * within the commit's transaction, and kept when that has held.
   */
  after(
    before: ResearchRow,
    revision: number,
    changed: readonly string[],
    /** The state before, where the transaction itself has made it. */
    pending?: ResearchState,
  ): ResearchState | undefined
  keep(state: ResearchState): void
}

export function createStates(database: Database): States {
  const states = new LRUCache<string, ResearchState>({ max: keptStates })
  const keep = (state: ResearchState) => {
    states.set(state.research.id, state)
    return state
  }
  return {
    keep,
    load: row => {
      const known = states.get(row.id)
      return known?.revision === row.revision ? known : keep(readState(database, row))
    },
    after: (before, revision, changed, pending) => {
      const known = pending ?? states.get(before.id)
      return known?.revision === before.revision ? advanced(database, known, revision, changed) : undefined
    },
  }
}

const listOf = {
  requirement: 'requirements',
  task: 'tasks',
  source: 'sources',
  empty_search: 'emptySearches',
  search: 'searches',
  claim: 'claims',
  draft: 'drafts',
  scorecard: 'scorecards',
  comparison: 'comparisons',
  audit: 'audits',
} as const satisfies Record<EntityKind, keyof ResearchState>

interface EntityRow {
  readonly kind: EntityKind
  readonly json: string
}

function readState(database: Database, row: ResearchRow): ResearchState {
  const rows = database.all<EntityRow>('SELECT kind, json FROM entity WHERE session = ? ORDER BY kind, seq', row.id)
  // Cast: a row holds what was stored under its kind.
  const ofKind = <K extends EntityKind>(kind: K): readonly Entities[K][] =>
    rows.filter(entity => entity.kind === kind).map(entity => JSON.parse(entity.json) as Entities[K])
  return {
    research: JSON.parse(row.json) as Research,
    revision: row.revision,
    requirements: ofKind('requirement'),
    tasks: ofKind('task'),
    sources: ofKind('source'),
    emptySearches: ofKind('empty_search'),
    searches: ofKind('search'),
    claims: ofKind('claim'),
    drafts: ofKind('draft'),
    scorecards: ofKind('scorecard'),
    comparisons: ofKind('comparison'),
    audits: ofKind('audit'),
  }
}

interface Identified {
  readonly id: string
}

function advanced(
  database: Database,
  known: ResearchState,
  revision: number,
  changed: readonly string[],
): ResearchState {
  const { research } = known
  const row = changed.includes(research.id) ? researchRow(database, research.id) : undefined
  // Cast: a row holds what was stored under its kind.
  let state = { ...known, revision, ...(row && { research: JSON.parse(row.json) as Research }) }
  for (const id of changed) if (id !== research.id) state = withEntity(state, id, entityOf(database, research.id, id))
  return state
}

function entityOf(database: Database, session: string, id: string): EntityRow | undefined {
  return database.get<EntityRow>('SELECT kind, json FROM entity WHERE session = ? AND id = ?', session, id)
}

/** Ids count up, so that a new one comes last. Without a row the entity was removed. */
function withEntity(state: ResearchState, id: string, row: EntityRow | undefined): ResearchState {
  if (row === undefined) {
    const holds = (list: readonly Identified[]) => list.some(one => one.id === id)
    const list = Object.values(listOf).find(name => holds(state[name]))
    return list === undefined ? state : { ...state, [list]: state[list].filter(one => one.id !== id) }
  }
  const name = listOf[row.kind]
  const list: readonly Identified[] = state[name]
  const entity = JSON.parse(row.json) as Identified
  const at = list.findLastIndex(one => one.id === id)
  return { ...state, [name]: at < 0 ? [...list, entity] : list.with(at, entity) }
}
