import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Criterion, type Marking, marks } from '../../src/domain/rubric.ts'
import { scoreOf } from '../../src/judge/scores/rubric-score.ts'

const criterion = (id: string, weight: number, role: Criterion['role'] = 'explicit'): Criterion => ({
  id,
  text: id,
  weight,
  role,
})
const marking = (id: string, mark: Marking['mark']): Marking => ({ criterion: id, mark, by: 'host' })

describe('scores worked out by hand', () => {
  const criteria = [criterion('a', 3), criterion('b', 2, 'implicit'), criterion('c', 1), criterion('d', 2, 'negative')]

  test('strict takes no half for what is to be met, and a half flaw as a whole one', () => {
    const half = [marking('a', 'full'), marking('b', 'partial'), marking('c', 'none'), marking('d', 'partial')]
    // (3 − 2) / 6 and (3 + 1 − 1) / 6
    expect(scoreOf(criteria, half)).toMatchObject({ score: 0.166666666667, raw: 0.5, possible: 6 })
  })

  test('from best to worst', () => {
    const all = (mark: Marking['mark'], flaw: Marking['mark']) =>
      scoreOf(criteria, [...['a', 'b', 'c'].map(id => marking(id, mark)), marking('d', flaw)])
    expect(all('full', 'none')).toMatchObject({ score: 1, raw: 1 })
    expect(all('none', 'full')).toMatchObject({ score: -0.333333333333, raw: -0.333333333333 })
    expect(all('full', 'full')).toMatchObject({ score: 0.666666666667 })
  })

  test('what has no mark counts as none', () => {
    expect(scoreOf(criteria, [])).toMatchObject({ score: 0, raw: 0 })
  })

  test('a rubric that asks for nothing is refused', () => {
    expect(() => scoreOf([criterion('d', 2, 'negative'), criterion('z', 0)], [])).toThrow('nothing to take a share of')
  })
})

const rubrics = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 0, max: 5 }),
      role: fc.constantFrom('explicit', 'implicit', 'negative' as const),
      mark: fc.constantFrom(...marks),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map(rows => [{ weight: 1, role: 'explicit', mark: 'none' } as const, ...rows])
  .map(rows => ({
    criteria: rows.map(({ weight, role }, i) => criterion(`k${i}`, weight, role)),
    markings: rows.map(({ mark }, i) => marking(`k${i}`, mark)),
  }))

describe('for every rubric and all marks', () => {
  test('a score is at most 1, and never better than raw', () => {
    fc.assert(
      fc.property(rubrics, ({ criteria, markings }) => {
        const { score, raw } = scoreOf(criteria, markings)
        expect(raw).toBeLessThanOrEqual(1)
        expect(score).toBeLessThanOrEqual(raw)
        const flaws = criteria.filter(({ role }) => role === 'negative').reduce((sum, one) => sum + one.weight, 0)
        expect(score).toBeGreaterThanOrEqual(-flaws / scoreOf(criteria, []).possible - 1e-9)
      }),
    )
  })

  test('the order of criteria and of markings does not show', () => {
    fc.assert(
      fc.property(rubrics, fc.nat(), ({ criteria, markings }, seed) => {
        const by = <T>(items: readonly T[]) => [...items].sort((a, b) => hash(a, seed) - hash(b, seed))
        const { score, raw } = scoreOf(criteria, markings)
        expect(scoreOf(by(criteria), by(markings))).toMatchObject({ score, raw })
      }),
    )
  })

  test('a better mark never lowers a score, a graver flaw never raises it', () => {
    fc.assert(
      fc.property(rubrics, fc.nat(), ({ criteria, markings }, n) => {
        const at = n % criteria.length
        const { id = '', role } = criteria[at] ?? {}
        const scores = (['none', 'partial', 'full'] as const).map(mark =>
          scoreOf(criteria, [...markings.filter(one => one.criterion !== id), marking(id, mark)]),
        )
        for (const key of ['score', 'raw'] as const) {
          const values = scores.map(one => one[key])
          const sorted = [...values].sort((a, b) => (role === 'negative' ? b - a : a - b))
          expect(values).toEqual(sorted)
        }
      }),
    )
  })
})

function hash(value: unknown, seed: number): number {
  let sum = seed
  for (const char of JSON.stringify(value)) sum = (sum * 31 + char.charCodeAt(0)) % 1_000_003
  return sum
}
