import * as z from 'zod'
import { dayIn } from '../days.ts'
import type { Hit, Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { plainDoi, workIdsIn } from '../work-identity.ts'
import { askJson } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'

const applies = ['exact', 'since', 'until'] as const satisfies readonly Operator[]

const work = z.object({
  id: z.string(),
  display_name: z.string().nullish(),
  doi: z.string().nullish(),
  publication_date: z.string().nullish(),
  best_oa_location: z.object({ landing_page_url: z.string().nullish(), pdf_url: z.string().nullish() }).nullish(),
  primary_location: z.object({ landing_page_url: z.string().nullish() }).nullish(),
  abstract_inverted_index: z.record(z.string(), z.array(z.number())).nullish(),
})
const answer = z.object({ results: z.array(work) })

/** https://developers.openalex.org/api-reference/works and /api-reference/authentication (a key is asked for since 13 February 2026) */
export const openalex: ProviderSpec = {
  name: 'openalex',
  kind: 'scholarly',
  covers: 'scholarly works of all fields, with open copies where there are any',
  documentation: 'https://developers.openalex.org/api-reference/works',
  limits: 'without a key some ten searches a day, with a free key about a thousand',
  publicBase: 'https://api.openalex.org',
  address: 'OPENALEX_URL',
  key: { variable: 'OPENALEX_API_KEY', isRequired: false, from: 'https://openalex.org/settings/api' },
  create: access => ({
    applies,
    search: async (query, call) => {
      const request = {
        path: '/works',
        parameters: {
          search: quoted(query),
          filter: filterOf(query),
          per_page: Math.min(query.limit, 100),
          select: Object.keys(work.shape).join(','),
          api_key: access.key,
        },
      }
      const { results } = await askJson(answer, access, request, call)
      return { hits: distinct(results.flatMap(hitOf), query.limit) }
    },
  }),
}

function quoted({ text, exact }: ProviderQuery): string {
  return exact.reduce((all, phrase) => all.replace(phrase, `"${phrase}"`), text)
}

function filterOf({ since, until }: ProviderQuery): string | undefined {
  const filters = [
    since !== undefined && `from_publication_date:${since}`,
    until !== undefined && `to_publication_date:${until}`,
  ].filter(filter => filter !== false)
  return filters.length > 0 ? filters.join(',') : undefined
}

/** The place where it can be read comes first. */
function hitOf(one: z.infer<typeof work>): Hit[] {
  const { best_oa_location: open, primary_location: primary, doi, publication_date: date, display_name: title } = one
  const url = open?.landing_page_url ?? open?.pdf_url ?? primary?.landing_page_url ?? doi ?? undefined
  return webHit({
    url,
    title: htmlText(title ?? ''),
    snippet: abstractOf(one.abstract_inverted_index ?? {}),
    published: dayIn(date),
    ids: { ...(url && workIdsIn(url)), ...(doi && { doi: plainDoi(doi) }) },
  })
}

const ABSTRACT_WORDS = 90

/** OpenAlex gives an abstract as the positions of its words. */
function abstractOf(index: Readonly<Record<string, readonly number[]>>): string {
  const words: string[] = []
  for (const [word, positions] of Object.entries(index)) for (const at of positions) words[at] = word
  const text = words.slice(0, ABSTRACT_WORDS).filter(word => word !== undefined)
  return `${text.join(' ')}${words.length > ABSTRACT_WORDS ? ' …' : ''}`
}
