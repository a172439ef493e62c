import * as z from 'zod'
import { ResearchError } from '../errors.ts'
import type { Fetched, Net } from '../net/net.ts'
import type { Model, ModelReply, ModelRequest } from './model.ts'

export interface Endpoint {
  /** With its version, such as `https://api.openai.com/v1`. */
  readonly baseUrl: string
  readonly name: string
  readonly key?: string
}

const answer = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
})

/**
 * Any endpoint that speaks Chat Completions: https://platform.openai.com/docs/api-reference/chat/create (OpenAI, Ollama, vLLM, LM Studio
 * and others). `response_format`, `seed` and `max_completion_tokens` are left out once an endpoint has refused the request with them.
 */
export function openAiModel({ baseUrl, name, key }: Endpoint, net: Pick<Net, 'configured'>): Model {
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
  }
  let isPlain = false
  const send = (body: object, signal: AbortSignal) =>
    net.configured(url, { method: 'POST', headers, body: JSON.stringify(body), signal, anyStatus: true })
  return {
    name,
    async ask(request, { signal }) {
      const full = isPlain ? undefined : await send({ ...plainBody(name, request), ...extras(request) }, signal)
      if (full && full.status !== 400 && full.status !== 422) return replyOf(full, name)
      const plain = await send(plainBody(name, request), signal)
      // Only an answer shows that the extras were what was wrong.
      if (isSuccess(plain)) isPlain = true
      return replyOf(plain, name)
    },
  }
}

function plainBody(model: string, { system, user, temperature = 0 }: ModelRequest): object {
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ]
  return { model, messages, temperature }
}

function extras({ schema, maxTokens, seed }: ModelRequest): object {
  return {
    ...(schema && {
      response_format: { type: 'json_schema', json_schema: { name: schema.name, strict: true, schema: schema.json } },
    }),
    ...(maxTokens !== undefined && { max_completion_tokens: maxTokens }),
    ...(seed !== undefined && { seed }),
  }
}

const isSuccess = ({ status }: Fetched) => status >= 200 && status < 300

function replyOf(fetched: Fetched, name: string): ModelReply {
  if (!isSuccess(fetched)) throw statusFailure(fetched)
  const parsed = answer.safeParse(jsonOf(fetched.bytes))
  const choice = parsed.data?.choices[0]
  const text = choice?.message.content?.trim() ?? ''
  if (!parsed.success || !choice) throw unusable('it is no chat completion')
  if (text === '') throw unusable(choice.message.refusal ? 'the model refused' : 'the model said nothing')
  if (choice.finish_reason === 'length') throw unusable('it was cut off at the limit of tokens')
  const { model, usage } = parsed.data
  return {
    text,
    usage: { input: usage?.prompt_tokens ?? 0, output: usage?.completion_tokens ?? 0 },
    model: model ?? name,
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // What came instead is the endpoint's text, which no error repeats.
    return undefined
  }
}

const unusable = (why: string) =>
  new ResearchError(`The model endpoint gave no usable answer: ${why}.`, {
    kind: 'empty',
    fix: 'Try again, or set DEEPRESEARCH_MODEL to another model.',
  })

function statusFailure({ status, retryAfterMs }: Fetched): ResearchError {
  if (status === 401 || status === 403) {
    return new ResearchError(`The model endpoint answered ${status}: it does not accept the key.`, {
      kind: 'no_key',
      fix: 'Set OPENAI_API_KEY to a key of the endpoint that OPENAI_BASE_URL names.',
    })
  }
  if (status === 404) {
    return new ResearchError('The model endpoint answered 404: no such address or no such model.', {
      kind: 'not_found',
      fix: 'OPENAI_BASE_URL ends in the version (…/v1); DEEPRESEARCH_MODEL names a model that the endpoint has.',
    })
  }
  if (status === 429) {
    return new ResearchError('The model endpoint asks for fewer requests.', {
      kind: 'rate_limited',
      fix: retryAfterMs === undefined ? 'Try again later.' : `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`,
      retryAfterMs,
    })
  }
  const isTooLong = status === 400 || status === 413 || status === 422
  return new ResearchError(`The model endpoint answered ${status}.`, {
    kind: isTooLong ? 'too_large' : 'unreachable',
    fix: isTooLong ? 'The request may be too long for the model: try one with a longer context.' : 'Try again later.',
  })
}
