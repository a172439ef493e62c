import { describe, expect, test } from 'vitest'
import { prices } from '../support/files.ts'
import { openProduct } from '../support/product.ts'

const first = 'LFP packs averaged $53/kWh in 2024 [@s1:2].'
const second = 'Analysts expect $46/kWh by 2027 [@s1:4].'
const third = 'Sodium-ion cells cost $88/kWh today [@s1:4].'

async function opened() {
  const { call } = await openProduct()
  await call('read', { text: prices, title: 'Battery prices' })
  const draft = async (args: object) => (await call('draft_report', args)).text
  const repairs = async (text: string) =>
    [...text.matchAll(/^(p\d+|new) “(.{12})/gm)].map(([, id, words]) => [id, words])
  return { call, draft, repairs }
}
const begin = (sentence: string) => sentence.slice(0, 12)

describe('the id of a repair', () => {
  test('stays with its sentence when another is mended, moves or joins', async () => {
    const { draft, repairs } = await opened()
    const text = `# T\n\n${first} ${second}\n\n## More\n\n${third}`
    expect(await repairs(await draft({ text }))).toEqual([
      ['p1', begin(first)],
      ['p2', begin(second)],
      ['p3', begin(third)],
    ])
    const mended = await draft({ edits: [{ find: '$53', replace: '$52' }] })
    expect(await repairs(mended)).toEqual([
      ['p2', begin(second)],
      ['p3', begin(third)],
    ])
    expect(mended).toContain('repairs p2 p3')
    const moved = `# T\n\n## More\n\nPacks cost $61/kWh in 2023 [@s1:2]. ${third}\n\n## End\n\n${second}`
    expect(await repairs(await draft({ text: moved }))).toEqual([
      ['p4', 'Packs cost $'],
      ['p3', begin(third)],
      ['p2', begin(second)],
    ])
  })

  test('stays where its sentence cites another place, and comes back with it', async () => {
    const { draft, repairs } = await opened()
    await draft({ text: `${first} ${second}` })
    const recited = await draft({ edits: [{ find: '2027 [@s1:4]', replace: '2027 [@s1:2]' }] })
    expect(await repairs(recited)).toEqual([
      ['p1', begin(first)],
      ['p2', begin(second)],
    ])
    await draft({ edits: [{ find: '$53', replace: '$52' }] })
    expect(await repairs(await draft({ text: `${first} ${third}` }))).toEqual([
      ['p1', begin(first)],
      ['p3', begin(third)],
    ])
  })

  test('that is closed is refused wherever it is named, with what stands now', async () => {
    const { call, draft } = await opened()
    await draft({ text: `${first} ${second}` })
    await draft({ edits: [{ find: '$53', replace: '$52' }] })
    const stands = 'Open repairs: p2 “Analysts expect $46/kWh by 2027 [@s1:4].”.'
    const verdict = (await call('cross_verify', { verdicts: ['p1 supported s1:2'] })).text
    expect(verdict).toContain(`p1 is closed.\nfix: ${stands}`)
    expect(await draft({ edits: ['p1'] })).toContain(`p1 is closed.\nfix: ${stands}`)
    expect(await draft({ edits: [{ find: 'p1', replace: 'x' }] })).toContain(`p1 is closed.\nfix: ${stands}`)
    expect((await call('recall', { id: 'p1' })).text).toContain(`p1 is closed.\nfix: ${stands}`)
    expect((await call('cross_verify', { verdicts: ['p7 supported s1:2'] })).text).toContain('There is no repair p7.')
    expect((await call('recall', { kind: 'claims' })).text).not.toContain('Analysts')
  })

  test('is not used again once a verdict or another reading has closed its repair', async () => {
    const { call, draft, repairs } = await opened()
    await draft({ text: first })
    await draft({ text: 'LFP packs averaged $52/kWh in 2024 [@s1:2].' })
    await draft({ text: second })
    expect(await repairs(await draft({}))).toEqual([['p2', begin(second)]])
    await call('plan', { exclude: ['nowhere.example'] })
    expect(await repairs(await draft({ text: third }))).toEqual([['p3', begin(third)]])
  })

  test('is given when a text is kept, not on a dry run', async () => {
    const { draft, repairs } = await opened()
    await draft({ text: first })
    const dry = await draft({ text: `${second} ${first}`, check: true })
    expect(await repairs(dry)).toEqual([
      ['new', begin(second)],
      ['p1', begin(first)],
    ])
  })
})
