import { expect, test } from 'vitest'
import { checkFigures } from '../../src/evidence/figure-check.ts'
import { judgeOne } from './support.ts'

test.each([
  ['The school was ranked fourth in the country.', 'The school was also ranked No. 4 in the country.', 'supported'],
  ['The school was ranked third in the country.', 'The school was also ranked No. 4 in the country.', 'refuted'],
  ['China is the second-largest wine market.', 'China is the second largest wine market of the world.', 'supported'],
  ['China is the third-largest wine market.', 'China is the second largest wine market of the world.', 'refuted'],
  ['For the second year in a row the port lost ships.', 'For the third year in a row the port lost ships.', 'refuted'],
  ['中国是世界第三大葡萄酒市场。', '中国已成为世界第二大葡萄酒市场，年销售额达到三十亿元。', 'refuted'],
  [
    'The harbour school was ranked No. 4 in the state.',
    'The harbour school was ranked No. 4 in the whole country.',
    'insufficient',
  ],
] as const)('%s', (claim, source, verdict) => expect(judgeOne(claim, source).verdict).toBe(verdict))

test('a number of something counts the same, whatever stands behind it', () => {
  const { reasons } = judgeOne(
    'The country has 70,000 firms doing electrical work.',
    'The country has 70,000 electrical work firms and 650,000 electrical workers.',
  )
  expect(reasons).toContain('same figure 70,000')
})

test('a draft answers for a rank in digits, and may count one in words', () => {
  const checked = (sentence: string) =>
    checkFigures(sentence, { cited: ['The school came fourth in the country.'], around: [] }).map(
      ({ result }) => result,
    )
  expect(checked('It was ranked No. 4 in the country.')).toEqual(['agrees'])
  expect(checked('It was ranked No. 5 in the country.')).toEqual(['conflicts'])
  expect(checked('It is the second-largest school.')).toEqual([])
})
