import * as z from 'zod'
import { dayIn } from '../days.ts'
import { queryString } from '../operators.ts'
import type { Operator } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { ask, isSuccess, textOf, understood } from './api.ts'
import { statusFailure, usedUp } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'

const applies = ['site', 'exact', 'not', 'filetype', 'since', 'until'] as const satisfies readonly Operator[]

const answer = z.object({
  searchParameters: z.object({}),
  // Left out where nothing was found.
  organic: z
    .array(
      z.object({
        title: z.string(),
        link: z.string(),
        snippet: z.string().optional(),
        /** As the result page writes it: `Nov 20, 2025`, or `3 days ago`, which is no date. */
        date: z.string().optional(),
      }),
    )
    .optional(),
})

const languages: Readonly<Record<string, string>> = { zh: 'zh-cn' }

/** https://serper.dev/playground */
export const serper: ProviderSpec = {
  name: 'serper',
  kind: 'web',
  covers: 'web pages, as Google finds them',
  documentation: 'https://serper.dev/playground',
  limits: 'by credits, 2,500 free to begin with',
  publicBase: 'https://google.serper.dev',
  address: 'SERPER_URL',
  key: { variable: 'SERPER_API_KEY', isRequired: true, from: 'https://serper.dev/api-key' },
  create: access => ({
    applies,
    search: async (query, call) => {
      const body = {
        q: queryString(query, applies),
        hl: languages[query.language] ?? query.language,
        num: Math.min(query.limit, 100),
      }
      const headers = access.key === undefined ? {} : { 'x-api-key': access.key }
      const got = await ask(access, { path: '/search', headers, body }, call)
      if (got.status === 400 && /credits/i.test(textOf(got.bytes))) throw usedUp(access)
      if (!isSuccess(got)) throw statusFailure(got, access)
      const hits = (understood(answer, got.bytes).organic ?? []).flatMap(({ title, link, snippet, date }) =>
        webHit({ url: link, title, snippet, published: dayIn(date) }),
      )
      return { hits: distinct(hits, query.limit) }
    },
  }),
}
