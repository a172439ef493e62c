import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const page = `# Plans

The Alpha plan costs $20 a month and reimburses 80% of the bill.

The Alpha plan does not cover routine care.

The Beta plan covers routine care after a waiting period of 14 days.`

const head = '# T\n\n| Plan | Price | Routine care |\n| --- | --- | --- |'

async function drafted(row: string) {
  const { call } = await openProduct()
  await call('plan', { question: 'What do plans cost?' })
  await call('read', { title: 'Plans', text: page })
  const { text } = await call('draft_report', { text: `${head}\n${row}` })
  const kept = async () => (await call('recall', { kind: 'report' })).text
  return { call, text, kept }
}

test('a cell whose figure is another has an edit that writes the one of its place', async () => {
  const { call, text, kept } = await drafted('| Alpha | $25 a month [@s1:2] | none [@s1:3] |')
  expect(text).toContain(
    'Write $20, with which s1:2 bears it out, or cite the place that says $25. (edits: ["p1"] does it)',
  )
  await call('draft_report', { edits: ['p1'] })
  expect(await kept()).toContain('| Alpha | $20 a month [@s1:2] | none [@s1:3] |')
})

test.each(['md', 'html'])(
  'the cell says so itself in an export that goes out before it is mended, as %s',
  async format => {
    const { call } = await drafted('| Alpha | $25 a month [@s1:2] | none [@s1:3] |')
    const { data } = await call('draft_report', { format, mode: 'lenient' })
    const text = await readFile(`${data?.['path']}`, 'utf8')
    expect(text).toMatch(
      format === 'md' ? /\$25 a month\[\^s1-2\] \*\*⚠ p1\*\* \|/ : /\$25 a month.*<strong>⚠ p1<\/strong><\/td>/,
    )
  },
)

test.each(['not found', 'n/a', 'no data', 'unknown', '未见数据', '不详'])(
  'a cell that says that nothing is known denies nothing of the others: %s',
  async gap => {
    expect((await drafted(`| Alpha | ${gap} | reimburses 80% of the bill [@s1:2] |`)).text).not.toContain('p1')
  },
)

test('words for a repair of a cell take the place of that cell alone', async () => {
  const { call, text, kept } = await drafted('| Alpha | $20 a month [@s1:2] | covered [@s1:3] |')
  expect(text).toContain('p1 “covered [@s1:3]”')
  await call('draft_report', { edits: [{ find: 'p1', replace: 'not covered [@s1:3]' }] })
  expect(await kept()).toContain('| Alpha | $20 a month [@s1:2] | not covered [@s1:3] |')
})

test('a claim of a cell that turned out refuted is a repair of that cell', async () => {
  const { call, text } = await drafted('| Beta | a price is not stated | not covered [@s1:4] |')
  expect(text).not.toContain('p1')
  const { text: verified } = await call('cross_verify', {})
  expect(verified).toContain('c1 refuted')
  const { text: checked } = await call('draft_report', { check: true })
  expect(checked).toMatch(/p1 “not covered \[@s1:4\]”: column “Routine care” of “Beta”.*says what c1 says/)
})

test('its repair is settled by a verdict on that claim, under either name', async () => {
  const { call } = await drafted('| Beta | a price is not stated | not covered [@s1:4] |')
  await call('cross_verify', {})
  await call('draft_report', { edits: [{ find: 'Beta', replace: 'The Beta' }] })
  await call('draft_report', { edits: [{ find: 'The Beta', replace: 'Beta' }] })
  const { text } = await call('recall', { id: 'p1' })
  expect(text).toContain('next: draft_report edits: [{find, replace}] mends it; where it is right, cross_verify')
  expect(text).toContain('verdicts: ["c1 supported PLACE"].')
  const { text: judged } = await call('cross_verify', { verdicts: ['p1 supported s1:4'] })
  expect(judged).toMatch(/^c1 /m)
  expect(judged).not.toContain('c2')
})

test('where no figure of the place bears the cell out none is written', async () => {
  const { text } = await drafted('| Gamma | $25 a month [@s1:2] | none [@s1:3] |')
  expect(text).toContain('$25 stands in none of the cited places')
  expect(text).not.toContain('does it')
})

test.each([
  ['claim', 'repair'],
  ['repair', 'claim'],
])('a cell is asked about once: a verdict on its %s settles its %s', async first => {
  const { call, text } = await drafted('| Alpha | $20 a month [@s1:2] | covered [@s1:3] |')
  expect(text).toContain('p1 “covered [@s1:3]”')
  const said = 'The Alpha plan does not cover routine care'
  if (first === 'claim') await call('cross_verify', {})
  const count = first === 'claim' ? 2 : 1
  const named = first === 'claim' ? 'c2' : 'p1'
  await call('cross_verify', { verdicts: [`${named} supported s1:3 "${said}"`] })
  const settled = await call('cross_verify', { verdicts: [`${named} supported s1:3 "${said}"`] })
  expect(settled.text).toContain(`claims ${count}: `)
  expect(settled.text).not.toContain('repairs p1')
  const { text: reviewed } = await call('cross_verify', {})
  expect(reviewed).toContain('claims 2: 2 supported')
})
