import { ResearchError } from '../../errors.ts'
import type { Operator, ProviderQuery, SearchProvider } from '../provider.ts'
import { type ProvidersFileOptions, readProvidersFile, type ToolProvider } from '../providers-file.ts'
import { anchored } from '../recency.ts'
import type { ToolCaller } from '../tool-caller.ts'
import { hitsOf } from '../tool-results.ts'
import { notUnderstood } from './api.ts'

const mappable = ['site', 'since', 'until'] as const satisfies readonly Operator[]

/** A tool of another MCP server, whose answers count as foreign pages do. https://modelcontextprotocol.io/specification/2025-11-25/server/tools */
export function toolProvider(named: ToolProvider, caller: ToolCaller): SearchProvider {
  const { server, tool, arguments: names, results, kind } = named
  return anchored({
    name: server.name,
    kind,
    applies: mappable.filter(operator => names[operator] !== undefined),
    search: async (query, call) => {
      const answer = await caller.call({ server, tool, arguments: argumentsFor(query, names) }, call)
      const hits = hitsOf(answer, results, query.limit)
      if (hits === undefined) throw notUnderstood()
      // Words without an address may say that there is nothing, or anything else.
      const isUnclear = hits.length === 0 && results === 'text' && answer.text.trim() !== ''
      return { hits, ...(isUnclear && { partial: true, note: 'its answer names no address' }) }
    },
  })
}

function argumentsFor(query: ProviderQuery, names: ToolProvider['arguments']): Record<string, unknown> {
  const { constants, query: words } = names
  const asked = (['limit', 'language', 'site', 'since', 'until'] as const).flatMap(from => {
    const [to, value] = [names[from], query[from]]
    return to === undefined || value === undefined ? [] : [[to, value] as const]
  })
  return { ...constants, ...Object.fromEntries(asked), [words]: query.text }
}

/** The tools that the configuration names, or what is wrong with it. */
type Named = readonly ToolProvider[] | ResearchError

/** A file that is wrong is no reason to refuse everything else. */
export function readToolProviders({
  file,
  ...options
}: ProvidersFileOptions & { readonly file: string }): Promise<Named> {
  return readProvidersFile(file, options).catch((error: unknown) => {
    if (error instanceof ResearchError) return error
    throw error
  })
}

export function toolOrigins(named: Named): string[] {
  if (named instanceof ResearchError) return []
  return named.flatMap(({ server }) => ('url' in server ? [new URL(server.url).origin] : []))
}

/** One provider per tool; of a wrong file one that says so at every search. */
export function toolProviders(named: Named, caller: ToolCaller): SearchProvider[] {
  if (named instanceof ResearchError) return [{ name: 'mcp-servers', kind: 'web', search: () => Promise.reject(named) }]
  return named.map(one => toolProvider(one, caller))
}
