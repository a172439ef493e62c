import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import { ResearchError } from '../errors.ts'
import type { Model, ModelReply, ModelRequest } from '../model/model.ts'
import { tokenCount } from '../text/tokens.ts'
import { addUsage, nothingUsed, type Purse, type Usage } from './purse.ts'
import type { Path, RunFolder } from './run-folder.ts'

const answerSchema = z.object({
  text: z.string(),
  usage: z.object({ input: z.number(), output: z.number() }),
  model: z.string(),
  ms: z.number(),
})

/** What all answers of a run have cost so far, whichever process asked. */
export async function spentIn(folder: RunFolder): Promise<Usage> {
  const answers = await folder.all('answers', answerSchema)
  return answers.reduce((sum, { usage }) => addUsage(sum, { requests: 1, ...usage }), nothingUsed)
}

export interface KeptModelParts {
  /** Where the model is asked; a part of what names an answer. */
  readonly endpoint: string
  readonly folder: RunFolder
  readonly purse: Purse
}

const TRIES = 3
const WAIT_MS = 5_000
const MAX_WAIT_MS = 60_000

/** A model whose answers are kept: the same endpoint, model, prompt and seed are paid for once. Rejects with BudgetEnded too. */
export function keptModel(model: Model, { endpoint, folder, purse }: KeptModelParts): Model {
  const asking = new Map<string, Promise<ModelReply>>()
  const askOnce = async (path: Path, request: ModelRequest, call: { readonly signal: AbortSignal }) => {
    const known = await folder.read(path, answerSchema)
    if (known) return known
    const settle = purse.take(request.system + request.user)
    let used: Usage | undefined
    try {
      const started = performance.now()
      const reply = counted(await patient(model, request, call), request)
      used = { requests: 1, ...reply.usage }
      await folder.write(path, { ...reply, ms: Math.round(performance.now() - started), asked: request })
      return reply
    } finally {
      settle(used)
    }
  }
  return {
    name: model.name,
    ask(request, call) {
      const key = keyOf(endpoint, model.name, request)
      const running = asking.get(key) ?? askOnce(['answers', key], request, call).finally(() => asking.delete(key))
      asking.set(key, running)
      return running
    },
  }
}

function keyOf(endpoint: string, name: string, request: ModelRequest): string {
  const { system, user, schema, temperature = 0, maxTokens, seed } = request
  const parts = [endpoint, name, system, user, schema ?? null, temperature, maxTokens ?? null, seed ?? null]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Tokens as the endpoint counted them, or as we reckon them where it does not say: a budget has to end. */
function counted(reply: ModelReply, { system, user }: ModelRequest): ModelReply {
  if (reply.usage.input + reply.usage.output > 0) return reply
  return { ...reply, usage: { input: tokenCount(system) + tokenCount(user), output: tokenCount(reply.text) } }
}

/** Waits where the endpoint says that it had too many requests. */
async function patient(
  model: Model,
  request: ModelRequest,
  call: { readonly signal: AbortSignal },
): Promise<ModelReply> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await model.ask(request, call)
    } catch (error) {
      const mayWait = error instanceof ResearchError && error.kind === 'rate_limited' && attempt < TRIES
      if (!mayWait) throw error
      await sleep(Math.min(error.retryAfterMs ?? WAIT_MS * attempt, MAX_WAIT_MS), undefined, { signal: call.signal })
    }
  }
}

/** Another sample of the same questions; what only gathers evidence is not sampled again. */
export function trialOf(model: Model, trial: number): Model {
  return {
    name: model.name,
    ask: (request, call) =>
      model.ask(
        request.schema?.name === 'evidence' ? request : { ...request, seed: (request.seed ?? 1) + trial - 1 },
        call,
      ),
  }
}
