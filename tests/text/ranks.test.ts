import { expect, test } from 'vitest'
import { ranks } from '../../src/text/ranks.ts'

const found = (text: string) => ranks(text).map(({ text: said, value, unit }) => `${said} = ${value} ${unit}`)

test.each([
  ['The school was ranked No. 4 in the country.', ['No. 4 = 4 rank']],
  ['It came fourth among the schools of the state.', ['fourth = 4 rank']],
  ['The paper puts the programs of the school first in the state.', ['first = 1 rank']],
  ['It is the third-largest port and the 12th busiest airport.', ['third = 3 rank', '12th = 12 rank']],
  ['She finished in second place.', ['second = 2 rank']],
  ['It is number one in the market.', ['one = 1 rank']],
  ['For the third year in a row, sales rose.', ['third = 3 run']],
  ['It was its 5th consecutive loss.', ['5th = 5 run']],
  ['The 5th edition came on the 18th.', ['5th = 5 ordinal', '18th = 18 ordinal']],
  ['中国是世界第三大市场，排名第二的是日本。', ['第三 = 3 rank', '第二 = 2 rank']],
  ['该公司连续第十二年盈利，位居全球第21位。', ['第十二 = 12 run', '第21 = 21 rank']],
] as const)('ranks of %s', (text, expected) => expect(found(text).sort()).toEqual([...expected].sort()))

test.each([
  'The first time that the second test ran, it took a third of a second.',
  'The third request of the fifth guest came in the first quarter.',
  'There is no 4-wheel drive in the nineteenth century.',
  '第三章讲述了第二次世界大战，第一季度结束。',
  'In first grade they read, and no one ranked anything.',
])('no ranks in %s', text => expect(found(text)).toEqual([]))
