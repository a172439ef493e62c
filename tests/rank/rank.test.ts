import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idf } from '../../src/rank/bm25.ts'
import { concepts } from '../../src/rank/concepts.ts'
import { expand } from '../../src/rank/expansion.ts'
import { feedback } from '../../src/rank/feedback.ts'
import { fuse } from '../../src/rank/fusion.ts'
import { diversify, overlap } from '../../src/rank/mmr.ts'
import { top } from '../../src/rank/top.ts'

describe('fuse', () => {
  test('what several rankings have near the top wins', () => {
    const fused = fuse([{ ids: ['a', 'b', 'c'] }, { ids: ['b', 'd'] }, { ids: ['e'], weight: 0.1 }])
    expect(fused.map(each => each.id)).toEqual(['b', 'a', 'd', 'c', 'e'])
    expect(fused[0]?.score).toBeCloseTo(1 / 62 + 1 / 61)
  })

  test('an id counts once per ranking', () => {
    expect(fuse([{ ids: ['a', 'a', 'b'] }])).toEqual([
      { id: 'a', score: 1 / 61 },
      { id: 'b', score: 1 / 62 },
    ])
  })

  test('holds every id, best first', () => {
    const ids = fc.uniqueArray(fc.string({ maxLength: 2 }))
    fc.assert(
      fc.property(fc.array(ids), rankings => {
        const fused = fuse(rankings.map(each => ({ ids: each })))
        expect(new Set(fused.map(each => each.id))).toEqual(new Set(rankings.flat()))
        expect(fused.every((each, i) => i === 0 || each.score <= (fused[i - 1]?.score ?? 0))).toBe(true)
      }),
    )
  })
})

describe('diversify', () => {
  const items = [
    { id: 'a', score: 3, words: new Set(['lfp', 'price', 'cell']) },
    { id: 'copy of a', score: 2.9, words: new Set(['lfp', 'price', 'cell']) },
    { id: 'b', score: 2, words: new Set(['nickel', 'supply']) },
  ]
  const pick = (lambda: number) =>
    diversify(items, { limit: 2, relevance: item => item.score, terms: item => item.words, lambda }).map(
      each => each.id,
    )

  test('passes over what was said before', () => {
    expect(pick(0.7)).toEqual(['a', 'b'])
    expect(pick(1)).toEqual(['a', 'copy of a'])
  })

  test('overlap is the shared share', () => {
    expect(overlap(new Set(['a', 'b']), new Set(['b', 'c']))).toBeCloseTo(1 / 3)
    expect(overlap(new Set(), new Set())).toBe(0)
  })
})

test('top is the head of the sorted list', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(12), (numbers, limit) => {
      const compare = (a: number, b: number) => b - a
      expect(top(numbers, limit, compare)).toEqual(numbers.toSorted(compare).slice(0, limit))
    }),
  )
})

test('idf falls with frequency and stays above 0', () => {
  expect(idf(10, 1)).toBeGreaterThan(idf(10, 9))
  expect(idf(10, 10)).toBeGreaterThan(0)
})

describe('expand', () => {
  test('adds other words for a concept in both languages, below the weight of the question', () => {
    const expansions = expand('How dangerous is it to compile templates from untrusted users?')
    expect([...expansions.keys()]).toEqual(
      expect.arrayContaining(['malicious', 'attacker', 'user-supplied', 'warning', '警告']),
    )
    expect(Math.max(...expansions.values())).toBeLessThan(1)
    expect(expansions.has('untrusted')).toBe(false)
  })

  test('knows inflected words, phrases and Chinese', () => {
    expect(expand('battery prices').has('cost')).toBe(true)
    // In the other language the question's own words cannot stand.
    expect(expand('RAID 不能代替备份').get('backup')).toBeGreaterThan(expand('RAID 不能代替备份').get('后备') ?? 1)
    expect(expand('the end of life of a product').has('deprecated')).toBe(true)
    expect([...expand('磷酸铁锂电池的成本').keys()]).toEqual(expect.arrayContaining(['battery', 'price']))
  })

  test('says nothing where it knows no concept', () => {
    expect(expand('Zanzibar xylophone').size).toBe(0)
  })

  test('every concept has both languages and no member twice', () => {
    for (const members of concepts) {
      expect(members.some(member => /\p{Script=Han}/u.test(member))).toBe(true)
      expect(members.some(member => /[a-z]/i.test(member))).toBe(true)
      expect(new Set(members).size).toBe(members.length)
    }
    expect(concepts.length).toBeGreaterThanOrEqual(120)
  })
})

test('feedback takes words that several of the best passages share', () => {
  const expansions = feedback('lfp price', [
    { text: 'LFP price: cathode costs fell. Cathodes are cheap.', score: 2 },
    { text: 'The price of a cathode for LFP; alone here: zebra.', score: 1 },
  ])
  expect([...expansions]).toEqual([['cathode', 0.2]])
})
