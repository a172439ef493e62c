import * as z from 'zod'
import { isEntityLike } from '../fields.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { askApi, jsonOf, notUnderstood } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { mediawikiFailure } from './mediawiki.ts'

const answer = z.object({
  search: z.array(z.object({ id: z.string(), label: z.string().optional(), description: z.string().optional() })),
})

/** https://www.wikidata.org/w/api.php?action=help&modules=wbsearchentities */
export const wikidata: ProviderSpec = {
  name: 'wikidata',
  kind: 'encyclopedia',
  covers: 'things by their names and aliases, in any language',
  documentation: 'https://www.wikidata.org/w/api.php?action=help&modules=wbsearchentities',
  limits: 'no key; one request at a time is asked for; asked for short queries that may be a name',
  publicBase: 'https://www.wikidata.org',
  address: 'WIKIDATA_URL',
  create: access => ({
    weight: 0.7,
    fits: isEntityLike,
    search: async ({ text, limit, language, site }, call) => {
      if (site !== undefined && site !== 'wikidata.org') return { hits: [], hasNothing: true }
      const parameters = {
        action: 'wbsearchentities',
        search: text.slice(0, 250),
        language,
        uselang: language,
        type: 'item',
        limit: Math.min(limit, 50),
        format: 'json',
        formatversion: '2',
      }
      const body = jsonOf(await askApi(access, { path: '/w/api.php', parameters }, call))
      const failure = mediawikiFailure(body)
      if (failure) throw failure
      const found = answer.safeParse(body)
      if (!found.success) throw notUnderstood()
      const hits = found.data.search.flatMap(({ id, label, description }) =>
        webHit({
          url: `${access.baseUrl}/wiki/${encodeURIComponent(id)}`,
          title: label ?? id,
          snippet: description,
        }),
      )
      return { hits: distinct(hits, limit) }
    },
  }),
}
