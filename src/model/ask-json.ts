import * as z from 'zod'
import type { Call } from '../call.ts'
import { ResearchError } from '../errors.ts'
import type { Model, ModelReply, ModelRequest } from './model.ts'

export interface JsonReply<T> {
  readonly value: T
  /** Of all requests that it took. */
  readonly usage: ModelReply['usage']
  readonly model: string
}

/** Asks for JSON of a schema; an answer that is none is sent back once with what is wrong. Rejects with `empty` where the second is none either. */
export async function askForJson<T>(
  model: Model,
  request: Omit<ModelRequest, 'schema'>,
  { name, schema }: { readonly name: string; readonly schema: z.ZodType<T> },
  call: Pick<Call, 'signal'>,
): Promise<JsonReply<T>> {
  const json = z.toJSONSchema(schema, { io: 'input' })
  const wanted = { ...request, schema: { name, json } }
  const first = await model.ask(wanted, call)
  const parsed = parse(schema, first.text)
  if (parsed.success) return { value: parsed.data, usage: first.usage, model: first.model }
  const user = `${request.user}\n\nYour last answer could not be used: ${parsed.why}. Answer with one JSON object of the schema and nothing else.`
  const second = await model.ask({ ...wanted, user }, call)
  const again = parse(schema, second.text)
  const usage = {
    input: first.usage.input + second.usage.input,
    output: first.usage.output + second.usage.output,
  }
  if (again.success) return { value: again.data, usage, model: second.model }
  throw new ResearchError(`The model did not answer in the form that was asked for: ${again.why}.`, {
    kind: 'empty',
    fix: 'Try again, or set DEEPRESEARCH_MODEL to another model.',
  })
}

type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false; readonly why: string }

function parse<T>(schema: z.ZodType<T>, text: string): Parsed<T> {
  const value = objectIn(text)
  if (value === undefined) return { success: false, why: 'it is not JSON' }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed
  const [issue] = parsed.error.issues
  // Paths are ours, the model's words are not repeated.
  return {
    success: false,
    why: `${
      issue?.path
        .map(String)
        .join('.')
        .replace(/[^\w.]/g, '_') || 'it'
    } does not fit (${issue?.code ?? 'invalid'})`,
  }
}

/** The JSON of an answer, also out of a fence or from between words. */
function objectIn(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1]
  const cut = text.slice(text.search(/[[{]/), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1)
  for (const candidate of [text, fenced, cut]) {
    if (!candidate) continue
    try {
      return JSON.parse(candidate)
    } catch {
      // The next candidate may be one.
    }
  }
  return undefined
}
