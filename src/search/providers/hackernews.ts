import * as z from 'zod'
import { dayIn, secondsAfter, secondsOf } from '../days.ts'
import { isLatin, isTechnical } from '../fields.ts'
import type { Operator } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { askJson } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'
import { keywords } from './keywords.ts'

const applies = ['since', 'until'] as const satisfies readonly Operator[]

const answer = z.object({
  hits: z.array(
    z.object({
      objectID: z.string(),
      title: z.string().nullish(),
      story_text: z.string().nullish(),
      created_at: z.string().nullish(),
    }),
  ),
})

/** https://hn.algolia.com/api */
export const hackernews: ProviderSpec = {
  name: 'hackernews',
  kind: 'qa',
  covers: 'discussions among programmers, as threads',
  documentation: 'https://hn.algolia.com/api',
  limits: 'no key; 10,000 requests an hour from one address; asked for technical words',
  publicBase: 'https://hn.algolia.com',
  address: 'HN_URL',
  create: access => ({
    applies,
    weight: 0.8,
    fits: query => isTechnical(query) && isLatin(query),
    search: async ({ text, limit, site, since, until }, call) => {
      if (site !== undefined && site !== 'news.ycombinator.com') return { hits: [], hasNothing: true }
      const period = [
        ...(since !== undefined ? [`created_at_i>=${secondsOf(since)}`] : []),
        ...(until !== undefined ? [`created_at_i<${secondsAfter(until)}`] : []),
      ]
      const parameters = {
        // Every word must stand there.
        query: keywords(text, 6).join(' ') || text,
        tags: 'story',
        hitsPerPage: Math.min(limit, 50),
        numericFilters: period.length > 0 ? period.join(',') : undefined,
      }
      const { hits } = await askJson(answer, access, { path: '/api/v1/search', parameters }, call)
      const found = hits.flatMap(({ objectID, title, story_text, created_at }) =>
        webHit({
          url: `https://news.ycombinator.com/item?id=${encodeURIComponent(objectID)}`,
          title: htmlText(title ?? ''),
          snippet: htmlText((story_text ?? '').replaceAll('<', ' <')).slice(0, 400),
          published: dayIn(created_at),
        }),
      )
      return { hits: distinct(found, limit) }
    },
  }),
}
