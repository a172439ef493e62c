import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const one =
  '# Survey 2024\n\nThe Harbour Authority counted 4,120 ships in the port of Marlow in 2024.\n\nThe quays are old.'
const other =
  '# Yearbook\n\nThe Harbour Authority counted 5,310 ships in the port of Marlow in 2024.\n\nThe town is small.'

describe('a report on sources that contradict each other', () => {
  test('is told so when it is written, and lists it in its appendix, in all faces', async () => {
    const product = await openProduct()
    await product.call('plan', { question: 'How many ships call at Marlow?' })
    await product.call('read', { text: one, title: 'Survey' })
    await product.call('read', { text: other, title: 'Yearbook' })
    const text = '# Ships\n\nThe Harbour Authority counted 4,120 ships in 2024 [@s1:2].'
    const { text: said } = await product.call('draft_report', { text })
    expect(said).toContain('speaks against what is reported and is not mentioned: s2:2')
    // A source that the report does not rest on is no part of it.
    const alone = await product.call('draft_report', { format: 'md' })
    expect(await readFile((alone.data as { path: string }).path, 'utf8')).not.toContain('contradict each other')
    const both = await product.call('draft_report', {
      edits: [{ find: '[@s1:2].', replace: '[@s1:2], though the yearbook has 5,310 [@s2:2].' }],
    })
    expect(both.text).not.toContain('speaks against')
    for (const format of ['md', 'html'] as const) {
      const { data } = await product.call('draft_report', { format })
      const file = await readFile((data as { path: string }).path, 'utf8')
      expect(file).toContain('Where the sources contradict each other')
      expect(file).toContain('5,310 ships')
    }
  })
})

const rows = (cite: string, value: number) =>
  `\`\`\`chart\n${JSON.stringify({
    mark: 'bar',
    data: {
      values: [
        { year: '2024', ships: 4120, cite: 's1:2' },
        { year: '2025', ships: value, cite },
      ],
    },
    encoding: { x: { field: 'year', type: 'ordinal' }, y: { field: 'ships', type: 'quantitative' } },
  })}\n\`\`\``

describe('a chart in a draft', () => {
  const source = `${one}\n\nIn 2025 it counted 4,480 ships.`
  test.each([
    ['s1:4', 4480, []],
    ['s1:4', 4840, ['figure_not_found']],
    ['s1:99', 4480, ['missing_place']],
    ['s9:1', 4480, ['missing_place']],
  ] as const)('whose row cites %s for %i', async (cite, value, problems) => {
    const product = await openProduct()
    await product.call('read', { text: source, title: 'Survey' })
    const { data } = await product.call('draft_report', { text: `# Ships\n\nSee the chart.\n\n${rows(cite, value)}` })
    expect((data as { repairs: { problem: string }[] }).repairs.map(({ problem }) => problem)).toEqual(problems)
  })

  test('that is no chart is a repair and no drawing', async () => {
    const product = await openProduct()
    await product.call('read', { text: source, title: 'Survey' })
    const { text } = await product.call('draft_report', { text: '# Ships\n\n```chart\n{"mark":"arc"}\n```' })
    expect(text).toMatch(/p1 .*Write one view of Vega-Lite/s)
  })
})
