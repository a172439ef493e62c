import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairLabels } from '../../src/domain/comparison.ts'
import type { Criterion, Marking } from '../../src/domain/rubric.ts'
import { describeScorecard } from '../../src/judge/result.ts'
import { cohenKappa, interval, krippendorffAlpha, macroF1 } from '../../src/judge/scores/agreement.ts'
import { citationVerdicts, factOf, strictFactOf } from '../../src/judge/scores/fact.ts'
import { bootstrapMean, signTest, wilson } from '../../src/judge/scores/intervals.ts'
import { pairOf, tallyOf } from '../../src/judge/scores/pairwise.ts'
import { averagedOrders, raceOf } from '../../src/judge/scores/race.ts'
import { scoreOf, scoresBy } from '../../src/judge/scores/rubric-score.ts'

const criterion = (id: string, weight: number, more: Partial<Criterion> = {}): Criterion => ({
  id,
  text: id,
  weight,
  role: 'explicit',
  ...more,
})

describe('RACE', () => {
  const criteria = [
    criterion('c1', 0.6 * 0.5, { dimension: 'insight' }),
    criterion('c2', 0.6 * 0.5, { dimension: 'insight' }),
    criterion('r1', 0.4, { dimension: 'readability' }),
  ]
  const scores = [
    { criterion: 'c1', target: 8, reference: 6 },
    { criterion: 'c2', target: 6, reference: 4 },
    { criterion: 'r1', target: 5, reference: 10 },
  ]

  test('worked out by hand: 0.6·7 + 0.4·5 = 6.2 against 0.6·5 + 0.4·10 = 7', () => {
    const { score, target, reference, missing } = raceOf(criteria, scores)
    expect([target, reference].map(one => one.toFixed(6))).toEqual(['6.200000', '7.000000'])
    expect(score).toBeCloseTo(6.2 / 13.2, 10)
    expect(missing).toEqual([])
  })

  test('a criterion that the judge skipped counts 0 and is told, where the original would take it out', () => {
    const { target, missing } = raceOf(criteria, scores.slice(1))
    expect(target).toBeCloseTo(0.6 * 3 + 0.4 * 5, 10)
    expect(missing).toEqual(['c1'])
  })

  test('is 0.5 for the same scores, turns over when the sides are exchanged, and knows no order', () => {
    const side = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(side, side, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 }),
        rows => {
          const all = rows.map(([, , weight], i) => criterion(`k${i}`, weight, { dimension: `d${i % 3}` }))
          const given = rows.map(([target, reference], i) => ({ criterion: `k${i}`, target, reference }))
          const exchanged = given.map(one => ({ ...one, target: one.reference, reference: one.target }))
          const { score, target } = raceOf(all, given)
          expect(score + raceOf(all, exchanged).score).toBeCloseTo(1, 9)
          expect(raceOf([...all].reverse(), [...given].reverse()).score).toBeCloseTo(score, 9)
          expect(target).toBeGreaterThanOrEqual(0)
          expect(target).toBeLessThanOrEqual(10)
          expect(
            raceOf(
              all,
              given.map(one => ({ ...one, reference: one.target })),
            ).score,
          ).toBeCloseTo(0.5, 9)
        },
      ),
    )
  })

  test('two orders are averaged criterion by criterion', () => {
    const swapped = [{ criterion: 'c1', target: 4, reference: 6 }]
    expect(averagedOrders(scores, swapped)).toEqual([{ criterion: 'c1', target: 6, reference: 6 }])
  })
})

describe('FACT', () => {
  const reports = [
    {
      citations: ['supported', 'supported', 'partial', 'unsupported', 'dead', 'unread', 'fabricated'],
      factual: 10,
      cited: 7,
    },
    { citations: ['supported', 'refuted'], factual: 4, cited: 2 },
    { citations: [], factual: 6, cited: 0 },
  ] as const

  test('as published: partial counts, dead and unread pages are left out, reports without citations too', () => {
    const { accuracy, meanAccuracy, effective } = factOf(reports)
    expect(accuracy).toBeCloseTo(4 / 6, 10)
    expect(meanAccuracy).toBeCloseTo((3 / 4 + 1 / 2 + 0) / 3, 10)
    expect(effective).toBe(4 / 2)
  })

  test('and with nothing left out', () => {
    const strict = strictFactOf(reports)
    expect(strict.accuracy).toBeCloseTo(3 / 9, 10)
    expect(strict.recall).toBeCloseTo(9 / 20, 10)
    expect(
      strict.accuracy + strict.partial + strict.refuted + strict.dead + strict.unread + strict.fabricated,
    ).toBeCloseTo(8 / 9, 10)
  })

  test('is never easier than the published figure where no page is dead', () => {
    const judged = fc.constantFrom(...citationVerdicts.slice(0, 4))
    fc.assert(
      fc.property(fc.array(judged, { minLength: 1 }), citations => {
        const report = [{ citations, factual: 1, cited: 1 }]
        expect(strictFactOf(report).accuracy).toBeLessThanOrEqual(factOf(report).accuracy + 1e-12)
      }),
    )
  })
})

describe('pairwise', () => {
  test('the sign test gives the p that follows from the published wins and losses of ADR-Bench', () => {
    // Wins, losses, p as printed.
    const rows = [
      [41, 12, '0.0001'],
      [41, 13, '0.0002'],
      [30, 21, '0.26'],
      [33, 25, '0.36'],
      [30, 23, '0.41'],
    ] as const
    for (const [wins, losses, printed] of rows) {
      const p = signTest(wins, losses)
      expect(p.toFixed(printed.length - 2)).toBe(printed)
    }
    expect(signTest(51, 11)).toBeLessThan(1e-4)
    expect(signTest(0, 0)).toBe(1)
  })

  test('win + ½ tie is the share that the report plots: 59-6-5 is 88.6 %', () => {
    const preferences = [...Array(59).fill('a'), ...Array(6).fill('tie'), ...Array(5).fill('b')]
    const { share, wins, ties, losses } = tallyOf(preferences)
    expect(share.value.toFixed(3)).toBe('0.886')
    expect([wins, ties, losses]).toEqual([59, 6, 5])
    expect(share.low).toBeGreaterThan(0.8)
    expect(share.high).toBeLessThan(0.96)
  })

  test('a preference counts only when it survives the swap', () => {
    expect(pairOf({ overall: 'left' }, { overall: 'right' })).toMatchObject({ overall: 'a', flipped: false })
    expect(pairOf({ overall: 'left' }, { overall: 'left' })).toMatchObject({ overall: 'tie', flipped: true })
    expect(pairOf({ overall: 'both_good' }, { overall: 'both_poor' })).toMatchObject({ overall: 'tie', flipped: false })
  })

  test('a factual error rejects the report that has it, whatever was preferred', () => {
    const first = { overall: 'left', veto: 'left' } as const
    expect(pairOf(first, { overall: 'right' })).toMatchObject({ overall: 'b', vetoed: ['a'] })
    expect(pairOf(first, { overall: 'right', veto: 'both' })).toMatchObject({ overall: 'tie', vetoed: ['a', 'b'] })
  })

  test('exchanging the reports exchanges the result', () => {
    const look = fc.record({ overall: fc.constantFrom(...pairLabels) })
    fc.assert(
      fc.property(look, look, (first, swapped) => {
        const turned = { a: 'b', b: 'a', tie: 'tie' } as const
        expect(pairOf(swapped, first).overall).toBe(turned[pairOf(first, swapped).overall])
      }),
    )
  })
})

describe('agreement', () => {
  test('Cohen: 20 and 15 agreed, 5 and 10 not, is κ 0.4', () => {
    const rows = [
      ...Array(20).fill(['y', 'y']),
      ...Array(5).fill(['y', 'n']),
      ...Array(10).fill(['n', 'y']),
      ...Array(15).fill(['n', 'n']),
    ]
    const { kappa, observed } = cohenKappa(
      rows.map(([a]) => a),
      rows.map(([, b]) => b),
    )
    expect(kappa).toBeCloseTo(0.4, 10)
    expect(observed).toBe(0.7)
  })

  test('Krippendorff: the example of his own guide, nominal 0.743 and interval 0.849', () => {
    const raters = ['123321412...', '1233224125.3', '.3332342251.', '1233244125 1.'.replace(' ', '')]
    const units = Array.from({ length: 12 }, (_, i) => raters.map(row => row[i] ?? '.').filter(one => one !== '.'))
    expect(krippendorffAlpha(units)?.toFixed(3)).toBe('0.743')
    expect(krippendorffAlpha(units, interval(['1', '2', '3', '4', '5']))?.toFixed(3)).toBe('0.849')
    expect(krippendorffAlpha([['1'], ['2']])).toBeUndefined()
  })

  test('macro F1 is the mean over labels', () => {
    // a: tp 1, fn 1, fp 0 → 2/3; b: tp 1, fp 1 → 2/3
    expect(macroF1(['a', 'a', 'b'], ['a', 'b', 'b'])).toBeCloseTo(2 / 3, 10)
    expect(macroF1(['a'], ['a'])).toBe(1)
  })
})

describe('intervals', () => {
  test('Wilson: 8 of 10 lie between 0.490 and 0.943', () => {
    const { low, high } = wilson(8, 10)
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.490', '0.943'])
  })

  test('the bootstrap holds the mean, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 }), values => {
        const { value, low, high } = bootstrapMean(values)
        expect(low).toBeLessThanOrEqual(value + 1e-9)
        expect(high).toBeGreaterThanOrEqual(value - 1e-9)
        const more = bootstrapMean(Array.from({ length: 9 }, () => values).flat())
        expect(more.high - more.low).toBeLessThanOrEqual((high - low) * 0.75 + 1e-9)
      }),
      { numRuns: 25 },
    )
    expect(bootstrapMean([0.4])).toEqual({ value: 0.4, low: 0.4, high: 0.4, n: 1 })
  })
})

describe('a professional rubric', () => {
  const criteria = [
    criterion('a', 3),
    criterion('b', 2),
    criterion('f', 2, { role: 'negative', fatal: true }),
    criterion('n', 4, { role: 'negative' }),
  ]
  const marked = (marks: Record<string, Marking['mark']>): Marking[] =>
    Object.entries(marks).map(([id, mark]) => ({ criterion: id, mark, by: 'host' }))

  test('is penalised by flaws, never below 0, and 0 with a fatal one, in part too', () => {
    expect(scoreOf(criteria, marked({ a: 'full', b: 'full' })).professional).toBe(1)
    expect(scoreOf(criteria, marked({ a: 'full', b: 'full', n: 'partial' })).professional).toBeCloseTo(0.2, 10)
    expect(scoreOf(criteria, marked({ n: 'full' })).professional).toBe(0)
    expect(scoreOf(criteria, marked({ a: 'full', b: 'full', f: 'partial' })).professional).toBe(0)
  })

  test('binary counts no part, of flaws neither', () => {
    expect(scoreOf(criteria, marked({ a: 'full', b: 'partial', n: 'partial' })).binary).toBeCloseTo(3 / 5, 10)
  })

  test('is told apart by axis and dimension', () => {
    const grouped = [
      criterion('a', 3, { dimension: 'x' }),
      criterion('b', 1, { dimension: 'y' }),
      criterion('n', 1, { dimension: 'x', role: 'negative' }),
      criterion('m', 2, { dimension: 'z', role: 'negative' }),
    ]
    const { scored } = scoreOf(grouped, marked({ a: 'full', n: 'full', m: 'partial' }))
    expect(scoresBy('dimension', scored)).toEqual([
      { group: 'x', criteria: 2, score: 0.666666666667, raw: 0.666666666667, lost: 1 },
      { group: 'y', criteria: 1, score: 0, raw: 0, lost: 0 },
      { group: 'z', criteria: 1, lost: 2 },
    ])
  })

  test('is told with its table and what was fatal', () => {
    const grouped = criteria.map((one, i) => ({ ...one, dimension: i % 2 === 0 ? 'depth' : 'fitness' }))
    const markings = marked({ a: 'full', b: 'full', f: 'partial', n: 'none' })
    const { score, raw } = scoreOf(grouped, markings)
    const card = {
      id: 'j1',
      rubric: 'law',
      origin: 'builtin',
      criteria: grouped,
      open: [],
      markings,
      score,
      raw,
      at: '',
    } as const
    expect(describeScorecard(card)).toEqual(
      expect.arrayContaining([
        'professional = 0: fatal f, so the report is unusable',
        'strict by dimension: depth 0.333, fitness 1',
      ]),
    )
    expect(describeScorecard({ ...card, origin: 'file' }).join('\n')).toContain('strict by dimension: depth')
    const foreign = grouped.map(one => ({ ...one, dimension: `next: ${one.dimension}` }))
    expect(describeScorecard({ ...card, origin: 'file', criteria: foreign }).join('\n')).not.toContain('next:')
  })
})
