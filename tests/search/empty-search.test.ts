import { describe, expect, test } from 'vitest'
import { missesOf, recordedQuery } from '../../src/search/empty-search.ts'

const report = (provider: string, kind: 'web' | 'scholarly' | 'local', rest: object = {}) => ({
  provider,
  kind,
  query: 'tides',
  hits: 0,
  ...rest,
})
const failed = { error: new Error('It answered 404.') }

describe('a query found nothing', () => {
  test.each([
    [
      'where all that searched had nothing',
      [report('papers', 'scholarly'), report('engine', 'web')],
      ['papers', 'engine'],
    ],
    [
      'where a search of the web had nothing and others failed',
      [report('papers', 'scholarly', failed), report('engine', 'web')],
      ['engine'],
    ],
    [
      'without those that had nothing to search',
      [report('files', 'local', { hasNothing: true }), report('engine', 'web')],
      ['engine'],
    ],
    [
      'not where only others than the web answered',
      [report('papers', 'scholarly'), report('engine', 'web', failed)],
      undefined,
    ],
    [
      'not where one answered in part',
      [report('engine', 'web'), report('files', 'local', { partial: true })],
      undefined,
    ],
    ['not where one has a hit', [report('engine', 'web'), report('papers', 'scholarly', { hits: 1 })], undefined],
    [
      'not where one of the hits may speak of it',
      [report('engine', 'web', { hits: 2, telling: 1 }), report('papers', 'scholarly', { hits: 1, telling: 0 })],
      undefined,
    ],
    ['not where all failed', [report('engine', 'web', failed)], undefined],
  ])('%s', (_, reports, providers) => {
    const misses = missesOf(['tides'], reports)
    expect(misses).toEqual(providers === undefined ? [] : [{ query: 'tides', providers }])
  })

  test('also where it had hits that share no telling word with it', () => {
    const reports = [report('engine', 'web', { hits: 2, telling: 0 }), report('papers', 'scholarly')]
    expect(missesOf(['tides'], reports)).toEqual([{ query: 'tides', providers: ['engine', 'papers'], beside: 2 }])
  })

  test('is recorded with the site that it was kept to', () => {
    expect(recordedQuery('tides', 'https://www.example.org/x')).toBe('tides site:example.org')
    expect(recordedQuery('tides site:a.org', 'example.org')).toBe('tides site:a.org')
    expect(recordedQuery('tides', undefined)).toBe('tides')
  })
})
