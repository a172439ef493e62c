import { expect, it } from 'vitest'
import { brave } from '../../../src/search/providers/brave.ts'
import { searchProviderContract } from './contract.ts'
import { type Asked, search, vendor, vendorFailures } from './vendor.ts'

/** As https://api-dashboard.search.brave.com/api-reference/web/search/get shows it. */
function answer({ parameters }: Asked) {
  const results = [
    {
      title: 'Battery <strong>prices</strong> &amp; costs',
      url: 'https://example.org/prices',
      description: 'Packs fell to <strong>$52</strong> per kWh',
      page_age: '2026-03-01T08:00:00',
    },
    { title: 'Batteries', url: 'https://example.net/batteries', description: '' },
  ]
  return { body: { type: 'search', ...(parameters['q']?.includes('battery') && { web: { results } }) } }
}

searchProviderContract('brave', {
  open: async () => (await vendor(brave, answer)).provider,
  known: 'battery',
  unknown: 'nothing like it',
})
vendorFailures(brave)

it('sends the key, the language, the period and the operators it knows', async () => {
  const opened = await vendor(brave, answer)
  const asks = {
    language: 'zh',
    limit: 50,
    site: 'example.org',
    exact: ['solid state'],
    not: ['car', 'site:spam.example'],
    since: '2026-01-01',
  }
  const { hits } = await search(opened, 'battery solid state', asks)
  expect(opened.asked[0]?.headers['x-subscription-token']).toBe('the-key')
  expect(opened.asked[0]?.parameters).toEqual({
    q: 'battery "solid state" -car -site:spam.example site:example.org',
    count: '20',
    search_lang: 'zh-hans',
    freshness: '2026-01-01to2026-11-22',
  })
  expect(hits[0]).toEqual({
    origin: { type: 'web', url: 'https://example.org/prices' },
    title: 'Battery prices & costs',
    snippet: 'Packs fell to $52 per kWh',
    published: '2026-03-01',
  })
})

it('takes "latest" as a period that ends today, and asks once more where that brings nothing', async () => {
  const opened = await vendor(brave, asked =>
    asked.parameters['freshness'] ? { body: { type: 'search' } } : answer(asked),
  )
  const { note, partial, hits } = await search(opened, 'latest battery prices')
  // Its terms allow a request a second, so that it is not asked twice in one turn.
  expect({ note, partial, hits }).toEqual({ note: 'since 2025-11-22, as the words ask', partial: true, hits: [] })
  expect(opened.asked.map(({ parameters }) => parameters['freshness'])).toEqual(['2025-11-22to2026-11-22'])
  expect(opened.asked[0]?.parameters['q']).toBe('latest battery prices')
})
