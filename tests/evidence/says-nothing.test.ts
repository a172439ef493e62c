import { describe, expect, test } from 'vitest'
import { claimsIn } from '../../src/evidence/claims.ts'
import { saysNothing } from '../../src/evidence/says-nothing.ts'
import { statesFact } from '../../src/report/states-fact.ts'

describe('a line that states nothing is no claim', () => {
  test.each([
    "Try this week: write down three goals, put a year beside each one, and list last month's spending.",
    '**Step 1: Know what comes in and goes out.**',
    '**Step 3: Deal with expensive debt.**',
    'You will use the years in Post 4.',
    'This series is for any adult, whether you have kept bees for years or never opened a hive.',
    'Terms are explained where they first appear.',
    'It is general education and not personal advice.',
    'Two common methods exist:',
    'Two common methods exist.',
    'Write down what you spend in a week.',
    'Ask your employer how the match works.',
    '第一步：了解自己的收支。',
    '本系列面向所有成年人。',
    '常见的方法有两种：',
    '本周行动：写下三个目标。',
    '术语在首次出现时解释。',
  ])('%s', text => {
    expect(saysNothing(text)).toBe(true)
    expect(claimsIn(text)).toEqual([])
    expect(statesFact(text)).toBe(false)
  })
})

describe('one that states something is', () => {
  test.each([
    'Step 1 costs $300 and takes two weeks.',
    'The report of 2024 counts 300 hives in Vienna.',
    'This series of hives yielded 40 kg of honey.',
    'Dates of the first flight vary between the regions of Austria.',
    'Rule 1: 70 % of the hives survive a winter.',
    'Use of smoke calms bees within a minute.',
    'Two of the methods exist since 1890 in Slovenia.',
    'Part 4 of the act was repealed in 1994.',
    '第一步的费用是300元。',
    '这种方法有两种好处，都能降低成本。',
  ])('%s', text => {
    expect(saysNothing(text)).toBe(false)
    expect(claimsIn(text)).toHaveLength(1)
  })
})

test('what is cited is a claim, whatever its form', () => {
  expect(claimsIn('Write down what you spend in a week [@s1:2].')).toHaveLength(1)
})
