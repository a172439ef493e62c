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
  const state = { sources: [] } as unknown as Parameters<typeof describeHits>[3]
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
  const state = { sources: [] } as unknown as Parameters<typeof describeHits>[3]
  expect(describeHits(outcome, [], new Map(), state).facts).toEqual(['0 hits: none', 'as before: news rate limited'])
  const other = { ...outcome, failedBefore: new Set(['news timeout']) }
  expect(describeHits(other, [], new Map(), state).facts[1]).toContain('It asks for fewer requests.')
})
