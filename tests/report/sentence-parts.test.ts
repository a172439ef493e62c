import { expect, test } from 'vitest'
import { citedSentences } from '../../src/evidence/cited-sentences.ts'
import { clausesOf, sentenceParts } from '../../src/report/sentence-parts.ts'
import { openProduct } from '../support/product.ts'

const partsOf = (written: string) => {
  const [sentence] = citedSentences(written)
  if (!sentence) return []
  return sentenceParts(written, sentence).map(({ text, brackets }) => [
    text,
    ...brackets.flatMap(({ places }) => places.map(({ key }) => key)),
  ])
}

test.each([
  ['One place answers for all of it [@s1:2].', []],
  ['Several answer for all of it [@s1:2] [@s2:3].', []],
  [
    'A lamp costs $5 [@s1:2], and a shade costs $7 [@s2:3; @s2:4].',
    [
      ['A lamp costs $5', 's1:2'],
      ['a shade costs $7.', 's2:3', 's2:4'],
    ],
  ],
  [
    '灯的价格为5元[@s1:2]，而灯罩为7元[@s2:3]。',
    [
      ['灯的价格为5元', 's1:2'],
      ['灯罩为7元。', 's2:3'],
    ],
  ],
])('%s', (written, parts) => {
  expect(partsOf(written)).toEqual(parts)
})

test('clauses are cut where a sentence goes on with another, and not at what it rules out', () => {
  expect(clausesOf('The lamp is bright, and the shade is of glass; both are old')).toEqual([
    'The lamp is bright',
    'the shade is of glass',
    'both are old',
  ])
  expect(clausesOf('灯很亮，而不是很暗')).toEqual([])
})

const lamps =
  'The Lumo lamp ranks first among the desk lamps of the test.\n\nThe Albedo lamp tops the list of the floor lamps.\n\nThe lamp gives 50-250 foot-candles on the desk.\n\nThe shop gives 4 foot-candles and 996 foot-candles.\n\nNone of the three testers could read well with the small lamp.'

async function drafted(text: string): Promise<string> {
  const { call } = await openProduct()
  await call('read', { text: lamps, title: 'Lamps' })
  return (await call('draft_report', { text: `# Lamps\n\n${text}` })).text
}

test.each([
  'The test puts the Lumo lamp first [@s1:1], the floor lamps are led by the Albedo lamp [@s1:2].',
  'The Lumo lamp and the Albedo lamp lead their lists of lamps [@s1:1; @s1:2].',
  'The lamp gives 50–250 foot-candles [@s1:3], the shop 4 foot-candles [@s1:4].',
])('each part answers to its own places: %s', async text => {
  expect(await drafted(text)).not.toContain('p1')
})

test.each([
  ['The lamp gives 50–1,000 foot-candles [@s1:3], the shop gives 4 foot-candles [@s1:4].', '1,000 foot stands in none'],
  [
    'The Albedo lamp tops the floor lamps [@s1:2], and all of the three testers could read well with the small lamp [@s1:5].',
    's1:5 seems to say otherwise',
  ],
  [
    'The Lumo lamp ranks first among the desk lamps, and all of the three testers could read well with the small lamp [@s1:1; @s1:5].',
    's1:5 seems to say otherwise',
  ],
])('what one part says wrongly another does not cover: %s', async (text, message) => {
  expect(await drafted(text)).toContain(message)
})
