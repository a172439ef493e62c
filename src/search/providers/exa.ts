import * as z from 'zod'
import { dayIn } from '../days.ts'
import type { Operator } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { askJson } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { excluded } from './sites.ts'

const applies = ['site', 'since', 'until'] as const satisfies readonly Operator[]

const answer = z.object({
  results: z.array(
    z.object({
      title: z.string().nullish(),
      url: z.string(),
      publishedDate: z.string().nullish(),
      highlights: z.array(z.string()).nullish(),
    }),
  ),
})

/** https://exa.ai/docs/reference/search and /docs/reference/error-codes */
export const exa: ProviderSpec = {
  name: 'exa',
  kind: 'web',
  covers: 'web pages by meaning rather than by words',
  documentation: 'https://exa.ai/docs/reference/search',
  limits: 'by credits; 10 requests a second by default',
  publicBase: 'https://api.exa.ai',
  address: 'EXA_URL',
  key: { variable: 'EXA_API_KEY', isRequired: true, from: 'https://dashboard.exa.ai' },
  create: access => ({
    applies,
    search: async (query, call) => {
      const { sites } = excluded(query)
      const body = {
        query: query.text,
        type: 'auto',
        numResults: Math.min(query.limit, 100),
        ...(query.site !== undefined && { includeDomains: [query.site] }),
        ...(sites.length > 0 && { excludeDomains: sites }),
        ...(query.since !== undefined && { startPublishedDate: `${query.since}T00:00:00.000Z` }),
        ...(query.until !== undefined && { endPublishedDate: `${query.until}T23:59:59.999Z` }),
        contents: { highlights: true },
      }
      const headers = access.key === undefined ? {} : { 'x-api-key': access.key }
      const { results } = await askJson(answer, access, { path: '/search', headers, body }, call)
      const hits = results.flatMap(({ title, url, publishedDate, highlights }) =>
        // Pages without a title are found by their text.
        webHit({ url, title: title || url, snippet: highlights?.join(' … '), published: dayIn(publishedDate) }),
      )
      return { hits: distinct(hits, query.limit) }
    },
  }),
}
