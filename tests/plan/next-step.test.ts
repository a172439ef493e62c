import { describe, expect, test } from 'vitest'
import type { ResearchState } from '../../src/domain/research.ts'
import { nextStep } from '../../src/plan/next-step.ts'

const LEGEND = 'Says which parts of the story (Kaldi and others) are legend'

const hit = (id: string, title: string, snippet: string, query: string, rest: object = {}) => ({
  id,
  state: 'found',
  address: id,
  origin: { type: 'web', url: `https://example.org/${id}` },
  title,
  snippet,
  task: 't1',
  found: { provider: 'engine', query, kind: 'web' },
  ...rest,
})

const read = (id: string, query: string, at: string, rest: object = {}) =>
  hit(id, 'Coffee', 'A drink', query, { state: 'read', retrieved: `2026-11-27T13:${at}.000Z`, ...rest })

const searched = (query: string, at: string, rest: object = {}) => ({
  id: `w${at}`,
  query,
  task: 't1',
  hits: 3,
  fresh: 3,
  at: `2026-11-27T13:${at}.000Z`,
  ...rest,
})

const state = (sources: readonly object[], searches: readonly object[], rest: object = {}) =>
  ({
    research: { question: 'Where is coffee from?', exclude: [] },
    requirements: [{ id: 'q1', text: LEGEND, role: 'explicit', weight: 3, kind: 'other', origin: 'host' }],
    tasks: [
      { id: 't1', title: `Find and read sources on: ${LEGEND}`, status: 'pending', order: 1, for: ['q1'], after: [] },
    ],
    sources,
    searches,
    claims: [],
    drafts: [],
    scorecards: [],
    ...rest,
    // Nothing else is looked at.
  }) as unknown as ResearchState

describe('what is proposed to be read', () => {
  const search = searched('Kaldi legend', '10:00')
  const game = hit('s2', 'Apex Legends', 'Legendary characters: read more about the source', 'Kaldi legend')
  const kaldi = hit('s3', 'Kaldi and the goats', 'The legend of coffee', 'Kaldi legend')
  const other = hit('s4', 'The legend of Kaldi', 'Of goats', 'Kaldi legend')

  test('shares more than one telling word with what is asked', () => {
    const before = [read('s1', 'coffee', '09:00'), game]
    expect(nextStep(state([...before, kaldi], [search]))).toContain('read source: ["s3"], task: "t1" for q1')
    expect(nextStep(state(before, [search]))).toMatch(/^search queries: .* for q1, in other words than before/)
  })

  test('is what stands below what was read of the same search', () => {
    expect(nextStep(state([read('s3', 'Kaldi legend', '11:00'), other], [search]))).toContain('source: ["s4"]')
  })

  test('is nothing that was passed over for something else', () => {
    const passed = [kaldi, read('s4', 'Kaldi legend', '11:00')]
    expect(nextStep(state(passed, [search]))).toMatch(/^search queries/)
    const earlier = [read('s1', 'coffee', '11:00'), kaldi]
    expect(nextStep(state(earlier, [searched('coffee', '09:00'), search]))).toMatch(/^search queries/)
  })

  test('is what the last search brought before what an earlier one did', () => {
    const late = hit('s9', 'Kaldi: a legend', 'Of goats', 'Kaldi goats')
    const sources = [read('s1', 'coffee', '09:00'), kaldi, late]
    expect(nextStep(state(sources, [search, searched('Kaldi goats', '12:00')]))).toContain('source: ["s9", "s3"]')
  })
})

test('the queries of one call are one search, of which one may bring nothing new', () => {
  const queries = ['a', 'b', 'c', 'd'].map((one, i) => searched(one, '10:00', { fresh: 3 - i }))
  const sources = [read('s1', 'coffee', '09:00')]
  expect(nextStep(state(sources, queries))).toMatch(/^search queries: .* for q1, in other words than before/)
  const again = queries.map(one => ({ ...one, at: '2026-11-27T14:00:00.000Z', fresh: 0 }))
  expect(nextStep(state(sources, [...queries, ...again]))).toMatch(
    /^draft_report text: .*; or plan tasks: \[\{id: "t1", status: "blocked"\}\], searched in vain\.$/,
  )
})

test('for a task that was closed no search is proposed, nor that it be closed', () => {
  const tasks = [{ id: 't1', title: LEGEND, status: 'blocked', order: 1, for: ['q1'], after: [] }]
  expect(nextStep(state([read('s1', 'coffee', '09:00')], [], { tasks }))).toMatch(
    /^draft_report text: .* finds places\.$/,
  )
})

describe('enough was read to write', () => {
  const requirements = ['Where coffee comes from', 'How much of each kind is drunk'].map((text, i) => ({
    id: `q${i + 1}`,
    text,
    role: 'explicit',
    weight: 3,
    kind: 'part',
    origin: 'rule',
  }))
  const task = (id: string, rest: object = {}) => ({
    id,
    title: `Find ${id}`,
    status: 'pending',
    order: 1,
    for: [id.replace('t', 'q')],
    after: [],
    doneWhen: 'two independent sources are read',
    ...rest,
  })
  const sources = (count: number) =>
    Array.from({ length: count }, (_, i) => read(`s${i + 1}`, 'coffee', '11:00', { serves: ['q1'] }))
  const tasks = [task('t1'), task('t2')]

  test('where half of what is asked is covered and as much was read as all of it wants', () => {
    const step = nextStep(state(sources(4), [searched('coffee', '10:00')], { requirements, tasks }))
    expect(step).toMatch(/^draft_report text: /)
    expect(step).toContain('; no source yet for q2: search queries: ["…"], task: "t2".')
    expect(step.length).toBeLessThan(200)
    expect(step).not.toContain('in vain')
  })

  test('not before', () =>
    expect(nextStep(state(sources(3), [searched('coffee', '10:00')], { requirements, tasks }))).toMatch(
      /^search queries: \["…"\], task: "t2" for q2/,
    ))

  test('where more than that was read, though for one part by name', () => {
    const three = [...requirements, { ...requirements[1], id: 'q3', text: 'Prices in bars' }]
    const [more, less] = [9, 8].map(count =>
      nextStep(
        state(sources(count), [searched('coffee', '10:00')], { requirements: three, tasks: [...tasks, task('t3')] }),
      ),
    )
    expect(more).toMatch(/^draft_report text: /)
    expect(less).toMatch(/^search queries/)
  })

  test('where its host calls the tasks done', () => {
    const done = tasks.map(one => ({ ...one, status: 'done' }))
    expect(nextStep(state(sources(1), [searched('coffee', '10:00')], { requirements, tasks: done }))).toMatch(
      /^draft_report text: /,
    )
    expect(nextStep(state([], [], { requirements, tasks: done }))).toMatch(/^search queries/)
  })
})
