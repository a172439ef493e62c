import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFigures } from '../../src/evidence/figure-check.ts'

const results = (sentence: string, ...cited: string[]) =>
  checkFigures(sentence, { cited, around: [] }).map(({ name, result }) => `${name} ${result}`)

const figure = fc.record({
  value: fc.integer({ min: 1, max: 999_999 }),
  unit: fc.constantFrom('', ' %', ' km', ' kg', ' MB', ' GWh', ' 万元', ' 亿'),
})
const written = fc.oneof(
  figure.map(({ value, unit }) => `${value}${unit}`),
  figure.map(({ value, unit }) => `${value.toLocaleString('en')}${unit}`),
)

describe('a figure', () => {
  test('that the passage has agrees, however long the passage is', () => {
    fc.assert(
      fc.property(written, fc.array(written), fc.array(written), (one, before, after) => {
        const passage = `It says ${[...before, one, ...after].join(' and ')}.`
        expect(results(`It was ${one} there.`, passage)).toEqual(['figure agrees'])
      }),
    )
  })

  test('with and without thousands separators is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 99_999_999 }), value => {
        expect(results(`It was ${value.toLocaleString('en')} t.`, `It was ${value} t.`)).toEqual(['figure agrees'])
      }),
    )
  })

  test('that rounds what the passage has agrees; one further off does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 9_999 }), fc.integer({ min: -4, max: 4 }), (tenths, off) => {
        const exact = (tenths * 10 + off) / 100
        const shown = (tenths / 10).toFixed(1)
        const wrong = ((tenths + 2) / 10).toFixed(1)
        expect(results(`It was ${shown} km.`, `It was ${exact.toFixed(2)} km.`)).toEqual(['figure agrees'])
        expect(results(`It was ${wrong} km.`, `It was ${exact.toFixed(2)} km.`)).toEqual(['figure conflicts'])
      }),
    )
  })

  test('derives from two of the passage by difference, sum, ratio and change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 4_999 }), fc.integer({ min: 5_000, max: 9_999 }), (low, high) => {
        const passage = `It rose from ${low} km to ${high} km.`
        const derived = [
          `by ${high - low} km`,
          `to ${high + low} km in all`,
          `by ${((high / low - 1) * 100).toFixed(1)} %`,
          `by ${(high / low).toFixed(2)} times`,
        ]
        for (const words of derived)
          expect(results(`It rose ${words}.`, passage)[0], words).toMatch(/^(?:derived_)?figure agrees$/)
      }),
    )
  })

  test.each([
    ['3.2亿', '320 million', true],
    ['320 million', '3.2亿', true],
    ['5 min', '300 s', true],
    ['2 MB', '2,000 kB', true],
    ['three', '3', true],
    ['3', 'three', true],
    ['50 %', '50 km', false],
    ['$50', '€50', false],
    ['3.2万', '3.2亿', false],
    ['12 km', '12 kg', false],
    ['5', '52', false],
    ['$5', '$52', false],
    ['2 %', '52 %', false],
    ['5', '5 million', false],
    ['20.19', 'v20.19.0', true],
    ['20', 'v20.19.0', true],
    ['9', 'v20.19.0', false],
    ['1,200', '1,200,000', false],
    ['12亿', '3.12亿', false],
  ])('%s cited to %s: %s', (shown, there, agrees) => {
    const conflicts = results(`It was ${shown} long ago.`, `It was ${there} long ago.`).some(one =>
      one.endsWith('conflicts'),
    )
    expect(conflicts).toBe(!agrees)
  })

  test('that derives says how', () => {
    const [check] = checkFigures('It fell by 11.9 %.', { cited: ['from $59 to $52'], around: [] })
    expect(check?.reason).toBe('derived: 1 − $52 / $59 = 11.9 %')
  })
})
