import { describe, expect, test } from 'vitest'
import type { Requirement, ResearchState, Task } from '../../src/domain/research.ts'
import type { Source } from '../../src/domain/source.ts'
import { requirementsServed } from '../../src/evidence/task-match.ts'
import { stateLine } from '../../src/mcp/state-line.ts'
import { coverageOf } from '../../src/plan/coverage.ts'
import { nextStep } from '../../src/plan/next-step.ts'
import { saysOpen } from '../../src/plan/said-open.ts'
import { spokenFor } from '../../src/rank/spoken-for.ts'
import { openProduct } from '../support/product.ts'

const requirement = (text: string): Requirement => ({
  id: 'q1',
  text,
  role: 'explicit',
  weight: 3,
  kind: 'part',
  origin: 'rule',
})

describe('a text speaks of a question', () => {
  const serves = (question: string, text: string) =>
    requirementsServed(
      { title: 'Calm apps and classes at the university', text, paragraphs: [{ start: 0, end: text.length }] },
      // Only the requirements are looked at.
      { requirements: [requirement(question)] } as unknown as ResearchState,
    ) !== undefined

  test.each([
    ['What would it cost: apps and classes?', 'Apps are affordable and cost less than classes.', false],
    ['What would it cost: apps and classes?', 'The app costs $70 a year, the classes 300 euros.', true],
    ['What would it cost: apps and classes?', 'The app is free; the classes cost more.', true],
    ['How many students use apps in classes?', 'Many students use the apps in their classes.', false],
    ['How many students use apps in classes?', 'Of the students, 41 use the apps in classes.', true],
    ['Why do students use apps in classes?', 'Students use the apps in classes out of boredom.', true],
    ['大学瑜伽课程费用', '大学瑜伽课程的费用不高，值得一试', false],
    ['大学瑜伽课程费用', '大学瑜伽课程的费用为每人300元', true],
  ])('%s %s', (question, text, speaks) => {
    expect(serves(question, text)).toBe(speaks)
  })
})

describe('what was read for a task counts where a passage speaks of what is asked', () => {
  const question = 'how do arabica and robusta differ in growing and share of production today'
  const plan = (text: string, title: string) => ({
    requirements: [requirement(text)],
    tasks: [{ id: 't1', title, status: 'pending', order: 1, for: ['q1'], after: [] }] as Task[],
  })
  const speaks = (asked: string, title: string, ...passages: string[]) => {
    const text = passages.join('\n')
    const paragraphs = passages.map(one => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }))
    return spokenFor({ task: 't1' }, { text, paragraphs }, plan(asked, title)).length > 0
  }

  test.each([
    ['The best espresso machine', 'Our blend of arabica beans for smooth flavour and robusta for strength.', false],
    ['Kettles', 'A gooseneck kettle for coffee, in production since 2019, sold with a share of profits.', false],
    ['Species', 'Arabica grows high up, robusta in the lowlands.', true],
    ['Output', 'Of world production robusta has a share of 44 %.', true],
    ['品种', '阿拉比卡与罗布斯塔的种植高度不同。', true],
  ])('%s: %s', (title, passage, expected) => {
    expect(speaks(question, `Find and read sources on: ${question}`, title, passage)).toBe(expected)
  })

  test('not by words that stand far from each other', () => {
    expect(speaks(question, 'Shares', 'Arabica is smooth.', 'Robusta is strong.', 'Grown with care.')).toBe(false)
  })

  test('in words of the task where the requirement has none of its own', () => {
    const asked = 'Says which parts are documented, with who and when'
    const of = (passage: string) => speaks(asked, 'Read sources on legend versus record', passage)
    expect(of('Moderate coffee is associated with a lower risk of liver disease.')).toBe(false)
    expect(of('The earliest record is from Yemen; Kaldi is a legend.')).toBe(true)
  })

  test('by most of the things that are listed, wherever in it and whatever it was read for', () => {
    const list = 'Plain language: define the terms (blend, roast, crema, portafilter, extraction, grinder)'
    const glossary = ['A blend mixes beans.', 'The roast is light or dark.', 'Crema is foam.', 'Extraction takes 25 s.']
    const of = (...passages: string[]) => {
      const text = passages.join('\n')
      const paragraphs = passages.map(one => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }))
      return spokenFor({ task: 't9' }, { text, paragraphs }, plan(list, 'Terms'))
    }
    expect(of(...glossary, 'The portafilter holds the coffee.')).toEqual(['q1'])
    expect(of(...glossary.slice(0, 3))).toEqual([])
  })

  test('also of a Chinese question', () => {
    const of = (passage: string) => speaks('咖啡豆的产量份额与种植条件', '咖啡豆产量', passage)
    expect(of('咖啡机的清洁方法。')).toBe(false)
    expect(of('咖啡豆的产量份额各占一半。')).toBe(true)
  })

  test('where a task is called done, by the word of who read for it', () => {
    const source = { id: 's1', state: 'read', title: 'Fees', origin: { type: 'text' }, readFor: ['t1'] }
    const of = (status: string) => {
      const { tasks, ...rest } = plan(question, 'Shares')
      const state = {
        ...rest,
        tasks: tasks.map(one => ({ ...one, status })),
        research: { exclude: [] },
        sources: [source],
        claims: [],
        drafts: [],
        scorecards: [],
      }
      // Nothing else is looked at.
      return coverageOf(state as unknown as ResearchState)[0]?.coverage
    }
    expect(of('pending')).toBe('open')
    expect(of('done')).toBe('read')
  })
})

describe('what a query of the question found', () => {
  const hit = (id: string, title: string, snippet: string, query: string, rest: object = {}) => ({
    id,
    state: 'read',
    address: id,
    origin: { type: 'web', url: `https://example.org/${id}` },
    title,
    snippet,
    task: 't1',
    found: { provider: 'engine', query, kind: 'web' },
    ...rest,
  })
  const task = (id: string, title: string, serves: string) => ({
    id,
    title,
    status: 'pending',
    for: [serves],
    after: [],
  })
  const state = (sources: readonly object[], searches: readonly object[] = []) =>
    ({
      research: { question: 'Insulation and resale', exclude: [] },
      requirements: [
        requirement('What does cork insulation cost per square foot'),
        { ...requirement('Which projects recover most at resale'), id: 'q2' },
      ],
      tasks: [task('t1', 'Cork insulation', 'q1'), task('t2', 'Resale', 'q2')],
      sources,
      searches,
      claims: [],
      drafts: [],
      scorecards: [],
      // Nothing else is looked at.
    }) as unknown as ResearchState
  const resale = hit('s1', 'Ten projects with a return', 'What owners had back at resale', 'resale value of projects')
  const cork = hit('s2', 'Cork', 'Cork insulation in walls', 'cork insulation')

  test('counts for it, whatever task it was found for', () => {
    const served = (found: Source, text: string) =>
      spokenFor(found, { text, paragraphs: [{ start: 0, end: text.length }] }, state([]))
    expect(served(resale as unknown as Source, 'Such projects recover most of their cost at resale.')).toEqual(['q2'])
    expect(served(resale as unknown as Source, 'Coupons for ants')).toEqual([])
  })

  test('is read before another search is made', () => {
    const found = [cork, { ...resale, state: 'found' }, hit('s3', 'Ants', 'Pest control', 'resale', { state: 'found' })]
    expect(nextStep(state(found))).toBe('read source: ["s1"], task: "t2" for q2: found and not read yet.')
    expect(nextStep(state([{ ...cork, serves: ['q1'] }]))).toMatch(/^search queries: \["…"\], task: "t2" for q2; read/)
    const searched = [{ id: 'w1', query: 'resale', task: 't2', hits: 1, fresh: 1 }]
    expect(nextStep(state([{ ...cork, serves: ['q1'] }], searched))).toContain(
      'task: "t2" for q2, in other words than before; read',
    )
  })
})

test('a read that names a task counts for it where a passage speaks of it, also where it was read for another one before', async () => {
  const { call } = await openProduct()
  await call('plan', {
    question: 'Do tides affect sleep?',
    requirements: [{ text: 'Do tides affect sleep?' }, { text: 'Who paid for the harbour wall?' }],
    tasks: [
      { title: 'Tides', for: ['q1'], done_when: 'one source is read' },
      { title: 'The wall', for: ['q2'], done_when: 'one source is read' },
    ],
  })
  await call('read', { text: 'Tides affect sleep a little.', title: 'Tides and sleep', task: 't1' })
  await call('read', { source: ['s1'], focus: 'wall', task: 't2' })
  expect((await call('recall')).text).toContain('gaps q2')
  await call('read', { text: 'Tides affect sleep.\n\nThe harbour wall was a gift.', title: 'Tides', task: 't1' })
  await call('read', { source: ['s2'], focus: 'wall', task: 't2' })
  const { text } = await call('plan')
  expect(text).not.toContain('gaps')
  expect(text).toMatch(/q2 explicit ×3 read/)
})

test('a source that decided a statement was read for it, whatever task it was read for', async () => {
  const { call } = await openProduct()
  const question = "Check these claims: 'Wheat yields will fall everywhere', 'Maize is grown on the moon'."
  expect((await call('plan', { question })).text).toContain('gaps q1 q2')
  await call('read', { text: 'Such losses are not seen in every region of the world.', title: 'A note' })
  await call('cross_verify', { claims: ['Wheat yields will fall everywhere'], verdicts: ['c1 refuted s1:1'] })
  await call('cross_verify', { verdicts: ['c1 refuted s1:1'] })
  const { text } = await call('plan', { tasks: [{ id: 't1', done_when: 'one source is read' }] })
  expect(text).toMatch(/q1 explicit ×3 read: Is it true: Wheat/)
  expect(text).toMatch(/gaps q2$/m)
})

test('a task that is called done closes no gap without a source', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'Do tides affect sleep?' })
  expect((await call('plan', { tasks: [{ id: 't1', status: 'done' }] })).text).toContain('gaps q1')
  await call('read', { text: 'Tides affect sleep a little.', title: 'Tides and sleep' })
  expect((await call('plan')).text).not.toContain('gaps')
})

test('a task says what to do where no page can answer by itself', async () => {
  const { call } = await openProduct()
  const question =
    "How will warming change wheat yields? Where do the sources disagree? Check these claims: 'Wheat yields will fall everywhere'."
  const { text } = await call('plan', { question })
  expect(text).toContain('Find and read sources on: How will warming change wheat yields')
  expect(text).toContain('Compare what the read sources say of each point: Where do the sources disagree')
  expect(text).toContain('Find and read sources for and against: Wheat yields will fall everywhere')
  await call('read', { text: 'Wheat yields rise.', title: 'One' })
  await call('read', { text: 'Wheat yields fall.', title: 'Other' })
  expect((await call('plan')).text).toMatch(/q2 explicit ×3 read/)
})

test('what failed is said apart from what was found or read', () => {
  const sources = ['read', 'found', 'failed', 'failed'].map(state => ({ state }))
  const state = { research: { id: 'r-1', exclude: [] }, sources, claims: [], drafts: [], requirements: [], tasks: [] }
  // Only the sources are looked at.
  expect(stateLine({ ...state, scorecards: [] } as unknown as ResearchState)).toBe(
    'session r-1 · read 1 of 2, 2 failed',
  )
})

test('a requirement that the plan names later counts what was read before', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'Do tides affect sleep?' })
  await call('read', { text: 'The harbour wall was paid for by a guild of fishers.', title: 'Port', task: 't1' })
  const { text } = await call('plan', {
    requirements: [{ text: 'Who paid for the harbour wall and the lighthouse?' }],
    tasks: [{ id: 't1', for: ['q1', 'q2'], done_when: 'one source is read' }],
  })
  expect(text).toMatch(/q2 explicit ×3 read/)
})

test('a task is done by itself where as many sources were read as it is done with', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'Do tides affect sleep?' })
  await call('read', { text: 'Tides affect sleep a little.', title: 'One', task: 't1' })
  const first = await call('plan')
  expect(first.text).toContain('t1 pending: ')
  await call('read', { text: 'Sleep is hardly what tides affect.', title: 'Other', task: 't1' })
  const { text, data } = await call('plan')
  expect(text).toContain('t1 done: ')
  expect(data?.['tasks']).toEqual([{ id: 't1', status: 'done', for: ['q1'] }])
  expect((await call('recall', { id: 'q1' })).text).toContain('tasks t1 done')
  // What is done with something else is for the host to say.
  expect((await call('plan', { tasks: [{ id: 't1', done_when: 'the table is full' }] })).text).toContain('t1 pending: ')
})

describe('what a report says to be open', () => {
  const asked = 'how do arabica and robusta differ in growing and share of production today'
  const says = (heading: string, text: string, what = asked) =>
    saysOpen({ sections: [{ id: 'one', heading, text, for: [] }] }, what)

  test.each([
    ['', "The split of today's harvest between arabica and robusta could not be established.", true],
    ['Arabica and robusta', 'None of the pages read divides output between the two species: no share is given.', true],
    ['Arabica and robusta', 'Robusta grows in the lowlands [@s1:2].', false],
    ['Legends', 'No official document tells us who found the tree [@s5:1].', false],
    ['Java', 'The year of the first harvest could not be established.', false],
  ])('%s: %s', (heading, text, open) => {
    expect(says(heading, text)).toBe(open)
  })

  test('a clause says it of itself', () => {
    const garden = 'How big the first garden should be and how plants are spaced, with figures'
    const of =
      'The advice comes from garden blogs; none of the pages read reports a trial, so that one plant repels another is open.'
    expect(says('Short answer', of, garden)).toBe(false)
    expect(says('Size', 'How plants are spaced in a garden could not be established.', garden)).toBe(true)
  })

  test('also in Chinese', () => {
    expect(says('产量份额', '所读资料均未给出两个品种的产量份额。', '两个品种的产量份额')).toBe(true)
    expect(says('产量份额', '两个品种的产量份额为六比四。', '两个品种的产量份额')).toBe(false)
  })

  test('stays a gap and is told as such', async () => {
    const { call } = await openProduct()
    await call('plan', { question: 'What share of coffee production is robusta?' })
    await call('read', { text: 'Robusta coffee production grew in Africa.', title: 'Robusta coffee', task: 't1' })
    const report = '# Robusta\n\n## Share\n\nRobusta coffee production grew in Africa [@s1:1].'
    await call('draft_report', { text: report })
    expect((await call('recall')).text).toContain('q1 explicit ×3 answered')
    await call('draft_report', { text: `${report} Its share of coffee production could not be established.` })
    const { text } = await call('recall')
    expect(text).toContain('q1 explicit ×3 said to be open in the report: ')
    expect(text).toMatch(/gaps q1$/m)
    expect(text).toContain('for q1, which the report says is open; or leave it so')
    expect((await call('recall', { id: 'q1' })).text).toContain('(said to be open in the report;')
  })
})
