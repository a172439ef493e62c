import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { siteKindOf } from '../../src/search/authority.ts'
import type { Hit } from '../../src/search/provider.ts'
import { type Ranked, rankHits } from '../../src/search/rank-hits.ts'
import { pageAddress, workIdsIn } from '../../src/search/work-identity.ts'

const web = (url: string, title: string, rest: Partial<Hit> = {}): Hit => ({
  origin: { type: 'web', url },
  title,
  ...rest,
})
const answer = (provider: string, hits: readonly Hit[], rest: Partial<Ranked> = {}): Ranked => ({
  provider,
  kind: 'web',
  weight: 1,
  query: 'tidal power cost',
  hits,
  ...rest,
})
const urls = (answers: readonly Ranked[]) =>
  rankHits(answers).map(({ hit: { origin } }) => (origin.type === 'web' ? origin.url : ''))

describe('one page, one work', () => {
  test.each([
    ['https://www.example.org/a/', 'http://example.org/a'],
    ['https://m.example.org/a', 'https://example.org/a'],
    ['https://en.m.wikipedia.org/wiki/Tide', 'https://en.wikipedia.org/wiki/Tide'],
    ['https://example.org/a/amp/', 'https://example.org/a'],
    ['https://example.org/a?utm_source=x', 'https://example.org/a'],
  ])('%s is %s', (a, b) => {
    expect(pageAddress(a)).toBe(pageAddress(b))
  })

  test('but not another path, parameter or host', () => {
    const all = [
      'https://example.org/a',
      'https://example.org/b',
      'https://example.org/a?id=2',
      'https://m.org/a',
      'https://example.com/a',
    ]
    expect(new Set(all.map(pageAddress)).size).toBe(all.length)
  })

  test('a paper is known by its DOI, arXiv or PMC number in any address', () => {
    expect(workIdsIn('https://doi.org/10.1038/S41586-020-2649-2')).toEqual({ doi: '10.1038/s41586-020-2649-2' })
    expect(workIdsIn('https://arxiv.org/pdf/2512.20491v4')).toEqual({ arxiv: '2512.20491' })
    expect(workIdsIn('https://www.tandfonline.com/doi/full/10.1080/123.456')).toEqual({ doi: '10.1080/123.456' })
    expect(workIdsIn('https://pmc.ncbi.nlm.nih.gov/articles/PMC7759461/')).toEqual({ pmc: 'PMC7759461' })
  })

  test('its places stand once, the readable one first, with what each knows', () => {
    const [only, ...rest] = rankHits([
      answer('crossref', [web('https://doi.org/10.1234/x', 'Cost of tidal power', { published: '2024-02-01' })]),
      answer('arxiv', [
        web('https://arxiv.org/abs/2401.00001', 'Cost of tidal power', {
          ids: { doi: '10.1234/x' },
          snippet: 'We count.',
        }),
      ]),
    ])
    expect(rest).toEqual([])
    expect(only?.hit).toMatchObject({
      origin: { url: 'https://arxiv.org/abs/2401.00001' },
      snippet: 'We count.',
      published: '2024-02-01',
    })
    expect(only?.standings).toEqual([
      { provider: 'crossref', rank: 1 },
      { provider: 'arxiv', rank: 1 },
    ])
  })

  test('a file in two formats is one work, shown in the cleaner one, which names the other', () => {
    const file = (path: string): Hit => ({ origin: { type: 'file', path }, title: path })
    const [first, second, ...rest] = rankHits([
      answer('files', [file('/api/vm.html'), file('/api/fs.md'), file('/api/vm.md')]),
    ])
    expect(rest).toEqual([])
    expect([first, second].map(one => one?.hit.title)).toEqual(['/api/vm.md', '/api/fs.md'])
    expect(first?.formats).toEqual(['/api/vm.html'])
    expect(rankHits([answer('files', [file('/a/vm.md'), file('/b/vm.html'), file('/a/vm.js')])])).toHaveLength(3)
  })

  test('a long title means one work, a short one does not', () => {
    const long = 'Annual review of tidal power costs 2024'
    expect(
      urls([answer('a', [web('https://a.org/1', long)]), answer('b', [web('https://b.org/2', long)])]),
    ).toHaveLength(1)
    expect(
      urls([answer('a', [web('https://a.org/1', 'Home')]), answer('b', [web('https://b.org/2', 'Home')])]),
    ).toHaveLength(2)
  })
})

describe('the order', () => {
  test('of one provider alone is its own', () => {
    const hits = Array.from({ length: 12 }, (_, i) => web(`https://site${i}.org/x`, `Page ${i}`))
    expect(urls([answer('a', hits)])).toEqual(hits.map(({ origin }) => (origin.type === 'web' ? origin.url : '')))
  })

  test('what several providers find comes before what one finds', () => {
    const shared = web('https://s.org/x', 'Tidal power cost')
    expect(
      urls([answer('a', [web('https://a.org/1', 'Tidal power cost one'), shared]), answer('b', [shared])])[0],
    ).toBe('https://s.org/x')
  })

  test('a better house decides only where relevance is even', () => {
    const blog = web('https://tides.blogspot.com/1', 'Tidal power cost')
    const office = web('https://www.eia.gov/1', 'Tidal power cost today')
    expect(urls([answer('a', [blog, office])])).toEqual(['https://www.eia.gov/1', 'https://tides.blogspot.com/1'])
    const far = Array.from({ length: 12 }, (_, i) => web(`https://x${i}.org/`, `Page ${i}`))
    expect(
      urls([answer('a', [blog, ...far, web('https://www.eia.gov/2', 'Other')])]).indexOf('https://www.eia.gov/2'),
    ).toBeGreaterThan(5)
  })

  test('of several queries the best hit of each comes before what several of them share', () => {
    const shared = Array.from({ length: 6 }, (_, i) => web(`https://shared${i}.org/`, `Shared ${i}`))
    const queries = ['vm', 'worker', 'cluster'].map((query, i) =>
      answer('files', [web(`https://own${i}.org/`, `Own ${i}`), ...shared], { query }),
    )
    expect(urls(queries).slice(0, 3).sort()).toEqual(['https://own0.org/', 'https://own1.org/', 'https://own2.org/'])
    expect(urls(queries)).toHaveLength(9)
  })

  test('a site has three places before the others had theirs', () => {
    const many = Array.from({ length: 6 }, (_, i) => web(`https://big.org/${i}`, `Big ${i}`))
    const order = urls([answer('a', [...many, web('https://small.org/1', 'Small')])])
    expect(order.indexOf('https://small.org/1')).toBe(3)
    expect(order).toHaveLength(7)
  })

  test('no hit is lost or doubled, whatever is found', () => {
    const hit = fc
      .record({ n: fc.nat(30), site: fc.nat(5) })
      .map(({ n, site }) => web(`https://s${site}.org/p${n}`, `T${n}`))
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(hit, { selector: ({ origin }) => JSON.stringify(origin), maxLength: 15 }), {
          maxLength: 5,
        }),
        lists => {
          const all = new Set(lists.flat().map(({ origin }) => (origin.type === 'web' ? origin.url : '')))
          const ranked = urls(lists.map((hits, i) => answer(`p${i}`, hits)))
          expect(new Set(ranked)).toEqual(all)
          expect(ranked).toHaveLength(all.size)
        },
      ),
    )
  })
})

test.each([
  ['www.eia.gov', 'statistics office'],
  ['data.stats.gov.cn', 'statistics office'],
  ['www.gov.uk', 'government'],
  ['www.mof.go.jp', 'government'],
  ['www.bundesregierung.de', 'unknown'],
  ['www.who.int', 'international organisation'],
  ['datatracker.ietf.org', 'standards body'],
  ['www.nature.com', 'journal'],
  ['arxiv.org', 'preprint server'],
  ['www.cam.ac.uk', 'university'],
  ['www.tsinghua.edu.cn', 'university'],
  ['docs.example.com', 'primary documentation'],
  ['www.reuters.com', 'news agency'],
  ['www.thepaper.cn', 'newspaper'],
  ['zh.wikipedia.org', 'encyclopedia'],
  ['unix.stackexchange.com', 'expert forum'],
  ['www.zhihu.com', 'forum'],
  ['zhuanlan.zhihu.com', 'self-publishing'],
  ['wenku.baidu.com', 'content farm'],
  ['notreuters.com', 'unknown'],
  ['gov.example.com', 'unknown'],
])('%s is of a kind: %s', (host, kind) => {
  expect(siteKindOf(host)).toBe(kind)
})
