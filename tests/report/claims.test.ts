import { describe, expect, test } from 'vitest'
import { folderOf } from '../support/files.ts'
import { openProduct } from '../support/product.ts'

const sources = {
  'first.md': '# Report A\n\nThe average LFP pack cost $52 per kWh in 2024.\n',
  'second.md': '# Report B\n\nThe average LFP pack cost $61 per kWh in 2024.\n',
  'third.md': '# Report C\n\nSodium-ion cells cost $87 per kWh, and 14 factories in Asia make them.\n',
}

async function verified() {
  const product = await openProduct({ corpus: [await folderOf(sources)] })
  await product.call('search', { queries: ['LFP pack cost', 'sodium-ion cells'], read: 3 })
  return product
}

async function repairsOf(product: Awaited<ReturnType<typeof verified>>, sentence: string) {
  const { text } = await product.call('draft_report', { text: `# T\n\n${sentence}`, check: true })
  return text.split('\n').filter(line => /^(?:p\d+|new) “/.test(line))
}

describe('a claim is cited', () => {
  test('and its figures have to stand in what supports it', async () => {
    const product = await verified()
    await product.call('cross_verify', { claims: ['Sodium-ion cells cost $87 per kWh'] })
    expect(await repairsOf(product, 'Sodium-ion cells cost $87 per kWh [@c1].')).toEqual([])
    expect(await repairsOf(product, 'Sodium-ion cells cost $78 per kWh [@c1].')).toEqual([
      expect.stringContaining('$78 stands in none of the cited places'),
    ])
  })

  test('but not when it is refuted, and not alone when it is contested', async () => {
    const product = await verified()
    const { state } = await stateOf(product)
    const idOf = (title: string) => state.sources.find(one => one.title === title)?.id ?? ''
    const [a, b] = [idOf('Report A'), idOf('Report B')]
    await product.call('cross_verify', {
      claims: ['The average LFP pack cost $52 per kWh in 2024', 'Sodium-ion cells cost $12 per kWh'],
      verdicts: [`c1 mixed ${a}:2`, 'c2 refuted s3:2'],
    })
    const claims = (await stateOf(product)).state.claims
    expect(claims.map(({ verdict }) => verdict)).toEqual(['mixed', 'refuted'])
    expect(await repairsOf(product, 'LFP packs cost $52 per kWh in 2024 [@c1].')).toEqual([
      expect.stringContaining(`c1 is contested: ${b}:2 speaks against it. Say so, and cite ${b}:2 too.`),
    ])
    expect(await repairsOf(product, `Reports differ: $52 per kWh, or $61 per kWh, in 2024 [@c1; @${b}:2].`)).toEqual([])
    expect(await repairsOf(product, 'Sodium-ion cells cost $12 per kWh [@c2].')).toEqual([
      expect.stringContaining('c2 is refuted.'),
    ])
  })
})

test('a figure that stands in another source that was read comes with that place', async () => {
  const product = await verified()
  const { state } = await stateOf(product)
  const [a, c] = ['Report A', 'Report C'].map(title => state.sources.find(one => one.title === title)?.id)
  const [repair] = await repairsOf(product, `Some 14 factories in Asia make sodium-ion cells [@${a}:2].`)
  expect(repair).toContain(`Cite ${c}:2, which says it with that figure.`)
})

async function stateOf(product: Awaited<ReturnType<typeof verified>>) {
  const { store } = await product.services()
  const [last] = await store.sessions(1)
  return { state: await store.load(last?.id ?? '') }
}
