import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

test('of claims given by id the known ones are taken, and the unknown one is named', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'Tides?' })
  await call('read', { text: 'Tides rise twice a day.', title: 'Tides' })
  await call('cross_verify', { claims: ['Tides rise twice a day'] })
  const { text } = await call('cross_verify', { claims: ['c1', 'c7', 'c8: Tides fall', 'Tides rise in spring'] })
  expect(text).toMatch(/^c1 /m)
  expect(text).toMatch(/^c2 .*Tides rise in spring/m)
  expect(text).toContain('refused: There is no claim c7. Claims go from c1 to c')
  expect(text).toContain('refused: There is no claim c8.')
  expect((await call('cross_verify', { claims: ['c7'] })).text).toMatch(/^There is no claim c7\./)
})
