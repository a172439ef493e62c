import { describe, expect, test } from 'vitest'
import { requirementsOf } from '../../src/plan/requirements.ts'
import { openProduct } from '../support/product.ts'

const of = (question: string, ...kinds: string[]) =>
  requirementsOf(question)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
const parts = (question: string) => of(question, 'part')

const briefing =
  "I run a small garden centre in Wales and have to brief my landlord (about 900-1200 words, with sources, in plain English): does peat-free compost measurably slow down seedlings - how much, in which plants, compared with bark or coir, what are the risks, and what would it cost us (bags, pallets)? Say plainly what is not known. Also fact-check these three statements that a supplier made: 'Peat-free grows as well as peat', 'The Harlow trial with beans found no effect on roots', 'Coir has no drawbacks'."
const shopping =
  "Compare, with a table, the electric bikes and cargo trikes that testers and forum users recommend at the end of 2025 / start of 2026: what do they agree on, where do they contradict each other, prices, range, what to buy below 2000 euros and what for the steepest hills. Use at least two forum threads, two shop/product pages and three reviews; 700-1000 words; say for each figure where it is from and as of when. Second, short part: which climbing roses flower in shade, and how much sun (in hours) is 'shade' according to the different sources?"

test('background, wishes on form and claims to check stand apart from what is asked', () => {
  expect(parts(briefing)).toEqual([
    'does peat-free compost measurably slow down seedlings - how much, in which plants, compared with bark or coir, what are the risks',
    'what would it cost us (bags, pallets)',
    'Is it true: Peat-free grows as well as peat',
    'Is it true: The Harlow trial with beans found no effect on roots',
    'Is it true: Coir has no drawbacks',
  ])
  expect(of(briefing, 'format', 'language')).toEqual([
    'form: plain English',
    'form: say plainly what is not known',
    'form: sources',
    'length: 900–1200 words',
  ])
})

test('a list behind a head is asked of its subject; a second question is not', () => {
  expect(parts(shopping)).toEqual([
    'what do they agree on (the electric bikes and cargo trikes)',
    'where do they contradict each other (the electric bikes and cargo trikes)',
    'prices, range (the electric bikes and cargo trikes)',
    'what to buy below 2000 euros (the electric bikes and cargo trikes)',
    'what to buy for the steepest hills (the electric bikes and cargo trikes)',
    'which climbing roses flower in shade',
    "how much sun (in hours) is 'shade' according to the different sources",
  ])
  expect(of(shopping, 'date')).toEqual(['period: 2025–2026'])
  expect(of(shopping, 'format')).toContain(
    'form: use at least two forum threads, two shop/product pages and three reviews',
  )
})

describe('wishes on form and sourcing are no parts', () => {
  test.each([
    [
      'How do tides work? Cite at least four independent sources, give ranges rather than single numbers and keep it short.',
    ],
    ['How do tides work? Each number needs a date and a source. Make clear which numbers are estimates.'],
    ['How do tides work? Bullet points, every claim cited, mark weak evidence as such; no jargon, 1,500 words.'],
    [
      'How do tides work? Table please, and tell me what you could not find out. Answer in German. No more than 500 words.',
    ],
    ['I want to know: how do tides work? Use primary statistics (from ports) wherever possible, don’t speculate.'],
    ['(short, please) How do tides work? Say for each recommendation who makes it.'],
    ['For my students (age 15): how do tides work? I need this for Monday, so no jargon.'],
  ])('%s', question => {
    expect(parts(question)).toEqual([expect.stringMatching(/^how do tides work$/iu)])
  })

  test.each([
    '潮汐是怎么形成的？至少引用两个论坛帖子和三篇评测，每个数据都要注明出处和日期。',
    '我在一所中学教地理，要给家长写一份简报（800字左右，要有出处，语言通俗）：潮汐是怎么形成的？请说明哪些还不清楚。',
    '潮汐是怎么形成的，最好引用一手文献。不确定的地方请明确标出，不要编造。',
  ])('%s', question => {
    expect(parts(question)).toEqual(['潮汐是怎么形成的'])
  })
})

describe('but what only looks like one is', () => {
  test.each([
    ['Use of antibiotics in reports on poultry farming'],
    ['Use data from the 2020 census to estimate the number of vacant homes'],
    ['Date the Vinland Map and say what the ink analysis shows'],
    ['All data sources for housing prices in Spain'],
    ['Explain in plain language how vaccines work'],
    ['List what is unknown in dark matter physics'],
    ['Which planners can show several views (including Table, Calendar, and List views)'],
    ['2025 年，有哪些因素影响旅客的选择'],
  ])('%s', question => {
    expect(parts(question)).toEqual([question])
  })
})

test('claims in quotes are parts where they are to be checked', () => {
  expect(parts('Fact check: "Coffee dehydrates you." "Carrots don\'t help the eyes."')).toEqual([
    'Is it true: Coffee dehydrates you',
    "Is it true: Carrots don't help the eyes",
  ])
  expect(parts('另外请核实两个说法：“上夜班会致癌”、“咖啡可以抵消困倦”。')).toEqual([
    '是否属实：上夜班会致癌',
    '是否属实：咖啡可以抵消困倦',
  ])
  expect(parts('Who wrote “The Old Man and the Sea”?')).toEqual(['Who wrote “The Old Man and the Sea”'])
})

test.each([
  ['What did rents do between 2015 and 2020?', ['period: between 2015 and 2020']],
  ['What does a heat pump cost in 2025/26?', ['period: 2025–2026']],
  ['2025年底到2026年初有哪些新品？', ['period: 2025–2026']],
  ['抗日战争时期（1937-1949年）的研究有哪些？', ['period: 1937–1949']],
  ['What happened on 2011-12-05?', ['period: 2011']],
])('period of %s', (question, periods) => {
  expect(of(question, 'date')).toEqual(periods)
})

test('what a host rewords into a question is one', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'How did rents in Vienna change at the end of 2025 / start of 2026?' })
  const { text: period } = await call('plan', { requirements: [{ id: 'q2', text: 'period: 2024–2026' }] })
  expect(period).toContain('q2 explicit ×2: period: 2024–2026')
  const { text } = await call('plan', {
    requirements: [{ id: 'q2', text: 'What do tenants’ unions say about the rent cap?' }],
  })
  expect(text).toContain('q2 explicit ×2 open: What do tenants’ unions say about the rent cap?')
  expect(text).toContain('gaps q1 q2')
})
