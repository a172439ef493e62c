import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { folderOf, prices } from '../support/files.ts'
import { openProduct } from '../support/product.ts'

async function searchedInVain() {
  const product = await openProduct({ corpus: [await folderOf({ 'other.md': 'Ferries leave at nine.' })] })
  await product.call('plan', { question: 'What do LFP packs cost?' })
  await product.call('read', { text: prices, title: 'Battery prices' })
  await product.call('search', { queries: ['LFP packs below $40/kWh'] })
  return product
}

const repaired = 'Cite the source of'

test.each([
  ['No source says what they cost [@n1].', ''],
  ['The cost of recycling did not appear in 3 searches [@n1].', ''],
  ['Nothing was found for 2026 [@n1].', ''],
  ['No source gives a price below $40/kWh [@n1].', ''],
  ["It isn't known who makes them [@n1].", ''],
  ['Who makes them remains unclear. [@n1]', ''],
  ['Packs cost $52/kWh [@s1:2], and nobody says why [@n1].', ''],
  ['未见关于回收成本的资料[@n1]。', ''],
  ['目前没有公开数据[@n1]。', ''],
  ['They cost $61/kWh [@n1].', `${repaired} $61, or say what was not found.`],
  ['No pack costs less than $61/kWh [@n1].', `${repaired} $61, or say what was not found.`],
  ['Makers agree that they will last [@n1].', `${repaired} this, or say what was not found.`],
  ['Notable makers know this technology now [@n1].', `${repaired} this, or say what was not found.`],
  ['In China they fell fastest [@s1:2; @n1].', `${repaired} this, or say what was not found.`],
  ['A search for cheap LFP packs found nothing [@n1].', ''],
  ['A search for passkeys found nothing [@n1].', 'Cite the empty search that this speaks of'],
  ['未来价格将继续下降[@n1]。', `${repaired} this, or say what was not found.`],
])('an empty search is cited for what was not found: %s', async (text, fix) => {
  const { call } = await searchedInVain()
  const { text: said, data } = await call('draft_report', { text, check: true })
  expect(data?.['repairs']).toHaveLength(fix === '' ? 0 : 1)
  if (fix !== '')
    expect(said).toMatch(
      /\[@n1\] stands for (?:a search that|the search “LFP packs below \$40\/kWh”, which) found nothing\. /,
    )
  expect(said).toContain(fix)
})

test.each([
  ['# Packs\n\nNo source says what they cost [@n1].', 'where it is cited'],
  ['# Packs\n\nLFP packs cost $52/kWh [@s1:2].', 'at the end'],
])('an export names an empty search once: “%s”, %s', async text => {
  const { call } = await searchedInVain()
  await call('draft_report', { text })
  const { data } = await call('draft_report', { format: 'md', mode: 'lenient' })
  const markdown = await readFile(String(data?.['path']), 'utf8')
  expect(markdown.match(/LFP packs below/g)).toHaveLength(1)
})

test('the reply of a search says which of its queries found nothing', async () => {
  const { call } = await searchedInVain()
  const { text } = await call('search', { queries: ['passkeys on ferries', 'gallium nitride'] })
  expect(text).toMatch(/^n2 records a search that found nothing: “gallium nitride”; cite it as \[@n2\]/m)
})
