import { expect, test } from 'vitest'
import type { Source } from '../../src/domain/source.ts'
import { ofAskedKind } from '../../src/search/offers.ts'

const hit = (id: string, url: string, query: string, snippet = '') =>
  // Nothing else is looked at.
  ({
    id,
    state: 'found',
    origin: { type: 'web', url },
    title: id,
    snippet,
    found: { query, provider: 'engine', kind: 'web' },
  }) as unknown as Source
const ids = (sources: readonly Source[]) => ofAskedKind(sources).map(({ id }) => id)

const evidence = 'does creatine help endurance'

test('a shop is not what a question on evidence is read for', () => {
  const listing = hit('s1', 'https://example.com/collections/creatine', evidence)
  const cart = hit('s2', 'https://example.org/creatine', evidence, 'Regular price $20. Add to cart.')
  const review = hit('s3', 'https://example.net/reviews/creatine-and-endurance', evidence, 'A review of 12 trials')
  expect(ids([listing, cart, review])).toEqual(['s3'])
})

test('it is where something to buy is asked for, and where nothing else was found', () => {
  const offer = hit('s1', 'https://shop.example.com/p/1', 'creatine price per month')
  const other = hit('s2', 'https://example.net/guide', 'creatine price per month')
  expect(ids([offer, other])).toEqual(['s1', 's2'])
  expect(ids([hit('s1', 'https://shop.example.com/p/1', evidence)])).toEqual(['s1'])
})
