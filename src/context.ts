import type { Call, Clock } from './call.ts'
import type { Desk } from './desk.ts'
import type { JudgePorts } from './judge/ports.ts'
import type { Model } from './model/model.ts'
import type { Focus, FocusPorts } from './read/focus.ts'
import type { ReaderPorts } from './read/reader.ts'
import type { FindContradictions } from './report/contradiction-lines.ts'
import type { Exporter } from './report/exporter.ts'
import type { LastSeen } from './report/merge.ts'
import type { Jobs } from './research/jobs.ts'
import type { SearchPorts } from './search/searcher.ts'
import type { ToolCaller } from './search/tool-caller.ts'
import type { Store } from './store/store.ts'

/** What the server builds once. Only what a tool or a resource uses. */
export interface Services {
  readonly clock: Clock
  readonly store: Store
  readonly reader: ReaderPorts
  readonly search: SearchPorts
  readonly focus: Focus
  /** What ranks passages, wherever they come from. */
  readonly passages: FocusPorts
  readonly exporter: Exporter
  /** A model endpoint, where one is configured. */
  readonly model?: Model
  /** Another model of the same endpoint. */
  modelNamed?(name: string): Model
  /** Where the sources of a research contradict each other. */
  readonly contradictions: FindContradictions<Desk>
  /** Which revision of a draft this process has seen. */
  readonly lastSeen: LastSeen
  readonly judge: JudgePorts
  /** Researches that run by themselves. */
  readonly jobs: Jobs
  /** Settles when local folders are indexed; for work without a deadline. */
  prepare(call: Call): Promise<void>
}

/** The services of one process, and the way to end them. */
export interface OpenServices extends Services {
  /** For benchmarks: another model of the configured endpoint, and tools of other servers. */
  readonly lab: { model(name: string | undefined): Model | undefined; readonly tools: ToolCaller }
  close(): Promise<void>
}

/** What a tool gets for one call. */
export interface Context extends Services, Call {
  /**
   * Opens the research that the call is about: the named one, else the one that this process worked on last where the door
   * keeps one, else a new one. Rejects with `unknown_id`.
   */
  open(session: string | undefined): Promise<Desk>
  /** Begins a research of its own. */
  begin(question: string, options?: { readonly scratch?: boolean }): Promise<Desk>
  /** The research that `open(undefined)` would open, if there is one. */
  readonly current: string | undefined
  /** Over HTTP whoever calls may sit at another machine, to which paths of this one say nothing. */
  readonly isRemote: boolean
}
