import { expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'

function verdictOf(claim: string, paragraphs: readonly string[], title = 'Notes') {
  const text = paragraphs.join('\n\n')
  const cited = paragraphs.map((_, i) => ({ id: 's1', paragraph: i + 1 }))
  return createAssessor([{ id: 's1', text, title }]).assess(claim, cited)
}

test.each([
  [
    'what a claim denies besides',
    'No yield is promised, and future yields cannot be foretold with certainty.',
    ['Bear in mind that these sums are a model and future yields can’t be foretold with certainty.'],
  ],
  [
    'the same denied of what is left out',
    'A used oven does not qualify for the grant.',
    ['Qualifying ovens only include new ones that are bought first-hand – not used or rented.'],
  ],
  [
    'the interval of the sentence behind',
    'Whoever sets aside €50 a month from 30 at a 4% annual yield has €100,000 by 70.',
    [
      'If a 30-year-old sets aside €50 per month, at a 4% yearly yield, they will have €100,000 by 70. But wait until 40, and they have to set aside far more each month.',
    ],
  ],
  [
    'the case of an example',
    'Under the rule of 110, a 60-year-old would hold half of it in oak.',
    ['For example, if you are 45, this rule of 110 suggests holding 65% of it in oak and 35% in pine.'],
  ],
  [
    'the year of what it came down from',
    'The guild predicts that the rate will average 6.3% in 2026.',
    ['The rate will average 6.3% for the whole year, down from its 2025 average of 6.6%.'],
    'The guild’s forecast for 2026',
  ],
  [
    'what excludes it',
    'Plain policies exclude damage from floods.',
    ['Damage from floods is not covered by plain policies in any county.'],
  ],
  [
    'a circumstance',
    'With shared ovens, you do not need thousands of euros to begin.',
    ['Shared ovens let you begin without needing thousands of euros upfront.'],
  ],
])('nothing is denied by %s', (_, claim, paragraphs, title?: string) => {
  const { verdict, reasons } = verdictOf(claim, paragraphs, title)
  expect(verdict, `${reasons}`).not.toBe('refuted')
})

test.each([
  [
    'what is so of some alone',
    'Only sworn bakers can buy shares in a mill.',
    [
      'Although most mills are listed and anyone can buy shares in them, some mills are private and open only to sworn bakers.',
    ],
  ],
  [
    'what was so until now as a promise',
    'Low-cost mills guarantee steady yields.',
    ['Consider low-cost mills, which are spread over the county and have so far given steady yields.'],
  ],
  [
    'the other column',
    'Hired ovens usually need fewer costly repairs than owned ovens, since their keepers trade parts less often.',
    [
      'Repairs | Usually need fewer costly repairs because the keeper trades parts less often. | Could need more costly repairs because the keeper may trade parts more often.',
    ],
  ],
])('nothing is borne out by %s', (_, claim, paragraphs) => {
  const [rows = ''] = paragraphs
  const isTable = rows.includes(' | ')
  const head = 'Matter | Owned oven | Hired oven'
  const text = isTable ? `${head}\n${rows}` : rows
  const table = [
    { kind: 'table_row' as const, start: 0, end: head.length },
    { kind: 'table_row' as const, start: head.length + 1, end: text.length },
  ]
  const source = { id: 's1', text, ...(isTable && { paragraphs: table }) }
  const { verdict, reasons } = createAssessor([source]).assess(claim, [{ id: 's1', paragraph: isTable ? 2 : 1 }])
  expect(verdict, `${reasons}`).not.toBe('supported')
})

test('a part and a whole that stand in two counts are no count of their own', () => {
  const there = 'Over ten years 30 of 56 oak mills and 144 of 154 pine mills, 190 of 228 mills in all, did better.'
  expect(verdictOf('Over ten years 144 of the 228 mills did better.', [there]).verdict).toBe('refuted')
  expect(verdictOf('Over ten years 190 of the 228 mills did better.', [there]).verdict).not.toBe('refuted')
})

test('what excludes is denied by what covers', () => {
  const there = ['Damage from floods is covered by plain policies in every county.']
  expect(verdictOf('Damage from floods is not covered by plain policies.', there).verdict).toBe('refuted')
})

test.each([
  [
    'amounts are exchanged',
    'A loaf takes 9 grams of live yeast and 50 grams of salt.',
    ['50 grams of live yeast (fed)', '9 grams of salt'],
  ],
  [
    'what is foreseen is told as done',
    'The guild reports that the trade in ovens has now reached 503.4 billion crowns.',
    ['According to the guild, the trade in ovens is anticipated to reach 503.4 billion crowns by 2090.'],
  ],
])('%s', (_, claim, paragraphs) => {
  const { verdict, reasons } = verdictOf(claim, paragraphs)
  expect(verdict, `${reasons}`).not.toBe('supported')
})

test('amounts that are not exchanged', () => {
  expect(
    verdictOf('A loaf takes 50 grams of yeast and 9 grams of salt.', [
      '50 grams of live yeast (fed)',
      '9 grams of salt',
    ]).verdict,
  ).not.toBe('refuted')
})
