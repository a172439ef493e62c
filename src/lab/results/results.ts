import type { Prices, Usage } from '../purse.ts'
import type { Ran, RunPlan } from '../run.ts'
import { isPaired } from '../run.ts'
import { checksTable } from './checks-table.ts'
import { type Detail, detailOf } from './detail.ts'
import { factTables } from './fact-tables.ts'
import { marksTables } from './marks-tables.ts'
import { comparedTables, gradedTables } from './pair-tables.ts'
import type { Table } from './table.ts'

/** What a run came to; all of it can be made again from the folder. */
export interface Results extends Detail {
  readonly bench: string
  /** Of the program. */
  readonly version: string
  /** ISO 8601. */
  readonly at: string
  readonly inputs: {
    readonly source: string
    readonly tasks: number
    readonly systems: readonly string[]
    readonly judges: readonly string[]
    readonly baselines: readonly string[]
    readonly trials: number
    readonly perRequest: number
  }
  /** Of judges: the model as it answered, and the wording that it was asked by. */
  readonly judged: readonly {
    readonly what: string
    readonly judge: string
    readonly model: string
    readonly prompt: string
  }[]
  readonly spent: Usage
  readonly notes: readonly string[]
  readonly open: Ran['open']
  readonly tables: readonly Table[]
}

export interface ResultParts {
  readonly version: string
  readonly at: string
  /** Where the tasks are from, in our words. */
  readonly source: string
  readonly prices?: Prices | undefined
  readonly spent: Usage
  readonly notes: readonly string[]
}

export function resultsOf(plan: RunPlan, ran: Ran, parts: ResultParts): Results {
  const { version, at, source, prices, spent } = parts
  const { bench, systems, judges, baselines, trials, perRequest, tasks } = plan
  return {
    bench,
    version,
    at,
    inputs: {
      source,
      tasks: tasks.length,
      systems: systems.map(({ name }) => name),
      judges: judges.map(({ name }) => name),
      baselines,
      trials,
      perRequest,
    },
    judged: judgedBy(ran),
    spent,
    notes: [...notesOf(plan, ran), ...parts.notes],
    open: ran.open,
    tables: [
      ...marksTables(plan, ran, prices),
      ...comparedTables(plan, ran, prices),
      ...gradedTables(plan, ran, prices),
      ...factTables(plan, ran, prices),
      checksTable(plan, ran),
    ],
    ...detailOf(plan, ran),
  }
}

function judgedBy({ marks, pairs, grades }: Ran): Results['judged'] {
  const all = Object.entries({ marks, pairs, grades }).flatMap(([what, looks]) =>
    looks.map(({ judge, model, prompt }) => ({ what, judge, model, prompt })),
  )
  const keys = new Set(all.map(one => JSON.stringify(one)))
  return [...keys].map(key => JSON.parse(key))
}

/** What is not judged, and why, before anybody reads a table. */
function notesOf({ bench, judges, tasks, systems, baselines }: RunPlan, { open, stopped, subjects }: Ran): string[] {
  const failed = subjects.filter(({ report }) => report.failure).length
  const paired = tasks.filter(task => isPaired(bench, task)).length
  const isAlone = systems.every(({ name }) => baselines.includes(name)) && baselines.length < 2
  return [
    ...(judges.length === 0 && bench !== 'fact' && tasks.length > 0
      ? [
          'Not judged: no model endpoint is set (OPENAI_BASE_URL), so there are only the mechanical checks, which do not say how good a report is.',
        ]
      : []),
    ...(paired > 0 && isAlone ? [`Not compared: ${paired} tasks are judged in pairs, and there is one system.`] : []),
    ...(stopped === undefined ? [] : [`Stopped: ${stopped}; the same command goes on from here.`]),
    ...(failed > 0 ? [`${failed} reports failed and count as such; --retry-failed asks for them again.`] : []),
    ...(open.length > 0 ? [`${open.length} steps are open; the same command tries them again.`] : []),
  ]
}
