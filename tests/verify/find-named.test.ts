import { expect, test } from 'vitest'
import { folderOf } from '../support/files.ts'
import { openProduct } from '../support/product.ts'

test('what a search for claims reads is named', async () => {
  const corpus = await folderOf({
    'tides.md': '# Tides\n\nTides rise twice a day in the harbour.',
    'lamps.md': '# Lamps\n\nThe harbour has many lamps, which the tides do not reach.',
  })
  const { call } = await openProduct({ corpus: [corpus] })
  await call('plan', { question: 'Tides?' })
  const { text } = await call('cross_verify', { claims: ['Tides rise twice a day in the harbour'], find: true })
  expect(text).toMatch(/^searched first: 2 hits, 2 of them read now\n {2}read s1 file:\S+\n {2}read s2 file:\S+\nc1 /)
})
