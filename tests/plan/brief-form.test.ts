import { expect, test } from 'vitest'
import type { ResearchState } from '../../src/domain/research.ts'
import { coverageOf } from '../../src/plan/coverage.ts'
import { requirementsOf } from '../../src/plan/requirements.ts'
import { isOfForm } from '../../src/text/form-words.ts'
import { openProduct } from '../support/product.ts'

const found = (question: string) => requirementsOf(question).map(({ kind, role, text }) => [kind, role, text].join(' '))

test('a sentence that says what text is wanted and what it looks like is no part of the research', () => {
  expect(
    found(
      'How long do old pianos stay in tune? Please give me a two-page brief that opens with a direct recommendation, has one comparison table, and says plainly where the sources disagree or the evidence is weak.',
    ),
  ).toEqual([
    'part explicit How long do old pianos stay in tune',
    'format explicit form: one comparison table',
    'format explicit form: opens with a direct recommendation',
    'format explicit form: says plainly where the sources disagree or the evidence is weak',
    'format explicit length: two pages',
  ])
})

test('one that says on what the text is to be is asked', () => {
  const asked = found(
    'Please write a report that compares the tuning of old and new pianos, and ends with a recommendation.',
  )
  expect(asked.join('\n')).toMatch(/^part explicit .*compares the tuning of old and new pianos/m)
})

test.each([
  'The brief opens with a direct recommendation',
  'There is one comparison table',
  'It says plainly where the sources disagree or the evidence is weak',
  'Ends with a short conclusion',
  'One to two pages long',
  '报告以明确的建议开头',
])('is form: %s', text => expect(isOfForm(text)).toBe(true))

test.each([
  'Says when to seek professional help',
  'Opens with a recommendation for heat pumps in old houses',
  'Says where the wells are contaminated',
  'There is one table of prices per maker and year',
])('is none: %s', text => expect(isOfForm(text)).toBe(false))

test('what a host words so asks for no search and no task', async () => {
  const { call } = await openProduct()
  const { text } = await call('plan', {
    question: 'How long do old pianos stay in tune?',
    requirements: [{ text: 'Years between tunings' }, { text: 'The brief opens with a direct recommendation' }],
  })
  expect(text).toContain('gaps q1\n')
  expect(text).not.toContain('t2')
})

test('what who asks wants to do without is no answer', () => {
  expect(found('I have a cold and want to try something without medication: what helps?')).toContain(
    'other negative Recommends what the asker wants to do without: medication',
  )
  expect(found('我想不吃药治好失眠，有哪些办法？')).toContain('other negative 推荐了提问者不想要的：药')
})

test.each([
  'How do plants grow without soil?',
  'I want to know how plants grow without soil.',
  'Why do I want to leave without them?',
])('what a question is about is: %s', question => expect(found(question).join('\n')).not.toContain('negative'))

test('a requirement of form is nothing that sources cover', () => {
  const state = {
    requirements: [{ id: 'q1', text: 'There is one comparison table', role: 'explicit', kind: 'other' }],
    sources: [],
    tasks: [],
    claims: [],
    drafts: [],
    scorecards: [],
    research: { exclude: [] },
    // Nothing else is looked at.
  } as unknown as ResearchState
  expect(coverageOf(state)).toEqual([])
})
