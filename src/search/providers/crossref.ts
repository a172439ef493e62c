import * as z from 'zod'
import type { Notice } from '../../domain/source.ts'
import { present } from '../../present.ts'
import type { Hit, Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { plainDoi, workIdsIn } from '../work-identity.ts'
import { ask, askJson, isSuccess, understood } from './api.ts'
import { statusFailure } from './api-failure.ts'
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
    notices: async (doi, call) => {
      const asked = await ask(access, { path: `/works/${encodeURIComponent(doi)}` }, call)
      if (asked.status === 404) return []
      if (!isSuccess(asked)) throw statusFailure(asked, access)
      const { message } = understood(z.object({ message: updated }), asked.bytes)
      return noticesIn(message['updated-by'] ?? [])
    },
  }),
}

/** https://crossref.gitlab.io/tutorials/get-rw-metadata/: `updated-by` holds what publishers and Retraction Watch registered. */
const updated = z.object({
  'updated-by': z
    .array(
      z.object({
        type: z.string(),
        updated: z.object({ 'date-parts': z.array(z.array(z.number().nullable())) }).optional(),
      }),
    )
    .optional(),
})

const kinds: readonly (readonly [pattern: RegExp, kind: Notice['kind']])[] = [
  [/retract/, 'retracted'],
  [/withdraw|remov/, 'withdrawn'],
  [/concern/, 'concern'],
  [/correct|errat|corrig/, 'corrected'],
]

/** One of each kind: publisher and Retraction Watch often register the same. */
function noticesIn(updates: NonNullable<z.infer<typeof updated>['updated-by']>): Notice[] {
  const found = new Map<Notice['kind'], Notice>()
  for (const { type, updated: when } of updates) {
    const kind = kinds.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1]
    const date = dateOf(when?.['date-parts'][0] ?? [])
    if (kind && !found.has(kind)) found.set(kind, { kind, ...present({ date }), registry: 'Crossref' })
  }
  return [...found.values()]
}

function dateOf(parts: readonly (number | null)[]): string | undefined {
  const known = parts.filter(part => part !== null)
  return known.length > 0 ? known.map((part, i) => `${part}`.padStart(i === 0 ? 4 : 2, '0')).join('-') : undefined
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
  return webHit({
    url,
    title: htmlText(title?.[0] ?? ''),
    // A title of its own begins most abstracts.
    snippet: htmlText((abstract ?? '').replace(/<jats:title>[^<]*<\/jats:title>/g, '').replaceAll('<', ' <')),
    published: dateOf(issued?.['date-parts'][0] ?? []),
    ids: { ...workIdsIn(url), doi: plainDoi(DOI) },
  })
}
