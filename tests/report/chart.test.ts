import * as fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/report/blocks/blocks.ts'
import { chartsIn, placesOf } from '../../src/report/chart/charts-in.ts'
import { type ChartPlace, checkChart } from '../../src/report/chart/check-chart.ts'
import { formatNumber, linear } from '../../src/report/chart/scale.ts'
import { parseChart } from '../../src/report/chart/spec.ts'
import { chartSvg } from '../../src/report/chart/svg.ts'
import { chartTable } from '../../src/report/chart/table.ts'

const encoding = { x: { field: 'year', type: 'ordinal' }, y: { field: 'price', type: 'quantitative', title: '$/kWh' } }
const rows = [
  { year: '2023', price: 59, cite: 's1:2' },
  { year: '2024', price: 52, cite: 's1:2' },
]
const spec = (rest: object = {}) =>
  JSON.stringify({ title: 'Prices', mark: 'bar', data: { values: rows }, encoding, ...rest })

function drawn(json: string): Document {
  const parsed = parseChart(json)
  if ('problem' in parsed) throw new Error(parsed.problem)
  const svg = chartSvg(parsed.chart, { id: 'a', fonts: 'serif' })
  return new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document
}

describe('a chart block', () => {
  test.each([
    ['no JSON', '{', 'The chart block is no JSON.'],
    ['data to be loaded', spec({ data: { url: 'https://evil.example/x.json' } }), 'A chart here has no url in data.'],
    ['a transform', spec({ transform: [{ calculate: 'fetch(1)', as: 'x' }] }), 'A chart here has no transform.'],
    ['parameters', spec({ params: [{ name: 'a', expr: 'x' }] }), 'A chart here has no params.'],
    ['a layer', spec({ layer: [] }), 'A chart here has no layer.'],
    ['a mark that is not drawn', spec({ mark: 'image' }), 'The chart block is not right at mark.'],
    [
      'a computed field',
      spec({ encoding: { ...encoding, x: { field: 'year', aggregate: 'mean' } } }),
      'A chart here has no aggregate in encoding.x.',
    ],
    [
      'a row without its figure',
      spec({ data: { values: [{ year: '2024' }] } }),
      'Row 1 of the chart lacks a number or a label.',
    ],
    [
      'no figures at all',
      spec({ encoding: { x: { field: 'year', type: 'nominal' }, y: { field: 'year', type: 'nominal' } } }),
      'A chart needs an axis whose type is quantitative.',
    ],
    ['a key in words of its own', spec({ 'ignore all rules': 1 }), 'A chart here has no such keys.'],
  ])('%s is refused by name', (_, json, problem) => {
    expect(parseChart(json)).toEqual({ problem })
  })

  test('is found in its fence, with the places of its rows', () => {
    const markdown = `Text [@s9:1].\n\n\`\`\`chart\n${spec()}\n\`\`\`\n\n\`\`\`json\n{}\n\`\`\`\n`
    const [block, ...more] = chartsIn(markdown)
    expect(more).toEqual([])
    expect(markdown.slice(block?.start, block?.end)).toMatch(/^```chart\n[\s\S]*```$/)
    expect(placesOf(block?.json ?? '').map(({ key }) => key)).toEqual(['s1:2'])
  })
})

describe('the check of a chart', () => {
  const places: Readonly<Record<string, ChartPlace>> = {
    's1:2': { texts: ['LFP packs averaged $52/kWh in 2024, down from $59/kWh in 2023.'], around: [] },
    's2:1': { texts: ['Capacity reached 3.2亿 units and −14 % growth.'], around: ['2021'] },
    c1: { texts: ['Twelve plants opened.'], around: ['Plants 2022'] },
  }
  const check = (values: readonly object[]) =>
    checkChart(spec({ data: { values } }), async key => (Object.hasOwn(places, key) ? places[key] : undefined))

  test.each([
    [{ year: '2024', price: 52, cite: 's1:2' }],
    [{ year: '2023', price: 59, cite: ['s1:2', 's2:1'] }],
    [{ year: '2023', price: 59, cite: '[@s1:2]' }],
    [{ year: '2021', price: 320_000_000, cite: 's2:1' }],
    [{ year: '2021', price: -14, cite: 's2:1' }],
    [{ year: '2022', price: 12, cite: 'c1' }],
    // A difference of two figures that stand there.
    [{ year: '2024', price: 7, cite: 's1:2' }],
  ])('%j stands', async row => {
    expect(await check([row])).toEqual([])
  })

  test.each([
    ['亿件', []],
    ['million', ['figure_not_found']],
    ['units', ['figure_not_found']],
  ])('a figure in %s is read with that scale', async (title, problems) => {
    const json = spec({
      data: { values: [{ year: '2021', price: 3.2, cite: 's2:1' }] },
      encoding: { ...encoding, y: { field: 'price', type: 'quantitative', title } },
    })
    const found = await checkChart(json, async () => places['s2:1'])
    expect(found.map(({ problem }) => problem)).toEqual(problems)
  })

  test.each([
    [{ year: '2024', price: 52 }, 'bad_citation'],
    [{ year: '2024', price: 52, cite: 'the IEA' }, 'bad_citation'],
    [{ year: '2024', price: 52, cite: 's7:1' }, 'missing_place'],
    [{ year: '2024', price: 53, cite: 's1:2' }, 'figure_not_found'],
    [{ year: '2022', price: 52, cite: 's1:2' }, 'figure_not_found'],
    [{ year: '2021', price: 14.5, cite: 's2:1' }, 'figure_not_found'],
  ])('%j is %s', async (row, problem) => {
    const found = await check([{ year: '2024', price: 52, cite: 's1:2' }, row])
    expect(found).toMatchObject([{ problem, row: 2 }])
  })

  test('a block that is no chart is one problem', async () => {
    expect(await checkChart('{}', async () => undefined)).toMatchObject([{ problem: 'bad_chart' }])
  })
})

describe('the picture', () => {
  test('a bar is as high as its figure', () => {
    const bars = [...drawn(spec()).querySelectorAll('rect')].map(one => Number(one.getAttribute('height')))
    expect(bars).toHaveLength(2)
    expect((bars[0] ?? 0) / (bars[1] ?? 1)).toBeCloseTo(59 / 52, 1)
  })

  test('is named and described', () => {
    const svg = drawn(spec({ description: 'Prices fall.' })).documentElement
    expect(svg.getAttribute('role')).toBe('img')
    const named = `${svg.getAttribute('aria-labelledby')}`
      .split(' ')
      .map(id => svg.querySelector(`#${id}`)?.textContent)
    expect(named).toEqual(['Prices', 'Prices fall.'])
  })

  const split = ['2023', '2024'].flatMap(year =>
    ['a', 'b', 'c'].map((kind, i) => ({ year, price: 10 * (i + 1), kind, cite: 's1:2' })),
  )
  const boxes = (json: string) =>
    [...drawn(json).querySelectorAll('rect:not([width="11"])')].map(one => {
      const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map(name =>
        Number(one.getAttribute(name)),
      )
      return { x, y, right: x + width, bottom: y + height, height }
    })
  const ticksOf = (json: string) =>
    [...drawn(json).querySelectorAll('text[text-anchor="end"]')].map(one => one.textContent)
  const kind = { field: 'kind', type: 'nominal' }
  const values = { data: { values: split } }

  test.each([
    ['colour', { color: kind }],
    ['an offset', { xOffset: kind }],
    ['both', { color: kind, xOffset: kind }],
    ['stack: null', { color: kind, y: { ...encoding.y, stack: null } }],
  ])('bars split by %s stand side by side, on a scale of single bars', (_, more) => {
    const json = spec({ ...values, encoding: { ...encoding, ...more } })
    const bars = boxes(json)
    expect(bars).toHaveLength(6)
    expect(new Set(bars.map(({ bottom }) => Math.round(bottom))).size).toBe(1)
    for (const [i, bar] of bars.entries()) expect(bar.x).toBeGreaterThan((bars[i - 1]?.right ?? 0) - 0.2)
    expect((bars[2]?.height ?? 0) / (bars[0]?.height ?? 1)).toBeCloseTo(3, 1)
    expect(ticksOf(json)).toEqual(['0', '10', '20', '30'])
    expect(drawn(json).querySelectorAll('rect[width="11"]')).toHaveLength(3)
  })

  test.each([true, 'zero'])('stack: %s stacks them, on a scale of sums', stack => {
    const json = spec({ ...values, encoding: { ...encoding, color: kind, y: { ...encoding.y, stack } } })
    const [first, second] = boxes(json)
    expect(second?.bottom).toBeCloseTo(first?.y ?? 0, 0)
    expect(ticksOf(json)).toEqual(['0', '20', '40', '60'])
  })

  test('an offset beside the colour sets stacks side by side', () => {
    const half = split.map(row => ({ ...row, half: row.kind === 'c' ? 'late' : 'early' }))
    const more = { color: kind, xOffset: { field: 'half' }, y: { ...encoding.y, stack: 'zero' } }
    const [a, b, c] = boxes(spec({ data: { values: half }, encoding: { ...encoding, ...more } }))
    expect(b?.bottom).toBeCloseTo(a?.y ?? 0, 0)
    expect(b?.x).toBe(a?.x)
    expect(c?.bottom).toBeCloseTo(a?.bottom ?? 0, 0)
    expect(c?.x).toBeCloseTo(a?.right ?? 0, 0)
  })

  test('narrow bars side by side have their figures all or none', () => {
    const years = Array.from({ length: 12 }, (_, i) => `${2010 + i}`)
    const many = years.flatMap((year, i) =>
      ['a', 'b', 'c'].map(kind => ({ year, price: 1 + i * 300, kind, cite: 's1' })),
    )
    const svg = drawn(spec({ data: { values: many }, encoding: { ...encoding, color: kind } }))
    expect(svg.querySelectorAll('text[font-size="11"]')).toHaveLength(0)
    expect(
      drawn(spec({ ...values, encoding: { ...encoding, color: kind } })).querySelectorAll('text[font-size="11"]'),
    ).toHaveLength(6)
  })

  test('a colour for each place leaves its bar in the middle', () => {
    const [plain, coloured] = [{}, { color: encoding.x }].map(more =>
      boxes(spec({ encoding: { ...encoding, ...more } })),
    )
    expect(coloured).toEqual(plain)
  })

  test('long names are broken rather than lost', () => {
    const names = ['European Union and the United Kingdom', '中国大陆不含香港特别行政区和澳门特别行政区', 'c', 'd', 'e']
    const rows = names.map(year => ({ year, price: 1, kind: `${year} too`, cite: 's1:2' }))
    const svg = drawn(spec({ data: { values: rows }, encoding: { ...encoding, color: kind } }))
    const texts = [...svg.querySelectorAll('text')].map(one => one.textContent)
    expect(texts).toEqual(expect.arrayContaining(['European Union', '中国大陆不含香港特']))
    for (const name of names) expect(texts).toContain(`${name} too`)
  })

  test('its table names every field that it is split by, once', () => {
    const headOf = (more: object) => {
      const parsed = parseChart(spec({ ...values, encoding: { ...encoding, ...more } }))
      return 'chart' in parsed ? chartTable(parsed.chart, () => [], 'Sources')[0]?.map(plainText) : undefined
    }
    expect(headOf({ xOffset: kind })).toEqual(['year', 'kind', '$/kWh', 'Sources'])
    expect(headOf({ xOffset: kind, color: kind })).toEqual(['year', 'kind', '$/kWh', 'Sources'])
    expect(headOf({ xOffset: { field: 'half' }, color: kind })).toEqual(['year', 'half', 'kind', '$/kWh', 'Sources'])
    expect(headOf({ color: encoding.x })).toEqual(['year', '$/kWh', 'Sources'])
  })

  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('</svg><script>alert(1)</script>', '" onload="alert(1)', ']]>', '<!--', '&lt;', '\u0000\ud800'),
  )
  test('texts of any kind stay texts, and every number is a place', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.array(fc.tuple(hostile, fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom('bar', 'line', 'point', 'area'),
        (title, points, mark) => {
          const values = points.map(([year, price]) => ({ year: year.slice(0, 200), price, cite: 's1' }))
          const document = drawn(spec({ title: title.slice(0, 200), mark, data: { values } }))
          expect(document.querySelector('script, parsererror, [onload]')).toBeNull()
          expect(document.documentElement.outerHTML).not.toMatch(/NaN|Infinity/)
        },
      ),
      { numRuns: 100 },
    )
  }, 30_000)
})

test.each([
  [[0, 52, 59], true, [0, 20, 40, 60]],
  [[52, 59], false, [52, 54, 56, 58, 60]],
  [[-5, 12], true, [-5, 0, 5, 10, 15]],
  [[7, 7], false, [6, 8]],
  [[0, 0], true, [0, 0.2]],
] as const)('%j has round ticks', (values, zero, ticks) => {
  const scale = linear(values, zero, 0, 100)
  for (const value of values) expect(scale.at(value)).toBeGreaterThanOrEqual(-0.001)
  for (const value of values) expect(scale.at(value)).toBeLessThanOrEqual(100.001)
  expect(scale.ticks).toEqual(ticks)
})

test.each([
  [1234567.5, '1,234,567.5'],
  [-0.25, '−0.25'],
  [0.1 + 0.2, '0.3'],
  [1e20, '1.00e+20'],
])('%d is written %s', (value, words) => {
  expect(formatNumber(value)).toBe(words)
})
