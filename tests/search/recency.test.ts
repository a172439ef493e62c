import { describe, expect, it } from 'vitest'
import { daysBetween, realDay } from '../../src/search/days.ts'
import type { ProviderQuery } from '../../src/search/provider.ts'
import { queryLanguage } from '../../src/search/query-language.ts'
import { anchored, impliedSince } from '../../src/search/recency.ts'
import { call, query } from './providers/contract.ts'

describe('words that ask for what is new', () => {
  it.each([
    ['latest LFP battery prices', '2025-11-22'],
    ['磷酸铁锂最新价格', '2025-11-22'],
    ['what happened today in Geneva', '2026-11-20'],
    ['本月 CPI', '2026-10-21'],
    ['budget of this year', '2026-01-01'],
    ['今年的预算', '2026-01-01'],
    ['latest figures this week', '2026-11-14'],
    ['history of salt marshes', undefined],
    ['how fake news spreads', undefined],
  ])('%s: since %s', (text, since) => {
    expect(impliedSince(query(text))).toBe(since)
  })

  it('give way to a period of the query', () => {
    expect(impliedSince(query('latest prices', { until: '2020-12-31' }))).toBeUndefined()
    expect(impliedSince(query('latest prices', { since: '2020-01-01' }))).toBeUndefined()
  })

  it('never change the words', async () => {
    const asked: ProviderQuery[] = []
    const provider = anchored({
      name: 'a',
      kind: 'web',
      applies: ['since'],
      search: async one => {
        asked.push(one)
        return { hits: [] }
      },
    })
    await provider.search(query('latest prices', { limit: 3 }), call())
    expect(asked.map(({ text, since }) => [text, since])).toEqual([
      ['latest prices', '2025-11-22'],
      ['latest prices', undefined],
    ])
  })
})

it('knows which days a calendar has', () => {
  expect(['2024-02-31', '2025-02-31', '2025-04-31', '2025-12-31'].map(realDay)).toEqual([
    '2024-02-29',
    '2025-02-28',
    '2025-04-30',
    '2025-12-31',
  ])
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
})

it.each([
  ['碳中和', 'en', 'zh'],
  ['LFP 电池价格', 'en', 'zh'],
  ['LFP battery prices', 'zh', 'en'],
  ['Salzwiesen', 'de', 'de'],
  ['サステナビリティ', 'en', 'ja'],
  ['탄소 중립', 'en', 'ko'],
  ['2024', 'zh', 'zh'],
])('the language of %s in a research of %s is %s', (text, usual, language) => {
  expect(queryLanguage(text, usual)).toBe(language)
})
