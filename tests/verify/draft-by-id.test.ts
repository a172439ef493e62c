import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const page = '# Kilns\n\nThe newer kiln used 40 kWh a firing.\n\nThe older kiln used 60 kWh a firing.'

async function drafted() {
  const { call } = await openProduct()
  await call('plan', { question: 'Which kiln uses less?' })
  await call('read', { text: page, title: 'Kilns' })
  await call('draft_report', { text: '# T\n\nThe newer kiln used 40 kWh a firing [@s1:2].' })
  await call('draft_report', { text: '# T\n\nThe older kiln used 60 kWh a firing [@s1:3].' })
  return call
}

test('a revision is verified by its id, the current one as the draft', async () => {
  const call = await drafted()
  expect((await call('cross_verify', { text: 'd2' })).text).toMatch(/^supported \(1\): c1$/m)
  expect((await call('cross_verify', { text: 'd1' })).text).toContain('“The newer kiln used 40 kWh a firing.”')
  const { text } = await call('cross_verify', { text: 'd9' })
  expect(text).toContain('There is no d9.')
  expect(text).toContain('Revisions go from d1 to d2.')
})

test('a revision is recalled as it was written, its lines where they were', async () => {
  const call = await drafted()
  const { text } = await call('recall', { id: 'd2' })
  expect(text).toContain('\n# T\n\nThe older kiln used 60 kWh a firing [@s1:3].\n')
})
