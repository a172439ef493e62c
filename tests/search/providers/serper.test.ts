import { expect, it } from 'vitest'
import { serper } from '../../../src/search/providers/serper.ts'
import { searchProviderContract } from './contract.ts'
import { type Asked, search, vendor, vendorFailures } from './vendor.ts'

const organic = [
  {
    title: 'Battery prices',
    link: 'https://example.org/1',
    snippet: 'Packs at $52',
    date: 'Nov 20, 2025',
    position: 1,
  },
  { title: 'Batteries', link: 'https://example.net/2', snippet: 'New', date: '3 days ago', position: 2 },
]

/** As https://serper.dev/playground shows it. */
function answer({ body }: Asked) {
  return { body: { searchParameters: body, ...(`${body['q']}`.includes('battery') && { organic }), credits: 1 } }
}

searchProviderContract('serper', {
  open: async () => (await vendor(serper, answer)).provider,
  known: 'battery',
  unknown: 'nothing like it',
})
vendorFailures(serper, {
  'a key it does not know': [{ status: 403, body: { message: 'Unauthorized.', statusCode: 403 } }, 'no_key'],
  'credits that are used up': [
    { status: 400, body: { message: 'Not enough credits', statusCode: 400 } },
    'rate_limited',
  ],
})

it('writes the operators into the query as Google reads them', async () => {
  const opened = await vendor(serper, answer)
  const asks = {
    site: 'example.org',
    exact: ['solid state'],
    not: ['car'],
    filetype: 'pdf',
    since: '2025-01-01',
    language: 'zh',
  }
  const { hits } = await search(opened, 'battery solid state', asks)
  expect(opened.asked[0]).toMatchObject({
    method: 'POST',
    path: '/search',
    headers: { 'x-api-key': 'the-key' },
    body: { q: 'battery "solid state" -car site:example.org filetype:pdf after:2025-01-01', hl: 'zh-cn', num: 10 },
  })
  expect(hits.map(({ published }) => published)).toEqual(['2025-11-20', undefined])
})
