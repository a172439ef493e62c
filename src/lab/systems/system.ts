import type { Call } from '../../call.ts'
import type { LabTask } from '../task.ts'

/** A report as a system gave it. Foreign text. */
export interface Produced {
  readonly report: string
  /** In tokens, where the system says. */
  readonly usage?: { readonly input: number; readonly output: number }
  /** As the endpoint names the model that answered. */
  readonly model?: string
}

/** Something that answers research questions with reports. Rejects with ResearchError where it gives none. */
export interface System {
  /** Our own word for it in tables and files. */
  readonly name: string
  /** Its reports are there already: they are looked at again each time, which costs nothing. */
  readonly isFinished?: true
  /** Rejects where no task could be answered: before anything is paid for. */
  ready?(): Promise<unknown>
  produce(task: LabTask, call: Call): Promise<Produced>
}
