import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const page = `# Rowing

The review of 97 trials was published online on 16 February 2023.`

test('in the place of a year no count is offered', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'When was the review of rowing published?' })
  await call('read', { title: 'Rowing', text: page })
  const { text } = await call('draft_report', {
    text: '# T\n\nThe review of trials was published online in February 2021 [@s1:2].',
  })
  expect(text).toContain('2021')
  expect(text).not.toMatch(/Write 97|has 97/)
})
