import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const page = '# Kilns\n\nThe newer kiln used 40 kWh a firing.\n\nPotters like its glaze.'
const kept = 'The newer kiln used 40 kWh a firing [@s1:2].'
const gone = 'Schools buy it before anything else [@s1:3].'

async function drafted(text: string) {
  const { call } = await openProduct()
  await call('plan', { question: 'Which kiln uses less?' })
  await call('read', { text: page, title: 'Kilns' })
  await call('draft_report', { text })
  await call('cross_verify', {})
  return call
}

test('a claim of a draft that has left it is open no more, and stays in the record', async () => {
  const call = await drafted(`# T\n\n${kept} ${gone}\n\n| Kiln | Use |\n| --- | --- |\n| Newer | loved [@s1:3] |`)
  expect((await call('recall', {})).text).toContain('claims 3: 1 supported, 2 insufficient c2 c3')
  const { text } = await call('draft_report', { edits: [{ find: ` ${gone}`, replace: '' }] })
  expect(text).toContain('claims 3: 1 supported, 1 insufficient c3, 1 not in the draft')
  expect((await call('recall', { kind: 'claims' })).text).toContain('c2 insufficient')
})

test('a claim that was given by hand stays open whatever is drafted', async () => {
  const call = await drafted(`# T\n\n${kept}`)
  const { text } = await call('cross_verify', { claims: ['Schools buy it before anything else [@s1:3]'] })
  expect(text).toContain('1 insufficient c2')
  const after = (await call('recall', {})).text
  expect(after).toContain('claims 2: 1 supported, 1 not in the draft')
})

test('a claim that its host drops is asked about no more', async () => {
  const call = await drafted(`# T\n\n${kept} Its fans in the valley say that it hums.`)
  expect((await call('cross_verify', {})).text).toContain('c2 insufficient')
  const { text } = await call('cross_verify', { verdicts: ['c2 drop'] })
  expect(text).toContain('c2 dropped')
  expect(text).toContain('claims 2: 1 supported, 1 dropped')
  expect((await call('cross_verify', {})).text).not.toContain('c2')
})

test('what the draft states with a citation is not dropped but rewritten', async () => {
  const call = await drafted(`# T\n\n${gone}`)
  const { text, isError } = await call('cross_verify', { verdicts: ['c1 drop'] })
  expect(isError).toBe(true)
  expect(text).toContain('c1 stands in the draft, with s1:3.')
})
