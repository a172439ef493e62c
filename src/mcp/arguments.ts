import * as z from 'zod'
import { ResearchError } from '../errors.ts'
import { present } from '../present.ts'
import { isRecord } from './schema.ts'
import type { Arguments } from './tool.ts'

/** Checks a call's arguments. Arrays and objects sent as JSON strings are understood, a lone value stands for a list of one. */
export function parseArguments<Input extends z.ZodRawShape>(input: Input, given: unknown): Arguments<Input> {
  const args = given ?? {}
  if (!isRecord(args)) throw new ResearchError('The arguments are no object.', { fix: takes(Object.keys(input)) })
  const unknown = Object.keys(args).filter(name => !Object.hasOwn(input, name))
  if (unknown.length > 0) throw unknownArgument(unknown, Object.keys(input))
  const eased = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, ease(value, kindOf(input[name]))]),
  )
  const parsed = schemaOf(input).safeParse(eased)
  // The generic output type hides which keys are optional from the compiler; `present` drops the same ones.
  if (parsed.success) return present(parsed.data) as unknown as Arguments<Input>
  const issue = parsed.error.issues[0]
  const [name, ...below] = issue?.path.map(String) ?? []
  throw new ResearchError(`Argument ${[name, ...below].join('.')}: ${issue?.message ?? 'invalid'}.`, {
    fix: hintFor(name, input[name ?? '']),
  })
}

/** A schema costs more to make than to use. */
const schemas = new WeakMap<z.ZodRawShape, z.ZodObject>()

function schemaOf(input: z.ZodRawShape): z.ZodObject {
  const known = schemas.get(input) ?? z.object(input)
  schemas.set(input, known)
  return known
}

/** The type's name below `optional` and `default`. */
function kindOf(schema: unknown): string {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap()
  return inner instanceof z.ZodType ? inner.def.type : ''
}

/** What some models send instead of the type that was asked for. */
const eased: Readonly<Record<string, (text: string) => unknown>> = {
  number: text => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text),
  boolean: text => (text === 'true' ? true : text === 'false' ? false : text),
  array: listOf,
}

function ease(value: unknown, kind: string): unknown {
  if (value === null) return undefined
  if (typeof value === 'string') return eased[kind]?.(value) ?? value
  return kind === 'array' && value !== undefined && !Array.isArray(value) ? [value] : value
}

function listOf(text: string): unknown {
  if (!/^\s*\[/.test(text)) return [text]
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON after all: a list of one text that begins with a bracket.
    return [text]
  }
}

function unknownArgument(unknown: readonly string[], known: readonly string[]): ResearchError {
  const names = unknown.map(name => `"${name}"`).join(', ')
  return new ResearchError(`Unknown argument ${names}.`, { fix: takes(known) })
}

const takes = (known: readonly string[]) => `This tool takes: ${known.join(', ')}.`

function hintFor(name: string | undefined, schema: unknown): string {
  return schema instanceof z.ZodType && schema.description
    ? `\`${name}\`: ${schema.description}`
    : 'Correct it and call again.'
}
