import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hit } from '../../src/search/provider.ts'
import { type Ranked, rankHits } from '../../src/search/rank-hits.ts'
import { pageAddress, plainDoi, workIdsIn } from '../../src/search/work-identity.ts'

const web = (url: string, title: string, rest: Partial<Hit> = {}): Hit => ({
  origin: { type: 'web', url },
  title,
  ...rest,
})
const answer = (provider: string, hits: readonly Hit[], rest: Partial<Ranked> = {}): Ranked => ({
  provider,
  kind: 'web',
  weight: 1,
  query: 'salt marsh carbon',
  hits,
  ...rest,
})
const urls = (answers: readonly Ranked[]) =>
  rankHits(answers).map(({ hit }) => (hit.origin.type === 'web' ? hit.origin.url : ''))

describe('the same work found twice', () => {
  it.each([
    ['https://m.example.org/a', 'https://www.example.org/a/'],
    ['https://example.org/a/amp', 'http://example.org/a?utm_source=x'],
    ['https://en.m.wikipedia.org/wiki/Salt_marsh', 'https://en.wikipedia.org/wiki/Salt_marsh'],
    ['https://arxiv.org/abs/2401.01234v2', 'https://arxiv.org/pdf/2401.01234'],
    ['https://doi.org/10.1000/ABC', 'https://publisher.example/doi/full/10.1000/abc'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC123/', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123'],
  ])('%s and %s stand once', (one, other) => {
    const ranked = rankHits([answer('a', [web(one, 'One')]), answer('b', [web(other, 'Other')])])
    expect(ranked).toHaveLength(1)
    expect(ranked[0]?.standings.map(({ provider }) => provider)).toEqual(['a', 'b'])
  })

  it('by a long title too, but not by a short one', () => {
    const long = 'Carbon burial rates of salt marshes worldwide'
    expect(
      urls([answer('a', [web('https://a.org/1', long)]), answer('b', [web('https://b.org/2', long)])]),
    ).toHaveLength(1)
    expect(
      urls([answer('a', [web('https://a.org/1', 'Home')]), answer('b', [web('https://b.org/2', 'Home')])]),
    ).toHaveLength(2)
  })

  it('stands at the address that can be read, with what either of them knew', () => {
    const [first] = rankHits([
      answer('a', [web('https://doi.org/10.1000/x', 'A', { published: '2024-01-02' })]),
      answer('b', [web('https://repository.example/x', 'A', { ids: { doi: '10.1000/x' }, snippet: 'Said.' })]),
    ])
    expect(first?.hit).toMatchObject({
      origin: { url: 'https://repository.example/x' },
      snippet: 'Said.',
      published: '2024-01-02',
    })
  })
})

it('one answer alone keeps the order of its provider where houses are alike', () => {
  const hits = [1, 2, 3].map(n => web(`https://site${n}.example/`, `Page ${n}`))
  expect(urls([answer('a', hits)])).toEqual(hits.map(({ origin }) => (origin.type === 'web' ? origin.url : '')))
})

it('what two providers found comes before what one found', () => {
  const both = web('https://both.example/', 'Salt marsh carbon')
  const ranked = urls([
    answer('a', [web('https://a.example/', 'Salt marsh carbon'), both]),
    answer('b', [web('https://b.example/', 'Salt marsh carbon'), both]),
  ])
  expect(ranked[0]).toBe('https://both.example/')
})

it('a site has three places before the others had theirs', () => {
  const many = [1, 2, 3, 4, 5].map(n => web(`https://one.example/${n}`, `Salt marsh ${n}`))
  const ranked = urls([answer('a', [...many, web('https://two.example/', 'Salt marsh')])])
  expect(ranked.indexOf('https://two.example/')).toBe(3)
})

it('loses and doubles nothing, whatever comes', () => {
  const hit = fc.record({ site: fc.integer({ min: 1, max: 4 }), page: fc.integer({ min: 1, max: 6 }) })
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(hit, { selector: JSON.stringify }), { maxLength: 4 }), lists => {
      const answers = lists.map((list, i) =>
        answer(
          `p${i}`,
          list.map(({ site, page }) => web(`https://s${site}.example/${page}`, `T${page}`)),
        ),
      )
      const all = new Set(answers.flatMap(({ hits }) => hits.map(({ origin }) => JSON.stringify(origin))))
      const ranked = rankHits(answers).map(one => JSON.stringify(one.hit.origin))
      expect(ranked).toHaveLength(all.size)
      expect(new Set(ranked)).toEqual(all)
    }),
  )
})

it('reads the names of works from addresses', () => {
  expect(workIdsIn('https://arxiv.org/abs/2512.20491v3')).toEqual({ arxiv: '2512.20491' })
  expect(workIdsIn('https://doi.org/10.48550/arXiv.2512.20491')).toMatchObject({ arxiv: '2512.20491' })
  expect(plainDoi('https://dx.doi.org/10.1000/ABC.pdf')).toBe('10.1000/abc')
  expect(pageAddress('https://amp.example.org/a.amp.html')).toBe('https://example.org/a.html')
})
