import { createInterface } from 'node:readline'
import * as z from 'zod'
import { ResearchError } from '../errors.ts'

/** The lines of a stream as values of a schema. A line that is none is an error that names it. */
export async function* readJsonLines<Schema extends z.ZodType>(
  input: NodeJS.ReadableStream,
  schema: Schema,
): AsyncGenerator<z.output<Schema>> {
  let n = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    n += 1
    if (line.trim() !== '') yield parseLine(line, n, schema)
  }
}

function parseLine<Schema extends z.ZodType>(line: string, n: number, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(line))
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined
    const what = issue ? `${issue.path.join('.') || 'value'}: ${issue.message}` : 'not JSON'
    throw new ResearchError(`Line ${n}: ${what}.`, { fix: 'One JSON object a line; docs/batch.md has its fields.' })
  }
}

/** Works on several items at once and hands the results out in order; where the items end in a failure, those before it come first. */
export async function* inOrder<In, Out>(
  items: AsyncIterable<In>,
  atOnce: number,
  work: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running: Promise<Out>[] = []
  const ending: { failure?: { readonly error: unknown } } = {}
  for await (const item of untilFailure(items, ending)) {
    const result = work(item)
    // Awaited below in order; until then a rejection must not end the process.
    result.catch(() => undefined)
    running.push(result)
    if (running.length >= atOnce) yield* take(running)
  }
  while (running.length > 0) yield* take(running)
  if (ending.failure) throw ending.failure.error
}

async function* untilFailure<In>(
  items: AsyncIterable<In>,
  ending: { failure?: { readonly error: unknown } },
): AsyncGenerator<In> {
  try {
    yield* items
  } catch (error) {
    ending.failure = { error }
  }
}

async function* take<Out>(running: Promise<Out>[]): AsyncGenerator<Out> {
  const first = running.shift()
  if (first) yield await first
}
