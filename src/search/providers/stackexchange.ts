import * as z from 'zod'
import { dayOfSeconds, secondsAfter, secondsOf } from '../days.ts'
import { isLatin, isTechnical } from '../fields.ts'
import type { Operator } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import type { Access } from './access.ts'
import { ask, isSuccess, jsonOf, understood } from './api.ts'
import { badQuery, rateLimited, refused, statusFailure } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'

const applies = ['site', 'since', 'until'] as const satisfies readonly Operator[]

const answer = z.object({
  items: z.array(
    z.object({ link: z.string(), title: z.string(), body: z.string().optional(), creation_date: z.number() }),
  ),
  /** Seconds not to ask the same method again. */
  backoff: z.number().optional(),
  quota_remaining: z.number().optional(),
  quota_max: z.number().optional(),
})
const failed = z.object({ error_id: z.number(), error_message: z.string().optional() })

const SNIPPET_CHARS = 400
/** Requests left in the day from which on it is said. */
const FEW = 30

/** https://api.stackexchange.com/docs/advanced-search, /docs/throttle and /docs/error-handling */
export const stackexchange: ProviderSpec = {
  name: 'stackexchange',
  kind: 'qa',
  covers: 'questions and answers of Stack Overflow, or of the site named by `site:`',
  documentation: 'https://api.stackexchange.com/docs/advanced-search',
  limits: '300 requests a day, 10,000 with a free key; asked for technical words',
  publicBase: 'https://api.stackexchange.com',
  address: 'STACKEXCHANGE_URL',
  key: { variable: 'STACKEXCHANGE_API_KEY', isRequired: false, from: 'https://stackapps.com/apps/oauth/register' },
  create: access => ({
    applies,
    fits: query => isTechnical(query) && isLatin(query),
    search: async ({ text, limit, site, since, until }, call) => {
      const name = siteName(site)
      if (name === undefined) return { hits: [], hasNothing: true }
      const parameters = {
        q: text,
        site: name,
        order: 'desc',
        sort: 'relevance',
        pagesize: Math.min(limit, 50),
        filter: 'withbody',
        fromdate: since && secondsOf(since),
        todate: until && secondsAfter(until),
        key: access.key,
      }
      const got = await ask(access, { path: '/2.3/search/advanced', parameters }, call)
      if (!isSuccess(got)) throw failureOf(got, access)
      const { items, backoff, quota_remaining: left, quota_max: most } = understood(answer, got.bytes)
      const hits = items.flatMap(({ link, title, body, creation_date }) => {
        const snippet = htmlText((body ?? '').replaceAll('<', ' <')).slice(0, SNIPPET_CHARS)
        return webHit({ url: link, title: htmlText(title), snippet, published: dayOfSeconds(creation_date) })
      })
      return {
        hits: distinct(hits, limit),
        ...(left !== undefined && left <= FEW && { note: `${left} of ${most ?? 'its'} requests left today` }),
        ...(backoff !== undefined && { pauseMs: backoff * 1000 }),
      }
    },
  }),
}

/** How the API calls a site; undefined for one outside the network. */
function siteName(site: string | undefined): string | undefined {
  if (site === undefined) return 'stackoverflow'
  const own = /^(stackoverflow|serverfault|superuser|askubuntu|stackapps|mathoverflow)\.(?:com|net)$/.exec(site)?.[1]
  return own === 'mathoverflow' ? 'mathoverflow.net' : (own ?? /^([\w.-]+)\.stackexchange\.com$/.exec(site)?.[1])
}

/** Failures come as HTTP 400 with an id of their own. The number of seconds is all that is read of the message. */
function failureOf(answered: { readonly status: number; readonly bytes: Uint8Array }, access: Access) {
  const failure = failed.safeParse(jsonOf(answered.bytes))
  if (!failure.success) return statusFailure(answered, access)
  const { error_id: id, error_message: message = '' } = failure.data
  if (id === 502) {
    const seconds = /(\d+) seconds/.exec(message)?.[1]
    return rateLimited(seconds === undefined ? undefined : Number(seconds) * 1000)
  }
  if (id === 400) return /\bkey\b/.test(message) ? refused(access) : badQuery()
  return id >= 401 && id <= 406 ? refused(access) : statusFailure({ status: id }, access)
}
