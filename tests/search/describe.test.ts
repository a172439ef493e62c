import { expect, test } from 'vitest'
import { ResearchError } from '../../src/errors.ts'
import { describeHits } from '../../src/search/describe.ts'

const failed = (kind: 'unreachable' | 'rate_limited', message: string) => ({
  provider: 'news',
  query: message,
  hits: 0,
  error: new ResearchError(message, { kind, fix: 'Go on.' }),
})

test('of a provider that failed in several ways only what is wrong with it is said', () => {
  const reports = [
    failed('rate_limited', 'Not asked: it takes one request every 5 s, and others were before this one.'),
    failed('unreachable', 'It could not be reached.'),
    failed('rate_limited', 'Not asked: it takes one request every 5 s, and others were before this one.'),
  ]
  const outcome = { ranked: [], sources: [], reports, empty: [], excluded: 0, fresh: 0, spared: [] }
  // Only the sources of the state are looked at.
  const state = { sources: [], research: { question: '' }, requirements: [] } as unknown as Parameters<
    typeof describeHits
  >[3]
  expect(describeHits(outcome, [], new Map(), state).facts).toEqual([
    '0 hits: none',
    'news unreachable: It could not be reached. Go on.',
  ])
})

test('what failed in an earlier search too is named without its reasons', () => {
  const reports = [failed('rate_limited', 'It asks for fewer requests.')]
  const failedBefore = new Set(['news rate_limited'])
  const outcome = { ranked: [], sources: [], reports, empty: [], excluded: 0, fresh: 0, spared: [], failedBefore }
  // Only the sources of the state are looked at.
  const state = { sources: [], research: { question: '' }, requirements: [] } as unknown as Parameters<
    typeof describeHits
  >[3]
  expect(describeHits(outcome, [], new Map(), state).facts).toEqual(['0 hits: none', 'as before: news rate limited'])
  const other = { ...outcome, failedBefore: new Set(['news timeout']) }
  expect(describeHits(other, [], new Map(), state).facts[1]).toContain('It asks for fewer requests.')
})

test('a hit that was shown before says what answers the new query, where that is something else', () => {
  const source = (id: string) => ({
    id,
    state: 'found',
    title: 'Saving',
    snippet: 'Old',
    origin: { type: 'web', url: 'https://a.example.org' },
  })
  const rank = (id: string, snippet: string) => ({
    id,
    snippet,
    query: 'b',
    isShown: true,
    standings: [],
    site: 'unknown',
    twins: 0,
    formats: [],
  })
  const sources = [source('s1'), source('s2')]
  const reports = ['a', 'b'].map(query => ({ provider: 'web', query, hits: 1 }))
  const outcome = {
    ranked: [rank('s1', 'New'), rank('s2', 'Old')],
    sources,
    reports,
    empty: [],
    excluded: 0,
    fresh: 0,
    spared: [],
  }
  const state = { sources, research: { question: '' }, requirements: [] }
  // Only what is said of the sources is looked at.
  const [told, known] = [outcome, state] as unknown as [
    Parameters<typeof describeHits>[0],
    Parameters<typeof describeHits>[3],
  ]
  expect(describeHits(told, [], new Map(), known).quoted).toEqual([
    { place: 's1', text: 'found, shown before · query 2 · Saving\nNew' },
    { place: 's2', text: 'found, shown before · Saving' },
  ])
})
