import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const limits = '# Limits\n\nThe size of a relation is at most 32 TB.\n\nA table has at most 1600 columns.'
const numbers =
  '# Numbers\n\nThe size of a relation number is limited to 32 bits.\n\nA relation number of size 32 is limited.\n\nThe index of a relation is at most 32 GB in size.'

async function repairOf(...[first, sentence]: readonly [string, string]) {
  const { call } = await openProduct()
  await call('read', { text: first, title: 'Limits' })
  await call('read', { text: numbers, title: 'Numbers' })
  const { text } = await call('draft_report', { text: sentence })
  return text.split('\n').find(line => line.startsWith('p1')) ?? text
}

test('a place with the same number of another unit is no better one: what the cited place has is said', async () => {
  const repair = await repairOf(limits, 'The size of a relation is limited to 32 MB [@s1:2].')
  expect(repair).toContain('s1:2 has 32 TB, not 32 MB.')
  expect(repair).not.toContain('which says it')
})

test('a place with the figure of another subject is no better one', async () => {
  const repair = await repairOf(limits, 'Each backup that Natron ships to customers is 32 GB in size [@s1:3].')
  expect(repair).not.toContain('which says it')
})

test('a place with the figure and the subject is', async () => {
  const repair = await repairOf(limits, 'The index of a relation is at most 32 GB in size [@s1:2].')
  expect(repair).toContain('Cite s2:4, which says it with that figure.')
})
