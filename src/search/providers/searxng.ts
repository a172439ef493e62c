import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import { dayIn, daysBetween } from '../days.ts'
import { commonOperators, queryString } from '../operators.ts'
import type { ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { ask, isSuccess, understood } from './api.ts'
import { statusFailure } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'

const answer = z.object({
  results: z.array(
    z.object({
      url: z.string(),
      title: z.string().nullish(),
      content: z.string().nullish(),
      publishedDate: z.string().nullish(),
    }),
  ),
  /** Names with reasons. */
  unresponsive_engines: z.array(z.unknown()).optional(),
})

/** https://docs.searxng.org/dev/search_api.html; an instance gives JSON where its settings allow it, else it answers 403. */
export const searxng: ProviderSpec = {
  name: 'searxng',
  kind: 'web',
  covers: 'web pages of many engines, through an instance of yours',
  documentation: 'https://docs.searxng.org/dev/search_api.html',
  limits: 'what the instance allows; `json` must be among `search.formats` in its settings.yml',
  address: 'SEARXNG_URL',
  create: access => ({
    // Some engines behind it know the operators; what comes is looked through again.
    applies: [],
    passesOn: commonOperators,
    search: async (query, call) => {
      const parameters = {
        q: queryString(query),
        format: 'json',
        language: query.language,
        time_range: timeRange(query),
      }
      const got = await ask(access, { path: '/search', parameters }, call)
      if (got.status === 403 && got.retryAfterMs === undefined) throw noJson()
      if (!isSuccess(got)) throw statusFailure(got, access)
      const { results, unresponsive_engines: silent = [] } = understood(answer, got.bytes)
      const hits = results.flatMap(({ url, title, content, publishedDate }) =>
        webHit({
          url,
          title: htmlText(title ?? ''),
          snippet: htmlText(content ?? ''),
          published: dayIn(publishedDate),
        }),
      )
      return {
        hits: distinct(hits, query.limit),
        ...(silent.length > 0 && {
          note: `${silent.length} of its engines did not answer`,
          partial: hits.length === 0,
        }),
      }
    },
  }),
}

/** The shortest of its ranges that reaches back far enough; all of them end today. */
function timeRange({ since, today }: ProviderQuery): string | undefined {
  if (since === undefined) return undefined
  const days = daysBetween(since, today)
  return days <= 1 ? 'day' : days <= 31 ? 'month' : days <= 366 ? 'year' : undefined
}

function noJson(): ResearchError {
  return new ResearchError('The instance does not give JSON.', {
    kind: 'blocked',
    fix: 'Add json to search.formats in its settings.yml, or name another instance in SEARXNG_URL.',
  })
}
