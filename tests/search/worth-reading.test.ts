import { expect, test } from 'vitest'
import type { Source } from '../../src/domain/source.ts'
import { fittingHits, worthReading } from '../../src/search/worth-reading.ts'
import { besideOf } from '../../src/text/on-topic.ts'

const hit = (id: string, query: string, title: string, snippet = 'All of it') =>
  // Only what a hit tells of itself is looked at.
  ({
    id,
    title,
    snippet,
    found: { query },
    origin: { type: 'web', url: `https://${id}.example.org/` },
  }) as unknown as Source
const queryOf = ({ found }: Source) => found?.query
const asking = (question = '', ...queries: string[]) => ({
  research: { question },
  requirements: [],
  tasks: [],
  searches: queries.map(query => ({ query })),
})
const order = (hits: readonly Source[]) => worthReading(hits, queryOf, asking()).map(({ id }) => id)

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

test('hits that share only general words with what is asked are not proposed', () => {
  const interest = 'compound interest explained beginners'
  const car = 'new car purchase saving cost'
  const hits = [
    hit(
      's1',
      interest,
      'Run a Marathon in One Year: A Long-term Training Schedule for Beginners',
      'Your only interest in marathons',
    ),
    hit('s2', interest, 'How compound interest grows your savings', 'Money on money'),
    hit('s3', car, 'Need a Change? 7 Vital Tips on How to Rent a Car', 'In no way ready to make a purchase'),
    hit('s4', car, 'Welcome', 'Saving for the purchase of a new car'),
    hit('s5', car, 'Index funds: how to invest', 'Choose stocks or bonds'),
  ]
  const question = 'How can adults invest in funds for retirement and large purchases?'
  const proposed = (asked: string) => fittingHits(hits, queryOf, asking(asked, interest, car)).map(({ id }) => id)
  expect(proposed(question)).toEqual(['s2', 's4', 's5'])
  expect(proposed('')).toHaveLength(5)
})

test('a hit whose title has nothing of what is asked, and its snippet one word, stands beside it', () => {
  const query = 'what is a target date fund'
  const isBeside = besideOf(asking('How can adults invest in funds?', query))
  expect(isBeside(hit('s1', query, 'Types of catering', 'Catering for a target audience'), query)).toBe(true)
  expect(isBeside(hit('s2', query, 'Types of catering', 'A fund with a target year'), query)).toBe(false)
  expect(isBeside(hit('s3', query, 'Investing', 'All of it'), query)).toBe(false)
})
