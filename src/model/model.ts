import type { Call } from '../call.ts'

export interface ModelRequest {
  /** Who the model is and what holds for every answer. Never foreign text. */
  readonly system: string
  readonly user: string
  /** JSON Schema of the answer; a name for it is sent along. */
  readonly schema?: { readonly name: string; readonly json: Readonly<Record<string, unknown>> }
  /** 0 by default: as repeatable as the endpoint can be. */
  readonly temperature?: number
  /** Of the answer, in tokens. */
  readonly maxTokens?: number
  /** Asks an endpoint that takes one for another sample of the same question. */
  readonly seed?: number
}

export interface ModelReply {
  readonly text: string
  /** In tokens, as the endpoint counted; 0 where it does not say. */
  readonly usage: { readonly input: number; readonly output: number }
  /** The model that answered, as the endpoint names it. */
  readonly model: string
}

/** A model endpoint. Rejects with ResearchError: `no_key`, `rate_limited`, `timeout`, `unreachable`, `too_large`, `empty`, `cancelled`. */
export interface Model {
  /** As it was asked for, such as `gpt-5`; part of every result that it made. */
  readonly name: string
  ask(request: ModelRequest, call: Pick<Call, 'signal'>): Promise<ModelReply>
}
