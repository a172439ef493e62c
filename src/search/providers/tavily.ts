import * as z from 'zod'
import { dayIn } from '../days.ts'
import type { Operator } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { ask, isSuccess, understood } from './api.ts'
import { statusFailure, usedUp } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import { excluded } from './sites.ts'

const applies = ['site', 'since', 'until'] as const satisfies readonly Operator[]

const answer = z.object({
  results: z.array(
    z.object({
      title: z.string().nullish(),
      url: z.string(),
      content: z.string().nullish(),
      published_date: z.string().nullish(),
    }),
  ),
})

/** https://docs.tavily.com/documentation/api-reference/endpoint/search */
export const tavily: ProviderSpec = {
  name: 'tavily',
  kind: 'web',
  covers: 'web pages, with extracts made for programs',
  documentation: 'https://docs.tavily.com/documentation/api-reference/endpoint/search',
  limits: 'by credits, 1,000 a month free, a search is one; 100 requests a minute with a development key',
  publicBase: 'https://api.tavily.com',
  address: 'TAVILY_URL',
  key: { variable: 'TAVILY_API_KEY', isRequired: true, from: 'https://app.tavily.com' },
  create: access => ({
    applies,
    search: async (query, call) => {
      const body = {
        query: query.text.slice(0, 400),
        max_results: Math.min(query.limit, 20),
        search_depth: 'basic',
        include_domains: query.site === undefined ? [] : [query.site],
        exclude_domains: excluded(query).sites,
        start_date: query.since,
        end_date: query.until,
      }
      const headers = access.key === undefined ? {} : { authorization: `Bearer ${access.key}` }
      const got = await ask(access, { path: '/search', headers, body }, call)
      // 432: the plan's limit, 433: the limit of paying as one goes.
      if (got.status === 432 || got.status === 433) throw usedUp(access)
      if (!isSuccess(got)) throw statusFailure(got, access)
      const hits = understood(answer, got.bytes).results.flatMap(({ url, title, content, published_date }) =>
        webHit({ url, title, snippet: content, published: dayIn(published_date) }),
      )
      return { hits: distinct(hits, query.limit) }
    },
  }),
}
