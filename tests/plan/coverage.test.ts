import { describe, expect, test } from 'vitest'
import type { Requirement, ResearchState } from '../../src/domain/research.ts'
import type { Source } from '../../src/domain/source.ts'
import { requirementsServed } from '../../src/evidence/task-match.ts'
import { stateLine } from '../../src/mcp/state-line.ts'
import { coverageOf } from '../../src/plan/coverage.ts'
import { nextStep } from '../../src/plan/next-step.ts'
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

test('what was found for a task counts where a telling word bears that out, a query does not', () => {
  const source = (title: string, snippet: string, rest: object = {}) =>
    ({
      id: title,
      state: 'read',
      address: title,
      origin: { type: 'web', url: `https://example.org/${title.length}` },
      title,
      snippet,
      task: 't1',
      found: { provider: 'engine', query: 'tides sleep cost', kind: 'web' },
      ...rest,
    }) as unknown as Source
  const sourcesOf = (sources: readonly Source[]) =>
    coverageOf({
      research: { exclude: [] },
      requirements: [requirement('Do tides affect sleep')],
      tasks: [{ id: 't1', title: 'Tides and sleep', status: 'pending', order: 1, for: ['q1'], after: [] }],
      sources,
      claims: [],
      drafts: [],
      scorecards: [],
      // Nothing else is looked at.
    } as unknown as ResearchState)[0]?.sources
  expect(sourcesOf([source('Tuition fees', 'What a degree at our college costs')])).toBe(0)
  expect(sourcesOf([source('Harbours', 'How the tides rise and fall')])).toBe(1)
  expect(sourcesOf([source('Tuition fees', 'What a degree at our college costs', { readFor: ['t1'] })])).toBe(1)
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
    const covered = coverageOf(
      state([resale, hit('s3', 'Pest control', 'Coupons for ants', 'resale value of projects')]),
    )
    expect(covered.map(({ requirement: { id }, sources }) => [id, sources])).toEqual([
      ['q1', 0],
      ['q2', 1],
    ])
  })

  test('is read before another search is made', () => {
    const found = [cork, { ...resale, state: 'found' }, hit('s3', 'Ants', 'Pest control', 'resale', { state: 'found' })]
    expect(nextStep(state(found))).toBe('read source: ["s1"], task: "t2" for q2: found and not read yet.')
    expect(nextStep(state([cork]))).toMatch(/^search queries: \["…"\], task: "t2" for q2; read/)
    const searched = [{ id: 'w1', query: 'resale', task: 't2', hits: 1, fresh: 1 }]
    expect(nextStep(state([cork], searched))).toContain('task: "t2" for q2, in other words than before; read')
  })

  test('a long question is not met by one word', () => {
    const question =
      'Should we put it into one full kitchen remodel plus one bathroom, or into smaller projects (doors, windows, paint)'
    const long = { ...state([]), requirements: [requirement(question)] }
    const of = (title: string, snippet: string) =>
      coverageOf({ ...long, sources: [hit('s1', title, snippet, 'bathroom remodel')] } as unknown as ResearchState)[0]
        ?.sources
    expect(of('Market of fittings', 'Shipments for every bathroom')).toBe(0)
    expect(of('Guide', 'Is a kitchen remodel worth more than new windows?')).toBe(1)
  })
})

test('a read that names a task counts for it, also where it was read for another one before', async () => {
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
  expect((await call('recall')).text).toContain('gaps q2')
  await call('read', { source: ['s1'], focus: 'wall', task: 't2' })
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
