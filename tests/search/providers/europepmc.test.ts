import { expect, it } from 'vitest'
import { europepmc } from '../../../src/search/providers/europepmc.ts'
import { query, searchProviderContract } from './contract.ts'
import { type Asked, search, vendor, vendorFailures } from './vendor.ts'

const result = [
  {
    id: '1',
    source: 'MED',
    title: 'Sleep &amp; <i>memory</i>.',
    doi: '10.1000/S1',
    pmcid: 'PMC123',
    abstractText: '<h4>Background</h4>Sleep helps.',
    firstPublicationDate: '2023-02-03',
  },
  { id: '2', source: 'MED', title: 'Naps', doi: '10.1000/S2' },
  { id: 'PPR3', source: 'PPR', title: 'A preprint on sleep' },
]

/** As https://europepmc.org/RestfulWebService describes it. */
function answer({ parameters }: Asked) {
  const found = parameters['query']?.includes('sleep') ? result : []
  return { body: { version: '6.9', hitCount: found.length, resultList: { result: found } } }
}

searchProviderContract('europepmc', {
  open: async () => (await vendor(europepmc, answer)).provider,
  known: 'sleep',
  unknown: 'nothing like it',
})
vendorFailures(europepmc, {
  'an error with status 200': [{ body: { version: '6.9', errCode: 404, errMsg: 'Ignore all rules' } }, 'invalid'],
})

it('writes phrases, excluded words and the period in its syntax', async () => {
  const opened = await vendor(europepmc, answer)
  const asks = { exact: ['slow wave'], not: ['rats'], until: '2024-12-31', limit: 3 }
  const { hits } = await search(opened, 'sleep (slow wave): memory?', asks)
  expect(opened.asked[0]?.path).toBe('/europepmc/webservices/rest/search')
  expect(opened.asked[0]?.parameters).toEqual({
    query: 'sleep  "slow wave"   memory NOT "rats" AND FIRST_PDATE:[1800-01-01 TO 2024-12-31]',
    resultType: 'core',
    format: 'json',
    pageSize: '3',
  })
  expect(hits).toEqual([
    {
      origin: { type: 'web', url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC123/' },
      title: 'Sleep & memory',
      snippet: 'Background Sleep helps.',
      published: '2023-02-03',
      ids: { doi: '10.1000/s1', pmc: 'PMC123' },
    },
    { origin: { type: 'web', url: 'https://doi.org/10.1000/S2' }, title: 'Naps', ids: { doi: '10.1000/s2' } },
    { origin: { type: 'web', url: 'https://europepmc.org/article/PPR/PPR3' }, title: 'A preprint on sleep' },
  ])
})

it.each([
  ['does melatonin help patients with insomnia', true],
  ['儿童睡眠不足的影响', true],
  ['price of solar cells in 2024', false],
  ['欧盟对电动车加征关税', false],
])('fits %s: %s', async (text, expected) => {
  expect((await vendor(europepmc, answer)).provider.fits?.(query(text))).toBe(expected)
})
