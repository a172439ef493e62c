import * as z from 'zod'
import { dayIn } from '../days.ts'
import { queryString } from '../operators.ts'
import type { Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { askJson } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'

const applies = ['site', 'exact', 'not', 'filetype', 'since', 'until'] as const satisfies readonly Operator[]

const answer = z.object({
  type: z.literal('search'),
  // Left out where nothing was found.
  web: z
    .object({
      results: z.array(
        z.object({
          title: z.string(),
          url: z.string(),
          description: z.string().optional(),
          page_age: z.string().optional(),
        }),
      ),
    })
    .optional(),
})

/** https://api-dashboard.search.brave.com/api-reference/web/search/get */
export const brave: ProviderSpec = {
  name: 'brave',
  kind: 'web',
  covers: 'web pages, from an index of its own',
  documentation: 'https://api-dashboard.search.brave.com/api-reference/web/search/get',
  limits: 'by plan; the free one allows a request a second; queries up to 400 characters and 50 words',
  publicBase: 'https://api.search.brave.com',
  address: 'BRAVE_URL',
  key: { variable: 'BRAVE_API_KEY', isRequired: true, from: 'https://api-dashboard.search.brave.com' },
  create: access => ({
    applies,
    spacingMs: 1_000,
    search: async (query, call) => {
      const request = {
        path: '/res/v1/web/search',
        parameters: {
          q: words(queryString(query)),
          count: Math.min(query.limit, 20),
          search_lang: languages[query.language] ?? query.language,
          freshness: period(query),
        },
        headers: access.key === undefined ? {} : { 'x-subscription-token': access.key },
      }
      const { web } = await askJson(answer, access, request, call)
      const hits = (web?.results ?? []).flatMap(({ title, url, description, page_age }) =>
        webHit({ url, title: htmlText(title), snippet: htmlText(description ?? ''), published: dayIn(page_age) }),
      )
      return { hits: distinct(hits, query.limit) }
    },
  }),
}

const languages: Readonly<Record<string, string>> = { zh: 'zh-hans', ja: 'jp' }

function words(text: string): string {
  return text.slice(0, 400).split(/\s+/).slice(0, 50).join(' ')
}

/** Both ends, since a period has two. */
function period({ since, until, today }: ProviderQuery): string | undefined {
  if (since === undefined && until === undefined) return undefined
  return `${since ?? '1990-01-01'}to${until ?? today}`
}
