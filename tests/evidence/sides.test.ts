import { expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'

type Kind = 'paragraph' | 'list_item'

function verdictOf(claim: string, paragraphs: readonly string[], kind: Kind = 'paragraph', cited = 1) {
  const text = paragraphs.join('\n\n')
  const placed = paragraphs.map((one, i) => {
    const start = paragraphs.slice(0, i).join('\n\n').length + (i > 0 ? 2 : 0)
    return { kind, start, end: start + one.length }
  })
  return createAssessor([{ id: 's1', text, paragraphs: placed }]).assess(claim, [{ id: 's1', paragraph: cited }])
}

const buyers =
  'Young bakers earned the most, averaging €31,000, then retrained bakers, who earned about €24,000, and older bakers, who earned around €18,000.'
const kilns =
  'Kilns built before the 1970s have the potential of chalk dust, while kilns from the 1950s may have mercury in any remaining gauges or valves.'
const rate = 'The two-year deposit rate will average 2.3% for the whole year, down from its 2024 average of 2.9%.'
const survey =
  'According to a survey by Oakwell in 2023, growers spent an average of €700 on seed in 2022, while the top tenth spent €9,000.'

test.each([
  ['who gets another figure of the sentence', 'Older bakers earned the most, averaging €31,000.', buyers],
  ['the year of the other figure', 'The two-year deposit rate averaged 2.3% in 2024.', rate],
  [
    'what belongs to the other decade',
    'Kilns from the 1950s may have chalk dust, and kilns built before the 1970s may have mercury in gauges.',
    kilns,
  ],
  [
    'what was so before',
    'Oak is now the only wood that the guild allows for casks.',
    'The guild has changed its rules to allow these woods in many casks where oak was previously the only wood that it allowed.',
  ],
  [
    'a sum for all as each one’s',
    'In Harlow, eligible bakers can each get up to €90,000 for oven repairs.',
    'A new pool of €90,000 is there to help bakers in Harlow who need money for eligible oven repairs.',
  ],
])('is not borne out: %s', (_, claim, source) => {
  expect(verdictOf(claim, [source]).verdict).toBe('insufficient')
})

test.each([
  ['its own figure', 'Young bakers earned the most, averaging €31,000.', buyers],
  ['the figure that the other is down from', 'The two-year deposit rate averaged 2.9% in 2024.', rate],
  [
    'its own decade',
    'Kilns from the 1950s may have mercury in gauges, and kilns built before the 1970s may have chalk dust.',
    kilns,
  ],
  [
    'another year of who said it',
    'According to a survey by Oakwell, growers spent an average of €700 on seed in 2022.',
    survey,
  ],
  [
    'a removal that is spoken of',
    'Mercury removal costs between €1,200 and €3,100.',
    'The average cost of removing mercury is between €1,200 and €3,100.',
  ],
])('is borne out: %s', (_, claim, source) => {
  expect(verdictOf(claim, [source]).verdict).toBe('supported')
})

test('from and to that are exchanged refute', () => {
  const source =
    'Cask makers are shifting away from traditional riveted hoops in favor of welded hoops, which last longer.'
  const { verdict, reasons } = verdictOf('Cask makers are shifting away from welded hoops in favor of riveted hoops.', [
    source,
  ])
  expect([verdict, ...reasons]).toEqual(['refuted', 'from and to are exchanged there'])
  expect(verdictOf('Cask makers are shifting from riveted hoops to welded hoops.', [source]).verdict).toBe('supported')
})

test('从一种转向另一种，反过来说就被驳回', () => {
  const source = '近年来，制桶商普遍从铆接箍转向焊接箍。'
  expect(verdictOf('近年来，制桶商普遍从焊接箍转向铆接箍。', [source]).verdict).toBe('refuted')
})

test('the lowest price is not the highest', () => {
  const { verdict } = verdictOf('Rebuilding an old kiln costs at most €100,000.', [
    'Rebuilding an old kiln starts around €100,000 and can cost more, depending on its state.',
  ])
  expect(verdict).toBe('refuted')
})

test('a price belongs to the label before it', () => {
  const list = ['Half kiln (bench): €15,000 – €30,000', 'Full furnace: €30,000 – €60,000']
  expect(verdictOf('A full furnace costs €15,000 to €30,000.', list, 'list_item').verdict).toBe('insufficient')
  expect(verdictOf('A half kiln costs €15,000 to €30,000.', list, 'list_item').verdict).toBe('supported')
})

test('a year until which something goes on is not another year', () => {
  const { verdict } = verdictOf('Bakers who buy an oven in 2026 still get the grant.', [
    'Bakers who buy an oven still get the grant through 2027.',
  ])
  expect(verdict).toBe('insufficient')
})

test('a cell of a table is what the row that it cites says', () => {
  const rows = ['Oven | €14,500–€40,500', 'Kiln | €6,500–€28,000']
  expect(verdictOf('Oven: national guide: €14,500–€40,500.', rows, 'list_item').verdict).toBe('supported')
  expect(verdictOf('Kiln: national guide: €14,500–€40,500.', rows, 'list_item').verdict).toBe('insufficient')
  expect(verdictOf('Oven: national guide: €6,500–€28,000.', rows, 'list_item').verdict).not.toBe('supported')
})

test('a claim on both of two opposites is not refuted by the place of one', () => {
  const claim = 'A minor oven repair recouped 85.7% of its cost, whereas a major oven repair recouped 41.8%.'
  expect(verdictOf(claim, ['A minor oven repair recouped 85.7% of its cost.']).verdict).not.toBe('refuted')
  expect(verdictOf('A major oven repair recouped 85.7%.', ['A minor oven repair recouped 85.7%.']).verdict).not.toBe(
    'supported',
  )
})
