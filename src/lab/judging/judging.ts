import * as z from 'zod'
import type { Call, Clock } from '../../call.ts'
import type { Model } from '../../model/model.ts'
import type { RunFolder } from '../run-folder.ts'

/** A model that judges, under our own name for it. */
export interface LabJudge {
  readonly name: string
  readonly model: Model
}

/** One look of one judge. */
export interface Judging {
  readonly judge: LabJudge
  /** From 1. */
  readonly trial: number
  /** Criteria of one request. */
  readonly perRequest: number
  readonly folder: RunFolder
  readonly clock: Clock
  readonly call: Call
}

/** Fields of every judge's file: about what, who judged, by which wording, at what cost. */
export const madeSchema = {
  /** Of what was judged, so that a verdict on another text or rubric is not taken for this one. */
  about: z.string(),
  model: z.string(),
  prompt: z.string(),
  usage: z.object({ input: z.number(), output: z.number(), requests: z.number() }),
  ms: z.number(),
  at: z.string(),
}
