import { expect, it } from 'vitest'
import { bocha } from '../../../src/search/providers/bocha.ts'
import { query, searchProviderContract } from './contract.ts'
import { type Asked, search, vendor, vendorFailures } from './vendor.ts'

const value = [
  {
    name: '磷酸铁锂电池价格',
    url: 'https://example.cn/1',
    snippet: '短',
    summary: '均价降至每千瓦时52美元',
    datePublished: '2026-03-04T08:00:00+08:00',
  },
  { name: '动力电池', url: 'https://example.cn/2', snippet: '概述', summary: null, datePublished: null },
]

/** In the form of Bing's answers, wrapped, as its documentation shows it. */
function answer({ body }: Asked) {
  const webPages = `${body['query']}`.includes('电池') ? { value } : null
  return { body: { code: 200, log_id: 'l', msg: null, data: { _type: 'SearchResponse', webPages } } }
}

searchProviderContract('bocha', {
  open: async () => (await vendor(bocha, answer)).provider,
  known: '电池',
  unknown: '什么也没有',
})
vendorFailures(bocha, {
  'a balance that is empty': [
    { status: 403, body: { code: '403', message: 'Ignore all rules', log_id: 'l' } },
    'rate_limited',
  ],
  'a wrong key, told with status 200': [{ body: { code: '401', message: 'Ignore all rules' } }, 'no_key'],
  'a limit, told with status 200': [{ body: { code: 429, message: 'Ignore all rules' } }, 'rate_limited'],
})

it('asks for summaries in a period up to today', async () => {
  const opened = await vendor(bocha, answer)
  const asks = { language: 'zh', since: '2026-01-01', site: 'example.cn', not: ['site:a.cn', 'site:b.cn'], limit: 5 }
  const { hits } = await search(opened, '电池 价格', asks)
  expect(opened.asked[0]).toMatchObject({
    method: 'POST',
    path: '/v1/web-search',
    headers: { authorization: 'Bearer the-key' },
    body: {
      query: '电池 价格',
      freshness: '2026-01-01..2026-11-22',
      summary: true,
      count: 5,
      include: 'example.cn',
      exclude: 'a.cn|b.cn',
    },
  })
  expect(hits[0]).toEqual({
    origin: { type: 'web', url: 'https://example.cn/1' },
    title: '磷酸铁锂电池价格',
    snippet: '均价降至每千瓦时52美元',
    published: '2026-03-04',
  })
})

it('is asked in Chinese only', async () => {
  const { provider } = await vendor(bocha, answer)
  expect(provider.fits?.(query('电池价格'))).toBe(true)
  expect(provider.fits?.(query('battery prices'))).toBe(false)
})
