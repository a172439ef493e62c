import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepsOperators, parseQuery, queryString, siteOf } from '../../src/search/operators.ts'
import { type Hit, operators } from '../../src/search/provider.ts'
import { query } from './providers/contract.ts'

describe('a query taken apart', () => {
  it.each([
    ['LFP price site:www.example.org', { text: 'LFP price', exact: [], not: [], site: 'example.org' }],
    ['"solid state" battery -car', { text: 'solid state battery', exact: ['solid state'], not: ['car'] }],
    [
      'report filetype:.PDF since:2024 until:2025-06',
      { text: 'report', exact: [], not: [], filetype: 'pdf', since: '2024', until: '2025-06' },
    ],
    [
      'after:2024-01-01 prices before:2024-12-31',
      { text: 'prices', exact: [], not: [], since: '2024-01-01', until: '2024-12-31' },
    ],
    ['prices -site:spam.example', { text: 'prices', exact: [], not: ['site:spam.example'] }],
    ['“磷酸铁锂” 价格', { text: '磷酸铁锂 价格', exact: ['磷酸铁锂'], not: [] }],
    ['-5 degrees', { text: '-5 degrees', exact: [], not: [] }],
    ['since:yesterday x', { text: 'since:yesterday x', exact: [], not: [] }],
  ])('%s', (raw, parsed) => {
    expect(parseQuery(raw)).toEqual(parsed)
  })

  it('loses no plain word', () => {
    const word = fc.stringMatching(/^[a-z\u4e00-\u9fa5]{1,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), words => {
        expect(parseQuery(words.join(' ')).text).toBe(words.join(' '))
      }),
    )
  })

  it('written as web search engines read it comes back the same', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/)
    const parts = fc.record({ text: fc.array(word, { minLength: 1 }), not: fc.uniqueArray(word), site: word })
    fc.assert(
      fc.property(parts, ({ text, not, site }) => {
        const asks = query(text.join(' '), { not, site: `${site}.org`, since: '2024-01-01' })
        const again = parseQuery(queryString(asks, operators))
        expect(again).toEqual({ text: asks.text, exact: [], not, site: asks.site, since: asks.since })
      }),
    )
  })

  it('takes the domain of whatever names a site', () => {
    expect(['https://www.Example.org/x', '*.example.org', 'example.org', undefined].map(siteOf)).toEqual([
      'example.org',
      'example.org',
      'example.org',
      undefined,
    ])
  })
})

describe('what a provider could not ask for', () => {
  const hit = (url: string, rest: Partial<Hit> = {}): Hit => ({
    origin: { type: 'web', url },
    title: 'Cars and carts',
    ...rest,
  })
  const keeps = (one: Hit, asks: object) => keepsOperators(one, query('x', asks), new Set())

  it.each([
    ['a page of the site', hit('https://news.example.org/a'), { site: 'example.org' }, true],
    ['a page of another site that ends alike', hit('https://badexample.org/a'), { site: 'example.org' }, false],
    ['another file type', hit('https://a.org/x.html'), { filetype: 'pdf' }, false],
    ['an address without a file type', hit('https://a.org/x'), { filetype: 'pdf' }, true],
    ['an unwanted word', hit('https://a.org'), { not: ['cars'] }, false],
    ['a word that only begins like it', hit('https://a.org'), { not: ['car'] }, true],
    ['an unwanted Chinese word', hit('https://a.org', { title: '电动汽车' }), { not: ['汽车'] }, false],
    ['an unwanted site', hit('https://x.spam.example/1'), { not: ['site:spam.example'] }, false],
    ['a date before the period', hit('https://a.org', { published: '2023-12-31' }), { since: '2024-01-01' }, false],
    ['a year that may lie in it', hit('https://a.org', { published: '2024' }), { since: '2024-06-01' }, true],
    ['a date after the period', hit('https://a.org', { published: '2025-01-01' }), { until: '2024-12-31' }, false],
    ['no date', hit('https://a.org'), { since: '2024-01-01' }, true],
  ])('%s', (_, one, asks, expected) => {
    expect(keeps(one, asks)).toBe(expected)
  })

  it('is not applied again where it was asked for', () => {
    const asks = query('x', { site: 'example.org' })
    expect(keepsOperators(hit('https://other.org'), asks, new Set(['site']))).toBe(true)
  })
})
