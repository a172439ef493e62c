import { expect, it } from 'vitest'
import { openalex } from '../../../src/search/providers/openalex.ts'
import { searchProviderContract } from './contract.ts'
import { type Asked, search, vendor, vendorFailures } from './vendor.ts'

const works = [
  {
    id: 'https://openalex.org/W1',
    display_name: 'Recycling of <i>batteries</i>',
    doi: 'https://doi.org/10.1000/ABC',
    publication_date: '2024-05-06',
    best_oa_location: { landing_page_url: 'https://repository.example/1', pdf_url: null },
    primary_location: { landing_page_url: 'https://doi.org/10.1000/ABC' },
    abstract_inverted_index: { Lithium: [0], is: [1, 3], what: [2], recycled: [4] },
  },
  { id: 'https://openalex.org/W2', display_name: 'Battery ageing', doi: 'https://doi.org/10.1000/x2' },
  { id: 'https://openalex.org/W3', display_name: 'Nowhere to be read', doi: null },
]

/** As https://developers.openalex.org/api-reference/works shows it. */
function answer({ parameters }: Asked) {
  return { body: { meta: { count: 3 }, results: parameters['search']?.includes('battery') ? works : [] } }
}

searchProviderContract('openalex', {
  open: async () => (await vendor(openalex, answer)).provider,
  known: 'battery',
  unknown: 'nothing like it',
})
vendorFailures(openalex)

it('asks without a key, and with one where it is configured', async () => {
  const without = await vendor(openalex, answer)
  await search(without, 'battery', { limit: 5 })
  expect(without.asked[0]?.parameters).toEqual({
    search: 'battery',
    per_page: '5',
    select: Object.keys(works[0] ?? {}).join(','),
  })
  const asks = { exact: ['solid state'], since: '2020-01-01', until: '2025-02-31' }
  const keyed = await vendor(openalex, answer, { key: 'k' })
  await search(keyed, 'battery solid state', asks)
  expect(keyed.asked[0]?.parameters).toMatchObject({
    search: 'battery "solid state"',
    // No calendar has a 31st of February.
    filter: 'from_publication_date:2020-01-01,to_publication_date:2025-02-28',
    api_key: 'k',
  })
})

it('links the open copy, knows the DOI, puts the abstract together', async () => {
  const { hits } = await search(await vendor(openalex, answer), 'battery')
  expect(hits).toEqual([
    {
      origin: { type: 'web', url: 'https://repository.example/1' },
      title: 'Recycling of batteries',
      snippet: 'Lithium is what is recycled',
      published: '2024-05-06',
      ids: { doi: '10.1000/abc' },
    },
    { origin: { type: 'web', url: 'https://doi.org/10.1000/x2' }, title: 'Battery ageing', ids: { doi: '10.1000/x2' } },
  ])
})
