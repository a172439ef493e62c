import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { ResearchError } from '../errors.ts'
import { searchKinds } from './provider.ts'
import type { ToolServer } from './tool-caller.ts'

/** A way through JSON: `data.items`, `hits[0].list`; empty or `$` is the whole. */
const path = z.string().regex(/^\$?(?:\.?[\w@-]+|\[\d+\])*$/, 'a path such as data.items[0].title')

const results = z.union([
  z.literal('text'),
  z.strictObject({
    list: path.default(''),
    title: path.default('title'),
    url: path.default('url'),
    snippet: path.optional(),
    published: path.optional(),
  }),
])

const text = z.string().min(1)

const entry = z
  .strictObject({
    command: text.optional(),
    args: z.array(z.string()).optional(),
    env: z.record(z.string(), z.string()).optional(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    tool: text,
    /** Names of the tool's arguments for what a query has, and what is always sent. */
    arguments: z
      .strictObject({
        query: text.default('query'),
        limit: text.optional(),
        language: text.optional(),
        since: text.optional(),
        until: text.optional(),
        site: text.optional(),
        constants: z.record(z.string(), z.unknown()).default({}),
      })
      .default({ query: 'query', constants: {} }),
    results: results.default('text'),
    kind: z.enum(searchKinds).default('web'),
  })
  .refine(one => (one.command === undefined) !== (one.url === undefined), 'either `command` or `url` is needed')
  .refine(one => one.url === undefined || (one.args ?? one.env) === undefined, '`args` and `env` belong to `command`')
  .refine(one => one.command === undefined || one.headers === undefined, '`headers` belong to `url`')

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name of small letters, digits and hyphens')
const file = z.strictObject({ servers: z.record(name, entry) })

export type ResultsMapping = z.output<typeof results>

/** A tool of another MCP server as a search provider. */
export interface ToolProvider extends Pick<z.output<typeof entry>, 'tool' | 'arguments' | 'results' | 'kind'> {
  readonly server: ToolServer
}

export interface ProvidersFileOptions {
  /** The file was named, so that it must be there. */
  readonly isNamed: boolean
  /** Names of other providers. */
  readonly taken: readonly string[]
}

/** The tools that a file names; none where there is no file. Rejects with `invalid` for a file that says anything else. */
export async function readProvidersFile(at: string, { isNamed, taken }: ProvidersFileOptions): Promise<ToolProvider[]> {
  const content = await readFile(at, 'utf8').catch((cause: unknown) => {
    if (!isNamed && cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw wrong(at, 'it cannot be read')
  })
  if (content === undefined) return []
  const parsed = file.safeParse(jsonOf(content, at))
  if (!parsed.success) throw wrong(at, parsed.error.issues.slice(0, 3).map(describeIssue).join('; '))
  const double = Object.keys(parsed.data.servers).find(one => taken.includes(one))
  if (double !== undefined) throw wrong(at, `servers.${double}: a provider of that name is built in`)
  return Object.entries(parsed.data.servers).map(([name, { command, args, env, url, headers, ...rest }]) => ({
    server:
      command === undefined
        ? { name, url: url ?? '', headers: headers ?? {} }
        : { name, command, args: args ?? [], env: env ?? {} },
    ...rest,
  }))
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  return `${issue.path.join('.') || 'the file'}: ${message}`
}

function jsonOf(content: string, at: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw wrong(at, 'it is no JSON')
  }
}

function wrong(at: string, what: string): ResearchError {
  return new ResearchError(`${at} names no search providers: ${what}.`, {
    fix: 'Mend the file as docs/providers.md shows, or take it away.',
  })
}
