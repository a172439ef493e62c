import { expect, test } from 'vitest'
import type { Source } from '../../src/domain/source.ts'
import { worthReading } from '../../src/search/worth-reading.ts'

const hit = (id: string, query: string, title: string, snippet = 'All of it') =>
  // Only what a hit tells of itself is looked at.
  ({
    id,
    title,
    snippet,
    found: { query },
    origin: { type: 'web', url: `https://${id}.example.org/` },
  }) as unknown as Source
const order = (hits: readonly Source[]) => worthReading(hits, ({ found }) => found?.query).map(({ id }) => id)

test('hits that tell of the query that found them come first, each query in its turn', () => {
  const hits = [
    hit('s1', 'car battery wear', 'Furniture online'),
    hit('s2', 'car battery wear', 'How a car battery wears out'),
    hit('s3', 'car battery wear', 'Battery wear in an old car'),
    hit('s4', 'intermittent fasting weight', 'Intermittent fasting and weight'),
  ]
  expect(order(hits)).toEqual(['s2', 's4', 's3', 's1'])
})

test('of one query the order is the ranking', () => {
  const hits = ['s1', 's2', 's3'].map(id => hit(id, 'car battery wear', 'Battery wear in a car'))
  expect(order(hits)).toEqual(['s1', 's2', 's3'])
})
