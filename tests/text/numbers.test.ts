import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figures } from '../../src/text/numbers.ts'
import { spelledFigures } from '../../src/text/spelled-numbers.ts'

const read = (text: string) => figures(text).map(({ value, unit }) => [value, unit])

describe('a figure is read with its scale and unit', () => {
  test.each([
    ['52', [[52, '']]],
    ['1,234,567', [[1_234_567, '']]],
    ['1_000_000', [[1_000_000, '']]],
    ['3.2亿', [[320_000_000, '']]],
    ['1.2万亿元', [[1.2e12, 'CNY']]],
    ['5 min', [[300_000, 'ms']]],
    ['5分钟', [[300_000, 'ms']]],
    ['2 MB', [[2_000_000, 'byte']]],
    ['2 MiB', [[2_097_152, 'byte']]],
    ['$52', [[52, 'USD']]],
    ['€1.5 billion', [[1.5e9, 'EUR']]],
    ['$1.5bn', [[1.5e9, 'USD']]],
    ['13.5 %', [[13.5, '%']]],
    ['13.5％', [[13.5, '%']]],
    ['2 percentage points', [[2, 'pp']]],
    ['2个百分点', [[2, 'pp']]],
    ['12 percent', [[12, '%']]],
    ['12 per cent', [[12, '%']]],
    ['−7 km', [[-7_000, 'm']]],
    ['3 times', [[3, 'times']]],
    ['3倍', [[3, 'times']]],
    ['45 GWh', [[45e9, 'Wh']]],
    ['1e6', [[1e6, '']]],
    ['25公里', [[25_000, 'm']]],
  ])('%s', (text, expected) => {
    const [[value, unit] = []] = expected
    const [[readValue, readUnit] = [Number.NaN]] = read(`It was ${text} in all.`)
    expect(readValue).toBeCloseTo(Number(value), 6)
    expect(readUnit).toBe(unit)
  })

  test.each(['HTTP2', 'GPT-5', 'v1.2', '1.2.3', 's1:12', 'a/2', 'x86_64', 'ES2023'])(
    '%s is a name, not a figure',
    text => {
      const names = read(`It was ${text} in all.`)
      expect(names.length).toBeLessThanOrEqual(text === 's1:12' ? 1 : 0)
    },
  )

  test('years are told from other figures', () => {
    const years = figures('In 2024 it cost 2024 dollars, 1850 km away; in 1999 and in 2150.').filter(({ year }) => year)
    expect(years.map(({ text }) => text)).toEqual(['2024', '1999'])
  })

  test('small numbers may be spelled', () => {
    expect(spelledFigures('Three of the twelve; 两个和三个').map(({ value }) => value)).toEqual([3, 12, 2, 3])
  })
})

describe('a number in words', () => {
  test.each([
    ['twenty-five people', 25, ''],
    ['two hundred and five km', 205_000, 'm'],
    ['a dozen eggs', 12, ''],
    ['three million dollars', 3e6, 'USD'],
    ['三百二十人', 320, ''],
    ['一点五倍', 1.5, 'times'],
    ['二〇一五', 2015, ''],
    ['三亿二千万元', 3.2e8, 'CNY'],
    ['百分之三十', 30, '%'],
    ['三成', 30, '%'],
    ['二十天', 20 * 864e5, 'ms'],
  ])('%s', (text, value, unit) => {
    expect(spelledFigures(text)).toMatchObject([{ value, unit }])
  })

  test.each(['唯一的', '十分重要', '星期三', '万一', '统一', 'no one', 'the tenth'])('%s is none', text => {
    expect(spelledFigures(text).filter(({ value }) => value > 1)).toEqual([])
  })
})

describe('every figure', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'ab 12,.%$€亿万x-/年月\n') })

  test('stands where it says, in order and apart', () => {
    fc.assert(
      fc.property(noise, text => {
        let end = 0
        for (const figure of figures(text)) {
          expect(figure.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(figure.start, figure.end).trim()).toBe(figure.text)
          expect(Number.isFinite(figure.value)).toBe(true)
          expect(figure.tolerance).toBeGreaterThan(0)
          end = figure.end
        }
      }),
    )
  })

  test('a range of shares goes up', () => {
    expect(figures('only 10%-25% of them').map(({ value }) => value)).toEqual([10, 25])
    expect(figures('it changed by -25%').map(({ value }) => value)).toEqual([-25])
  })

  test('is the same in any script and grouping', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), n => {
        const ways = [`${n}`, n.toLocaleString('en')]
        for (const way of ways) expect(figures(`It was ${way} there.`)[0]?.value).toBe(n)
      }),
    )
  })
})
