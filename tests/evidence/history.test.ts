import { describe, expect, test } from 'vitest'
import { statedDates } from '../../src/evidence/dates.ts'
import { judgeOne } from './support.ts'

const years = (text: string) =>
  statedDates(text).map(({ year, until }) => (until === undefined ? `${year}` : `${year}-${until}`))

test.each([
  ['In the late 1600s it was rare.', ['1659-1699']],
  ['It ended at the close of the 17th century.', ['1660-1700']],
  ['Tea came in the mid-18th century, coffee in the 1650s.', ['1730-1770', '1650-1659']],
  ['It came to Java in the seventeenth century and to Chile in the 18th.', ['1600-1700', '1700-1800']],
  ['By the 1600’s and in 1714 it grew there.', ['1600-1699', '1714']],
  ['茶叶在17世纪末传入，1980年代普及。', ['1660-1700', '1980-1989']],
  ['It was built in the 3rd century BC.', []],
  ['It was the 18th of May.', []],
] as const)('years of %s', (text, expected) => expect(years(text)).toEqual(expected))

describe('claims of history', () => {
  test.each([
    ['In 1714 the king presented a tree to Arden.', 'In 1714 the king presented a tree to Arden.', 'supported'],
    [
      'In 1714 King Odo presented a young tree to Mayor Arden.',
      'In 1714, Mayor Arden presented a gift of a young tree to King Odo.',
      'refuted',
    ],
    [
      'The first tea house of the country opened in Corby in 1651.',
      'The first tea house of the country opened in Arden in 1651, and many others followed, above all in Corby.',
      'insufficient',
    ],
    [
      'Tea came to Corby in the 15th century and to Arden in the 16th.',
      'Tea came to Arden in the 15th century and to Corby in the 16th century.',
      'refuted',
    ],
    [
      'Odo smuggled the seeds from Arden to Corby in 1600.',
      'Odo left Corby to return to Arden in 1600, smuggling the seeds.',
      'refuted',
    ],
    [
      'The house in Corby opened before the house in Arden.',
      'The house in Arden opened in 1652; the house in Corby opened in 1671.',
      'refuted',
    ],
    [
      'The house in Arden opened before the house in Corby.',
      'The house in Arden opened in 1652; the house in Corby opened in 1671.',
      'supported',
    ],
    [
      'Tea is the most valuable export of the country.',
      'Tea is the second most valuable export of the country after oil.',
      'refuted',
    ],
    [
      'The herder Odo discovered tea on the hill in 850.',
      'According to legend the herder Odo discovered tea on the hill in 850.',
      'insufficient',
    ],
    [
      'Legend has it that the herder Odo discovered tea on the hill in 850.',
      'According to legend the herder Odo discovered tea on the hill in 850.',
      'supported',
    ],
    [
      'Pope Odo condemned the drink in 1615.',
      'When the drink came in 1615, local clergy condemned it, and Pope Odo was asked to intervene.',
      'insufficient',
    ],
  ])('%s', (claim, source, verdict) => expect(judgeOne(claim, source).verdict).toBe(verdict))

  test('who failed there and succeeded here is not refuted by what says the same', () => {
    expect(
      judgeOne(
        'The Dutch failed with plantings in Corby before they succeeded in Arden.',
        'Their first attempts to grow plantings in Corby failed, but the Dutch were successful in Arden.',
      ).verdict,
    ).not.toBe('refuted')
  })

  test('a year that stands in the next sentence of the place is not denied', () => {
    const { verdict } = judgeOne(
      'The seedling of 1723 came from a tree that the mayor had given to the king in 1714.',
      'In 1714 the mayor gave a tree to the king. In 1723 a seedling came from the tree of the king.',
    )
    expect(verdict).not.toBe('refuted')
  })
})
