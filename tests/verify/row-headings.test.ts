import { expect, test } from 'vitest'
import { isHeadingOfComparison } from '../../src/text/row-headings.ts'
import { openProduct } from '../support/product.ts'

test.each(['Best evidence read', 'Amount tested', 'Staying power', 'Main risks', 'How much', '主要风险'])(
  '%s is a heading of a comparison',
  head => expect(isHeadingOfComparison(head)).toBe(true),
)

test.each(['Gamma', 'Depression', 'LFP cells', 'Red clay', '抑郁'])('%s names what a place has to name', head =>
  expect(isHeadingOfComparison(head)).toBe(false),
)

const page = `# Kilns

The newer kiln used 40 kWh a firing in a trial with 30 potters.

The older kiln used 60 kWh a firing.`

const table = (head: string, cell: string) => `# T

| | Newer kiln | Older kiln |
| --- | --- | --- |
| ${head} | ${cell} [@s1:2] | 60 kWh a firing [@s1:3] |`

async function checked(head: string, cell: string) {
  const { call } = await openProduct()
  await call('plan', { question: 'Which kiln uses less?' })
  await call('read', { text: page, title: 'Kilns' })
  const { text: drafted } = await call('draft_report', { text: table(head, cell) })
  return { drafted, verified: (await call('cross_verify', {})).text }
}

test('what heads a row of a comparison is not asked of the places of its cells', async () => {
  const { drafted, verified } = await checked('Best evidence read', '40 kWh a firing in a trial with 30 potters')
  expect(drafted).toContain('1 cited sentence: 1 borne out by the checks')
  expect(verified).toContain('supported (2): c1 c2')
})

test('a thing that heads a row is', async () => {
  const { drafted, verified } = await checked('Lead glaze', 'tried by potters')
  expect(drafted).toContain('waiting for a reader')
  expect(verified).toContain('needs you: c1')
})
