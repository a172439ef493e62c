import { readFile } from 'node:fs/promises'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import { citedCounts, tellCited } from '../../src/domain/cited-counts.ts'
import { openProduct } from '../support/product.ts'

const page = `# Prices

LFP packs averaged $52/kWh in 2024.

The largest maker shipped 180 GWh.

Buyers were said to like them.`

const report = `# Costs

LFP packs averaged $52/kWh in 2024 [@s1:2]. LFP packs averaged $59/kWh in 2023 [@s1:2].

| What | Value | Who |
| --- | --- | --- |
| Largest maker | 180 GWh [@s1:3] | makers |

买家对此表示满意 [@s1:4]. Nothing here is cited.`

test('drafting, judging and each export count the same cited sentences by the same names', async () => {
  const { call } = await openProduct()
  await call('plan', { question: 'What do LFP packs cost?' })
  await call('read', { text: page, title: 'A' })
  const drafted = await call('draft_report', { text: report })
  const said = '4 cited sentences: 2 borne out by the checks or a reader, 1 waiting for a reader, 1 to repair'
  expect(drafted.text).toContain(said)
  expect((await call('judge', {})).text).toContain(said)

  const exported = async (format: string) => {
    const { text } = await call('draft_report', { format, mode: 'lenient' })
    const path = /exported: (\S+)/.exec(text)?.[1] ?? ''
    return readFile(path)
  }
  const { document } = new JSDOM(`${await exported('html')}`).window
  expect(document.querySelector('header .meta')?.textContent).toContain(
    'Cited sentences: 2 borne out by the checks or a reader · 1 left to its reader, beside the words that they rest on · 1 to repair',
  )
  const { text } = await parseDocument({ bytes: await exported('pdf'), fileName: 'report.pdf' })
  expect(text.replace(/\s+/g, ' ')).toContain(
    'This report has 4 cited sentences: 2 borne out by the checks or a reader, 1 left to its reader, beside the words that they rest on, 1 to repair.',
  )
})

test('two repairs of one sentence are one sentence', () => {
  const sentence = 'It cost $3 and $4 [@s1:2].'
  const counts = citedCounts({ borne: 0, unread: 0, repairs: [{ sentence }, { sentence }, { sentence: 'A chart' }] })
  expect(tellCited(counts)).toBe('1 cited sentence: none borne out by the checks or a reader, 1 to repair')
})
