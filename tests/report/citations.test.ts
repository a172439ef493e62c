import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brackets, parsePlace } from '../../src/evidence/citation.ts'
import { citedSentences } from '../../src/evidence/cited-sentences.ts'
import { prices } from '../support/files.ts'
import { openProduct } from '../support/product.ts'

const places = fc.oneof(
  fc
    .tuple(fc.nat(99), fc.option(fc.nat(99)), fc.option(fc.nat(9)))
    .map(([s, p, n]) => `s${s}${p === null ? '' : `:${p}${n === null ? '' : `.${n}`}`}`),
  fc.nat(99).map(n => `c${n}`),
  fc.nat(99).map(n => `n${n}`),
)

describe('a bracket', () => {
  test('is read back as it was written, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(places, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('; ', ', ', ';'),
        (keys, separator) => {
          const bracket = `[${keys.map(key => `@${key}`).join(separator)}]`
          const text = `High water is at noon ${bracket}. More.`
          const [found, ...more] = brackets(text)
          expect(more).toEqual([])
          expect(text.slice(found?.start, found?.end)).toBe(bracket)
          expect(found?.places.map(({ key }) => key)).toEqual(keys)
          expect(found?.malformed).toEqual([])
        },
      ),
    )
  })

  test.each([
    ['[@s1]', [{ key: 's1', kind: 'source', id: 's1' }]],
    ['[@s1:12.2]', [{ key: 's1:12.2', kind: 'source', id: 's1', paragraph: 12, sentence: 2 }]],
    [
      '[@c4; n1]',
      [
        { key: 'c4', kind: 'claim', id: 'c4' },
        { key: 'n1', kind: 'search', id: 'n1' },
      ],
    ],
  ])('%s', (text, expected) => {
    expect(brackets(text)[0]?.places).toEqual(expected)
  })

  test.each(['[@s1:]', '[@s]', '[@s1:2:3]', '[@x9]', '[@c4:1]', '[@]', '[@s1-2]', '[@S1:2]'])(
    '%s is no place',
    text => {
      expect(brackets(text)[0]).toMatchObject({ places: [], malformed: [expect.any(String)] })
    },
  )

  test.each(['`[@s1:2]`', '```\n[@s1:2]\n```', '[s1:2]', '(@s1:2)', 'me@s1.example'])('%s is none', text => {
    expect(brackets(text)).toEqual([])
  })

  test('a place is read with and without @', () => {
    expect(parsePlace('@s1:2')).toEqual(parsePlace(' s1:2 '))
    expect(parsePlace('s1:2 and more')).toBeUndefined()
  })
})

describe('a bracket belongs to', () => {
  const cited = (text: string) =>
    citedSentences(text).map(
      ({ text: words, brackets: own }) =>
        `${words} ← ${own
          .flatMap(one => one.places)
          .map(({ key }) => key)
          .join(' ')}`,
    )

  test.each([
    ['the sentence that it ends', 'One [@s1:1]. Two [@s1:2].', ['One. ← s1:1', 'Two. ← s1:2']],
    ['the sentence before it, after its full stop', 'One. [@s1:1] Two. [@s1:2]', ['One. ← s1:1', 'Two. ← s1:2']],
    [
      'the sentence that it stands in',
      'One [@s1:1] and two [@s1:2] make three.',
      ['One and two make three. ← s1:1 s1:2'],
    ],
    ['its item of a list', '- One [@s1:1]\n- Two\n- Three [@s1:3]', ['One ← s1:1', 'Two ← ', 'Three ← s1:3']],
    ['the sentence in Chinese', '水位上升[@s1:1]。水位下降。[@s1:2]', ['水位上升。 ← s1:1', '水位下降。 ← s1:2']],
    ['its row of a table', '| a | b |\n|---|---|\n| 1 [@s1:1] | 2 |', ['1 | 2 | ← s1:1']],
    ['a head of a table too', '| a [@s1:1] | b |\n| :-- | --: |\n| 1 | 2 |', ['a | b | ← s1:1', '1 | 2 | ← ']],
    [
      'no head of a table without outer bars',
      'Words.\n\na | b\n--- | ---\n1 [@s1:1] | 2',
      ['Words. ← ', '1 | 2 ← s1:1'],
    ],
  ])('%s', (_, text, expected) => {
    expect(cited(text)).toEqual(expected)
  })

  test('headings and code have no sentences', () => {
    expect(cited('## One [@s1:1]\n\n```\nTwo [@s1:2].\n```\n\nThree.')).toEqual(['Three. ← '])
  })
})

test('a citation holds where the place says it', async () => {
  const { call } = await openProduct()
  await call('read', { text: prices, title: 'Battery prices 2024' })
  await call('read', { text: 'Der Preis fiel um 12 %. 2024年产量为3.2亿千瓦时，同比增长25%。', title: 'Mixed' })
  const cases = [
    ['a figure as it stands there', 'LFP packs averaged $52/kWh in 2024 [@s1:2].', []],
    ['a figure of one of several places', 'They cost $52 and may reach $45 [@s1:2; @s1:4].', []],
    ['a difference', 'The price fell by $7/kWh [@s1:2].', []],
    ['a percentage', 'The price fell by 11.9 % [@s1:2].', []],
    ['a ratio', 'Sodium-ion cells cost 1.9 times as much as analysts expect of LFP [@s1:4].', []],
    ['a figure in another scale', '产量为 320 million kWh [@s2:1].', []],
    ['a year from the title', 'In 2024 prices fell fastest in China [@s1:2].', []],
    ['no figure at all', 'Prices in China fell fastest [@s1:2.2].', []],
    ['the whole source', 'They may reach $45/kWh by 2027 [@s1].', []],
    ['another figure', 'LFP packs averaged $53/kWh [@s1:2].', ['figure_not_found']],
    ['a figure of another paragraph', 'Sodium-ion cells cost $87/kWh [@s1:2].', ['figure_not_found']],
    ['a figure of another sentence', 'They averaged $52/kWh [@s1:2.2].', ['figure_not_found']],
    ['a wrong percentage', 'The price fell by 19 % [@s1:2].', ['figure_not_found']],
    ['another unit', 'The price fell to 52 % [@s1:2].', ['figure_not_found']],
    ['another magnitude', 'LFP packs averaged $52 million [@s1:2].', ['figure_not_found']],
    ['another year', 'LFP packs averaged $52/kWh in 2021 [@s1:2].', ['figure_not_found']],
    ['a place that is not there', 'LFP packs averaged $52/kWh [@s1:9].', ['missing_place']],
    ['two faults', 'It is so [@s9] and so [@s1:99].', ['unknown_source', 'missing_place']],
  ] as const
  for (const [what, text, problems] of cases) {
    const { data } = await call('draft_report', { text, check: true })
    const repairs = (data?.['repairs'] ?? []) as { problem: string }[]
    expect({ what, problems: repairs.map(({ problem }) => problem) }).toEqual({ what, problems })
  }
})

test('the head of a table is no sentence without a citation', async () => {
  const product = await openProduct()
  const text =
    '# Prices\n\n| Country of the maker | Price in 2024, USD per kWh |\n| --- | --- |\n| Elsewhere | unknown |'
  const reply = await product.call('draft_report', { text, check: true })
  expect(reply.text).not.toContain('without a citation')
})
