import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

test('claims are listed in parts', async () => {
  const { call } = await openProduct()
  await call('read', { text: 'The kiln of 1900 used 40 kWh a firing.', title: 'Kilns' })
  const claims = Array.from({ length: 33 }, (_, i) => `The kiln of ${1900 + i} used 40 kWh a firing.`)
  for (const from of [0, 11, 22]) await call('cross_verify', { claims: claims.slice(from, from + 11) })
  const part = async (n: number) => (await call('recall', { kind: 'claims', part: n })).text
  expect(await part(1)).toMatch(/^33 claims, part 1 of 2; part: 2 goes on\nc1 /)
  expect(await part(2)).toMatch(/^33 claims, part 2 of 2\nc31 /)
  expect(await part(3)).toContain('There is no part 3.')
})
