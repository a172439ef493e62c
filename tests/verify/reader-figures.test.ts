import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const page = `# Results

A total of 88 rowers were included in the analysis. The mean age was 20.4 years in the one group and 21.9 years in the other. Rowers of the group rowed for an average of 38 minutes a week during the trial, and liked the rowing of the trial.`

test('a reader may name a paragraph whose sentences have the figures of the claim between them', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'How long did the rowers of the trial row?' })
  await call('read', { title: 'Results', text: page })
  await call('cross_verify', {
    claims: ['The analysis had 88 rowers, who liked the trial and rowed for 38 minutes a week in their group.'],
  })
  const { text } = await call('cross_verify', { verdicts: ['c1 supported s1:2'] })
  expect(text).toMatch(/^c1 supported/m)
  expect(text).not.toContain('does not stand there')
})
