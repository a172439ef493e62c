import * as z from 'zod'
import type { Hit, Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { plainDoi, workIdsIn } from '../work-identity.ts'
import { askJson } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'

const applies = ['since', 'until'] as const satisfies readonly Operator[]

const work = z.object({
  DOI: z.string(),
  title: z.array(z.string()).optional(),
  /** JATS XML. */
  abstract: z.string().optional(),
  issued: z.object({ 'date-parts': z.array(z.array(z.number().nullable())) }).optional(),
  resource: z.object({ primary: z.object({ URL: z.string().optional() }).optional() }).optional(),
})
const answer = z.object({ message: z.object({ items: z.array(work) }) })

/**
 * https://www.crossref.org/documentation/retrieve-metadata/rest-api/, its filters and its access-and-authentication page. Whoever says
 * nothing about himself is in the public pool, whose limits were lowered on 1 December 2025.
 */
export const crossref: ProviderSpec = {
  name: 'crossref',
  kind: 'scholarly',
  covers: 'articles, books and data sets with a DOI, as their publishers registered them',
  documentation: 'https://www.crossref.org/documentation/retrieve-metadata/rest-api/',
  limits: 'no key; the public pool allows about one search a second, one at a time',
  publicBase: 'https://api.crossref.org',
  address: 'CROSSREF_URL',
  create: access => ({
    applies,
    // It answers any words with the nearest records that it has.
    weight: 0.6,
    spacingMs: 1_000,
    search: async (query, call) => {
      const parameters = {
        query: query.text,
        rows: Math.min(query.limit, 100),
        select: Object.keys(work.shape).join(','),
        filter: filterOf(query),
      }
      const { message } = await askJson(answer, access, { path: '/works', parameters }, call)
      return { hits: distinct(message.items.flatMap(hitOf), query.limit) }
    },
  }),
}

function filterOf({ since, until }: ProviderQuery): string | undefined {
  const filters = [
    ...(since !== undefined ? [`from-pub-date:${since}`] : []),
    ...(until !== undefined ? [`until-pub-date:${until}`] : []),
  ]
  return filters.length > 0 ? filters.join(',') : undefined
}

function hitOf({ DOI, title, abstract, issued, resource }: z.infer<typeof work>): Hit[] {
  const url = resource?.primary?.URL ?? `https://doi.org/${DOI}`
  const date = (issued?.['date-parts'][0] ?? []).filter(part => part !== null)
  return webHit({
    url,
    title: htmlText(title?.[0] ?? ''),
    // A title of its own begins most abstracts.
    snippet: htmlText((abstract ?? '').replace(/<jats:title>[^<]*<\/jats:title>/g, '').replaceAll('<', ' <')),
    published: date.length > 0 ? date.map((part, i) => `${part}`.padStart(i === 0 ? 4 : 2, '0')).join('-') : undefined,
    ids: { ...workIdsIn(url), doi: plainDoi(DOI) },
  })
}
