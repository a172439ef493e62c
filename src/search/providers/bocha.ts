import * as z from 'zod'
import { dayIn } from '../days.ts'
import { isChinese } from '../fields.ts'
import type { Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { ask, isSuccess, jsonOf, understood } from './api.ts'
import { statusFailure, usedUp } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import { excluded } from './sites.ts'

const applies = ['site', 'since', 'until'] as const satisfies readonly Operator[]

const page = z.object({
  name: z.string(),
  url: z.string(),
  snippet: z.string().nullish(),
  summary: z.string().nullish(),
  datePublished: z.string().nullish(),
})
const answer = z.object({ data: z.object({ webPages: z.object({ value: z.array(page) }).nullable() }) })
/** Also told with HTTP 200, the number as text. */
const coded = z.object({ code: z.coerce.number() })

/** https://open.bochaai.com (Web Search API) */
export const bocha: ProviderSpec = {
  name: 'bocha',
  kind: 'web',
  covers: 'the Chinese web',
  documentation: 'https://open.bochaai.com',
  limits: 'by balance and by plan; asked for Chinese queries',
  publicBase: 'https://api.bochaai.com',
  address: 'BOCHA_URL',
  key: { variable: 'BOCHA_API_KEY', isRequired: true, from: 'https://open.bochaai.com' },
  create: access => ({
    applies,
    fits: isChinese,
    search: async (query, call) => {
      const { sites } = excluded(query)
      const body = {
        query: query.text,
        freshness: period(query),
        summary: true,
        count: Math.min(query.limit, 50),
        ...(query.site !== undefined && { include: query.site }),
        ...(sites.length > 0 && { exclude: sites.join('|') }),
      }
      const headers = access.key === undefined ? {} : { authorization: `Bearer ${access.key}` }
      const got = await ask(access, { path: '/v1/web-search', headers, body }, call)
      const told = coded.safeParse(jsonOf(got.bytes))
      const status = isSuccess(got) && told.success ? told.data.code : got.status
      // 403 is an empty balance there, not a wrong key.
      if (status === 403) throw usedUp(access)
      if (!isSuccess({ status })) throw statusFailure({ ...got, status }, access)
      const { webPages } = understood(answer, got.bytes).data
      const hits = (webPages?.value ?? []).flatMap(({ name, url, snippet, summary, datePublished }) =>
        webHit({ url, title: name, snippet: (summary || snippet)?.slice(0, 600), published: dayIn(datePublished) }),
      )
      return { hits: distinct(hits, query.limit) }
    },
  }),
}

function period({ since, until, today }: ProviderQuery): string {
  return since === undefined && until === undefined ? 'noLimit' : `${since ?? '1990-01-01'}..${until ?? today}`
}
