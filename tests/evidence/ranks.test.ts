import { expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'
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

test.each([
  [
    'It was among the five largest ports, beside Arden and Corby.',
    'The largest ports were Arden, Corby, Dunn, Ely and Fenn.',
    'agrees',
  ],
  [
    'It was among the six largest ports, beside Arden and Corby.',
    'The largest ports were Arden, Corby, Dunn, Ely and Fenn.',
    'conflicts',
  ],
  ['六个最大的港口包括甲港。', '最大的港口是甲港、乙港、丙港、丁港和戊港。', 'conflicts'],
  ['It then bears for another fifteen to twenty.', 'It bears for another 15-20 years.', 'agrees agrees'],
  ['It holds twice the sugar.', 'The one holds 12 g of sugar, the other 6 g.', 'agrees'],
  ['It holds twice the sugar.', 'The one holds 12 g of sugar, the other 7 g.', 'conflicts'],
  ['They need between six and eight hours.', 'They need 6 to 8 hours.', 'agrees agrees'],
  ['Two hundred and five ships came.', 'There came 205 ships.', 'agrees'],
  ['Keep it below 65 °F.', 'Keep it below 65 degrees Fahrenheit.', 'agrees'],
  ['No more than 12 by 24 feet.', 'A 12x24-foot bed is the largest.', 'agrees agrees'],
  ['Use exactly one teaspoon of soap.', 'Use a teaspoon of soap.', 'agrees'],
  ['Use exactly one teaspoon of soap.', 'Use three teaspoons of soap.', 'conflicts'],
  ['It fell in the 20th year.', 'There were 20 ships in the harbour.', 'conflicts'],
] as const)('figures of %s', (sentence, cited, results) => {
  const found = checkFigures(sentence, { cited: [cited], around: [] })
  expect(found.map(({ result }) => result).join(' ')).toBe(results)
})

test('a name may be that of the people, of the place, or be known by its initials', () => {
  const named = (claim: string, text: string, called: readonly string[] = []) =>
    createAssessor([{ id: 'a', text, called }])
      .assess(claim)
      .reasons.filter(reason => /is not named there|another name/.test(reason))
  expect(named('For long the Europeans drank beer.', 'For long the European people drank beer.')).toEqual([])
  expect(named('It grew in southern Arabia.', 'It grew on the southern Arabian coast.')).toEqual([])
  expect(named('It grew in southern Italy.', 'It grew on the southern Arabian coast.')).toHaveLength(1)
  const text = 'No record tells who found the tree.'
  expect(
    named('The National Tea Board says that no record tells who found the tree.', text, ['NTB - About Tea']),
  ).toEqual([])
  expect(
    named('The National Tea Board says that no record tells who found the tree.', text, ['About Tea']),
  ).toHaveLength(1)
})
