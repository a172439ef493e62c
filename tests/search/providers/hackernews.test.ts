import { expect, it } from 'vitest'
import { hackernews } from '../../../src/search/providers/hackernews.ts'
import { searchProviderContract } from './contract.ts'
import { type Asked, search, vendor, vendorFailures } from './vendor.ts'

const stories = [
  {
    objectID: '101',
    title: 'SQLite &amp; friends',
    url: 'https://example.org/sqlite',
    story_text: '<p>Ask HN:</p> what do you <i>use</i>?',
    created_at: '2025-03-04T05:06:07Z',
  },
  { objectID: '102', title: 'SQLite again', created_at: '2024-01-01T00:00:00Z' },
]

/** As https://hn.algolia.com/api shows it. */
function answer({ parameters }: Asked) {
  return { body: { hits: parameters['query']?.includes('sqlite') ? stories : [], nbHits: 2, page: 0 } }
}

searchProviderContract('hackernews', {
  open: async () => (await vendor(hackernews, answer)).provider,
  known: 'sqlite',
  unknown: 'nothing like it',
})
vendorFailures(hackernews)

it('asks for stories of a period and links their threads', async () => {
  const opened = await vendor(hackernews, answer)
  const { hits } = await search(opened, 'what is the best way to use sqlite in production', {
    since: '2024-01-01',
    until: '2025-12-31',
    limit: 9,
  })
  expect(opened.asked[0]?.path).toBe('/api/v1/search')
  expect(opened.asked[0]?.parameters).toEqual({
    query: 'best way use sqlite production',
    tags: 'story',
    hitsPerPage: '9',
    numericFilters: `created_at_i>=${Date.UTC(2024, 0, 1) / 1000},created_at_i<${Date.UTC(2026, 0, 1) / 1000}`,
  })
  expect(hits[0]).toEqual({
    origin: { type: 'web', url: 'https://news.ycombinator.com/item?id=101' },
    title: 'SQLite & friends',
    snippet: 'Ask HN: what do you use ?',
    published: '2025-03-04',
  })
})
