import type { Call } from '../call.ts'
import { keepsOperators } from './operators.ts'
import type { ProviderAnswer, ProviderQuery, SearchProvider } from './provider.ts'

/**
 * What a provider has for a query, by what the query asks for beside its words. One that may not know `site:` and finds nothing with it
 * is asked once without, and what it finds elsewhere is left out.
 */
export async function searched(provider: SearchProvider, query: ProviderQuery, call: Call): Promise<ProviderAnswer> {
  const answer = within(query, provider, await provider.search(query, call))
  const { site, ...anywhere } = query
  if (site === undefined || answer.hits.length > 0 || !provider.passesOn?.includes('site')) return answer
  const wider = within(query, provider, await provider.search(anywhere, call))
  const notes = [
    `nothing by site:, so asked without it and kept what is of ${site}`,
    ...(wider.note ? [wider.note] : []),
  ]
  return { ...wider, note: notes.join('; ') }
}

function within(query: ProviderQuery, { applies }: SearchProvider, answer: ProviderAnswer): ProviderAnswer {
  const applied = new Set(applies)
  return { ...answer, hits: answer.hits.filter(hit => keepsOperators(hit, query, applied)) }
}
