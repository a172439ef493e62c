import { describe, expect, test } from 'vitest'
import { calculationsIn } from '../../src/evidence/arithmetic.ts'
import { checkFigures } from '../../src/evidence/figure-check.ts'

const reasons = (sentence: string, ...cited: string[]) =>
  checkFigures(sentence, { cited, around: [] }).map(({ reason }) => reason)

describe('a ratio of durations in different units', () => {
  const cited = ['Tokens last two weeks.', 'Certificates last 3 months.']

  test.each([
    ['6.5', '3 months / two weeks = 6.5 times'],
    ['six and a half', '3 months / two weeks = six and a half times'],
    ['6.4', '3 months / two weeks = 6.4 times'],
    ['about six', '3 months / two weeks = 6.52'],
    ['more than six', '3 months / two weeks = 6.52'],
  ])('%s times', (words, formula) => {
    expect(reasons(`Certificates last ${words} times as long as tokens.`, ...cited)).toEqual([`derived: ${formula}`])
  })

  test.each(['six', '6', 'more than seven', 'at least eight', '6.3'])('not %s times', words => {
    expect(reasons(`Certificates last ${words} times as long as tokens.`, ...cited)[0]).toContain('stands in none')
  })

  test.each([
    ['A month is thirty times as long.', ['A took one month.', 'B took one day.'], true],
    ['The first took 77 days longer.', cited, true],
    ['The first took eleven weeks longer.', cited, true],
    ['The first took ten weeks longer.', cited, false],
    ['前者的时间是6.5倍。', ['A需要两周。', 'B需要3个月。'], true],
    ['前者的时间是6倍。', ['A需要两周。', 'B需要3个月。'], false],
  ])('%s', (sentence, places, isDerived) => {
    expect(
      reasons(sentence, ...places)
        .at(-1)
        ?.startsWith('derived:'),
    ).toBe(isDerived)
  })
})

test.each(['3.75 to 5.75 times', '3.75–5.75 times', '3.75–5.75倍'])('both ends of a range of ratios: %s', range => {
  expect(reasons(`It cost ${range} as much as the loft.`, 'It cost $150 to $230.', 'The loft cost $40.')).toEqual([
    'derived: $150 / $40 = 3.75',
    expect.stringMatching(/^derived: \$230 \/ \$40 = 5.75/),
  ])
})

test.each([
  ['120户中有17.5%出现霉斑。', '调查的120户中有21户出现霉斑。', 'derived: 21 / 120 = 17.5%'],
  ['Mould was found in 17.5% of 120 houses.', 'Mould was found in 21 of 120 houses.', 'derived: 21 / 120 = 17.5%'],
])('a share of what the sentence names: %s', (sentence, place, formula) => {
  expect(reasons(sentence, place)).toContain(formula)
})

describe('a calculation with units', () => {
  test.each([
    '3 months / 2 weeks = 6.5',
    '3个月 / 2周 = 6.5',
    '2 weeks + 3 days = 17 days',
    '1 hour - 15 minutes = 45 minutes',
    '2 weeks + 2 weeks = 4 weeks',
    '5 GB + 3 GB = 8 GB',
    '2 GB / 500 MB = 4',
    '3 months × 30 days = 90 days',
    '2 weeks × 7 = 14 days',
    '3 months × 2 = 6 months',
    '$5 × 3 months = $15',
    '10 km / 2 hours = 5 km/h',
  ])('%s comes out', text => {
    expect(calculationsIn(text).map(({ isRight }) => isRight)).toEqual([true])
  })

  test.each([
    '3 months / 2 weeks = 1.5',
    '3 months / 2 weeks = 6',
    '2 weeks + 3 days = 5 days',
    '5 GB + 3 GB = 9 GB',
    '2 weeks × 7 = 15 days',
  ])('%s does not', text => {
    expect(calculationsIn(text).map(({ isRight }) => isRight)).toEqual([false])
  })

  test('of units that make another one says nothing', () => {
    expect(calculationsIn('10 km / 30 minutes = 20 km/h')).toEqual([])
  })
})
