import { expect, test } from 'vitest'
import { requirementsOf } from '../../src/plan/requirements.ts'
import { isOfForm } from '../../src/text/form-words.ts'
import { isText } from '../../src/text/reader-words.ts'
import { openProduct } from '../support/product.ts'

const found = (question: string) => requirementsOf(question).map(({ kind, text }) => `${kind} ${text}`)

test('a question for a text asks what the text is on; for whom and how it is written is form', () => {
  expect(
    found(
      'Write a series of blog posts discussing ways people can save water in dry towns. The posts should be understandable and applicable for all adults, regardless of their prior experience in gardening.',
    ),
  ).toEqual([
    'part ways people can save water in dry towns',
    'format form: a series of blog posts',
    'format form: the posts should be understandable and applicable for all adults, regardless of their prior experience in gardening',
  ])
  expect(
    found('写一系列博客文章，介绍干旱城镇的节水方法。文章应通俗易懂，适合所有成年人，无论其有无园艺经验。'),
  ).toEqual([
    'part 干旱城镇的节水方法',
    'format form: 一系列博客文章',
    'format form: 文章应通俗易懂，适合所有成年人，无论其有无园艺经验',
  ])
  expect(found('Please write an article about tides. It should be easy to understand for beginners.')).toEqual([
    'part tides',
    'format form: an article',
    'format form: it should be easy to understand for beginners',
  ])
})

test.each([
  'Understandable and applicable for all adults whatever their prior experience in gardening',
  'Written for a general audience',
  'The posts are accessible to beginners with no prior knowledge',
  'Uses plain language for all adults',
  '内容要让所有成年人都能看懂',
  '面向所有成年人，无需园艺经验',
])('is form: %s', text => expect(isOfForm(text)).toBe(true))

test.each([
  'Public transport is accessible for all adults',
  'Which cameras are suitable for beginners',
  'Useful plants for beginners',
  'Clear skin for all people',
  '适合初学者的相机',
  '所有成年人的退休储蓄',
])('is none: %s', text => expect(isOfForm(text)).toBe(false))

test.each([
  ['A series of blog posts on ways to save water', true],
  ['一系列博客文章，介绍节水方法', true],
  ['The article on trade in the treaty', false],
  ['Articles of the constitution on property', false],
])('names the text to be written: %s: %s', (text, expected) => expect(isText(text)).toBe(expected))

test('beside others it is no gap, has no task and asks for no source; alone it is what is asked', async () => {
  const { call } = await openProduct()
  const { text, session } = await call('plan', {
    question: 'How do dry towns save water?',
    requirements: [{ text: 'A series of blog posts on ways to save water' }, { text: 'Grey water in gardens' }],
  })
  expect(text).toContain('gaps q2\n')
  expect(text.match(/^t\d/gm)).toHaveLength(1)
  const alone = [{ text: 'A series of blog posts on ways to save water' }]
  expect((await call('plan', { question: 'Save water', requirements: alone })).text).toContain('gaps q1\n')
  expect(session).toBeDefined()
})
