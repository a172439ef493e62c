import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

test('a claim that waits for a verdict is shown to its end, a settled one by its beginning', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'Tides?' })
  const said =
    'The harbour of the old town has a wall of grey stone that was built by a guild of fishers against the spring tides.'
  await call('read', { text: said, title: 'Harbour' })
  const open =
    'The harbour of the old town has a wall of grey stone, and its lamps were lit each evening by the widows of keepers.'
  const { text } = await call('cross_verify', { claims: [said, open] })
  expect(text).toMatch(/^c1 supported .*“The harbour of the old town has a wall of grey stone that was built by…”$/m)
  expect(text).toMatch(/^c2 insufficient .*the widows of keepers\.?”$/m)
})
