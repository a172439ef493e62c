import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import * as z from 'zod'

/**
 * A tool's arguments as hosts are told of them. What comes in is passed on as it is: the engine checks it, so that an
 * error reads the same from every door. The dialect is left unsaid: clients assume 2020-12, and naming it costs tokens.
 */
export function advertised(input: z.ZodRawShape): StandardSchemaWithJSON<unknown, unknown> {
  const { jsonSchema, vendor, version } = z.strictObject(input)['~standard']
  const toJson: typeof jsonSchema.input = options => frugal(jsonSchema.input(options))
  return {
    '~standard': { vendor, version, validate: value => ({ value }), jsonSchema: { input: toJson, output: toJson } },
  }
}

/** Bounds that say nothing to a caller: every JSON integer has them, and no text is meant to be empty. */
const unsaid: Readonly<Record<string, unknown>> = { maximum: Number.MAX_SAFE_INTEGER, minLength: 1 }

function frugal({ $schema, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(rest), (_key, value: unknown) => (isRecord(value) ? withoutUnsaid(value) : value))
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function withoutUnsaid(schema: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([name, value]) => unsaid[name] !== value))
}

const reply = z.looseObject({ text: z.string(), session: z.string().optional() })

/** What every reply is as data: the text that the host's model reads, and ids, numbers and verdicts beside it. */
export const structuredOutput = outputOf(reply['~standard'])

function outputOf({
  jsonSchema,
  ...standard
}: (typeof reply)['~standard']): StandardSchemaWithJSON<z.input<typeof reply>, z.output<typeof reply>> {
  const toJson: typeof jsonSchema.output = options => frugal(jsonSchema.output(options))
  return { '~standard': { ...standard, jsonSchema: { input: toJson, output: toJson } } }
}
