import { dayIn } from '../days.ts'
import { isLatin } from '../fields.ts'
import type { Hit, Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { plainDoi, workIdsIn } from '../work-identity.ts'
import { askApi, notUnderstood } from './api.ts'
import { badQuery } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import { keywords } from './keywords.ts'
import type { Markup } from './markup.ts'
import { excluded } from './sites.ts'

const applies = ['exact', 'not', 'since', 'until'] as const satisfies readonly Operator[]

/** https://info.arxiv.org/help/api/user-manual.html and /help/api/tou.html (one request every three seconds, one at a time) */
export const arxiv: ProviderSpec = {
  name: 'arxiv',
  kind: 'scholarly',
  covers: 'preprints of physics, mathematics, computer science and their neighbours',
  documentation: 'https://info.arxiv.org/help/api/user-manual.html',
  limits: 'no key; one request every three seconds',
  publicBase: 'https://export.arxiv.org',
  address: 'ARXIV_URL',
  create: access => ({
    applies,
    spacingMs: 3_000,
    fits: isLatin,
    search: async (query, call) => {
      const parameters = {
        search_query: searchQuery(query),
        start: 0,
        max_results: Math.min(query.limit, 100),
        sortBy: 'relevance',
        sortOrder: 'descending',
      }
      const request = { path: '/api/query', parameters, accept: 'application/atom+xml' }
      const bytes = await askApi(access, request, call)
      const { parseXml } = await import('./markup.ts')
      const feed = parseXml(bytes).first('feed')
      if (feed === undefined) throw notUnderstood()
      const entries = feed.all('entry')
      // An error is a feed with one entry that says so.
      if (entries.some(entry => entry.textOf('id').includes('/api/errors'))) throw badQuery()
      return { hits: distinct(entries.flatMap(hitOf), query.limit) }
    },
  }),
}

/** Any of the words, best match first; phrases, excluded words and the period must hold. */
function searchQuery(query: ProviderQuery): string {
  const { text, exact, since, until, today } = query
  const said = exact.reduce((rest, phrase) => rest.replace(phrase, ' '), text)
  const any = keywords(said, 12).map(word => `all:${plain(word)}`)
  const parts = [
    ...(any.length > 0 ? [any.length > 1 ? `(${any.join(' OR ')})` : any.join('')] : []),
    ...exact.map(phrase => `all:"${plain(phrase)}"`),
    ...(since !== undefined || until !== undefined
      ? [`submittedDate:[${stamp(since ?? '1991-01-01', '0000')} TO ${stamp(until ?? today, '2359')}]`]
      : []),
  ]
  const without = excluded(query).words.map(one => ` ANDNOT all:"${plain(one)}"`)
  return `${parts.join(' AND ')}${without.join('')}`
}

const plain = (text: string) => text.replace(/["()[\]:\\]/g, ' ').trim()
const stamp = (day: string, time: string) => `${day.replaceAll('-', '')}${time}`

function hitOf(entry: Markup): Hit[] {
  const id = /arxiv\.org\/abs\/(.+?)(?:v\d+)?$/.exec(entry.textOf('id').trim())?.[1]
  const doi = entry.textOf('arxiv:doi').trim()
  const url = id && `https://arxiv.org/abs/${id}`
  return webHit({
    url,
    title: entry.textOf('title'),
    snippet: entry.textOf('summary'),
    published: dayIn(entry.textOf('published')),
    ids: { ...(url && workIdsIn(url)), ...(doi !== '' && { doi: plainDoi(doi) }) },
  })
}
