import * as z from 'zod'
import { dayIn } from '../days.ts'
import { isLifeScience } from '../fields.ts'
import type { Hit, Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { plainDoi } from '../work-identity.ts'
import { askApi, jsonOf, notUnderstood } from './api.ts'
import { badQuery } from './api-failure.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'
import { excluded } from './sites.ts'

const applies = ['exact', 'not', 'since', 'until'] as const satisfies readonly Operator[]

const work = z.object({
  id: z.string(),
  source: z.string(),
  title: z.string().optional(),
  doi: z.string().optional(),
  pmcid: z.string().optional(),
  abstractText: z.string().optional(),
  firstPublicationDate: z.string().optional(),
})
const answer = z.object({ resultList: z.object({ result: z.array(work) }) })
const failed = z.object({ errCode: z.number() })

/** https://europepmc.org/RestfulWebService, with the search syntax of https://europepmc.org/searchsyntax */
export const europepmc: ProviderSpec = {
  name: 'europepmc',
  kind: 'scholarly',
  covers: 'life-science articles and preprints, with open full texts',
  documentation: 'https://europepmc.org/RestfulWebService',
  limits: 'no key, no published limit; asked for words of the life sciences',
  publicBase: 'https://www.ebi.ac.uk',
  address: 'EUROPEPMC_URL',
  create: access => ({
    applies,
    fits: isLifeScience,
    search: async (query, call) => {
      const parameters = {
        query: searchQuery(query),
        resultType: 'core',
        format: 'json',
        pageSize: Math.min(query.limit, 100),
      }
      const path = '/europepmc/webservices/rest/search'
      const body = jsonOf(await askApi(access, { path, parameters }, call))
      // It tells its failures with HTTP 200.
      if (failed.safeParse(body).success) throw badQuery()
      const found = answer.safeParse(body)
      if (!found.success) throw notUnderstood()
      return { hits: distinct(found.data.resultList.result.flatMap(hitOf), query.limit) }
    },
  }),
}

function searchQuery(query: ProviderQuery): string {
  const { text, exact, since, until, today } = query
  const words = exact.reduce((rest, phrase) => rest.replace(phrase, `"${plain(phrase)}"`), plain(text))
  return [
    words,
    ...excluded(query).words.map(one => `NOT "${plain(one)}"`),
    ...(since !== undefined || until !== undefined
      ? [`AND FIRST_PDATE:[${since ?? '1800-01-01'} TO ${until ?? today}]`]
      : []),
  ].join(' ')
}

/** Without the signs that its syntax reads. */
const plain = (text: string) => text.replace(/["()[\]{}:^~*?\\/!]/g, ' ').trim()

/** The open full text first, then the publisher's page. */
function hitOf({ id, source, title, doi, pmcid, abstractText, firstPublicationDate }: z.infer<typeof work>): Hit[] {
  const record = `https://europepmc.org/article/${encodeURIComponent(source)}/${encodeURIComponent(id)}`
  const open = pmcid && `https://pmc.ncbi.nlm.nih.gov/articles/${encodeURIComponent(pmcid)}/`
  return webHit({
    url: open ?? (doi ? `https://doi.org/${doi}` : record),
    title: htmlText(title ?? '').replace(/\.$/, ''),
    snippet: htmlText((abstractText ?? '').replaceAll('<', ' <')),
    published: dayIn(firstPublicationDate),
    ids: { ...(doi && { doi: plainDoi(doi) }), ...(pmcid && { pmc: pmcid.toUpperCase() }) },
  })
}
