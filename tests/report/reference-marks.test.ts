import { describe, expect, test } from 'vitest'
import { prices } from '../support/files.ts'
import { openProduct } from '../support/product.ts'

const read = 'https://example.org/prices'
const unread = 'https://example.net/other'

async function withPage() {
  const { call } = await openProduct()
  await call('plan', { question: 'What do LFP packs cost?' })
  await call('read', { text: prices, title: 'Battery prices', url: read })
  const written = async (text: string) => {
    const { text: said, data } = await call('draft_report', { text })
    const { text: kept } = await call('recall', { kind: 'report' })
    return { said, kept, repairs: (data as { repairs: { problem: string }[] }).repairs }
  }
  return { call, written }
}

const fact = 'LFP packs averaged $52/kWh in 2024'

describe('a mark of a list of references', () => {
  test.each([
    ['a list below a heading', `${fact} [1].\n\n## References\n\n1. Battery prices ${read}`],
    ['definitions of links', `${fact} [1].\n\n[1]: ${read}`],
    ['bracketed numbers', `${fact} [1].\n\n## Sources\n\n[1] Battery prices. ${read}`],
    ['a link as the entry', `${fact} [1].\n\n### References\n\n1. [Battery prices](${read})`],
    ['footnotes', `${fact} [^a].\n\n[^a]: Battery prices, ${read}`],
    ['raised digits', `${fact} (in China)¹.\n\n**Sources**\n\n1. Battery prices ${read}`],
    [
      'an entry of several lines',
      `${fact} [1].\n\n## References\n\n1. Battery prices\n   ${read}\n   Retrieved in May.`,
    ],
    ['in parentheses', `${fact} ([1]).\n\n---\n\n**References:**\n\n- [1] Battery prices ${read}`],
    ['twice the same source', `${fact} [1, 2].\n\n## References\n\n1. A ${read}\n2. B ${read}#more`],
    ['Chinese', `${fact} 【1】.\n\n## 参考文献\n\n[1] 价格. ${read}`],
  ])('is a citation where the address was read, and the list goes: %s', async (_, text) => {
    const { written } = await withPage()
    const { said, kept, repairs } = await written(`# T\n\n${text}`)
    expect(said).toContain('links to sources became citations: s1')
    expect(said).toMatch(/\d references? left the text/)
    expect(repairs).toEqual([])
    expect(kept).toMatch(/averaged \$52\/kWh in 2024(?: \(in China\)| )\[@s1\]\./)
    expect(kept).not.toMatch(/References|Sources|参考文献|https:|---/)
  })

  test('of a link by reference keeps its words', async () => {
    const { written } = await withPage()
    const { kept } = await written(`[LFP packs][1] averaged $52/kWh in 2024.\n\n[1]: ${read}`)
    expect(kept).toContain('LFP packs [@s1] averaged $52/kWh in 2024.')
  })

  test('is one repair where it was not read, and a citation once it is', async () => {
    const { call, written } = await withPage()
    const text = `# T\n\n${fact} [1, 2]. Others agree [2].\n\n## References\n\n1. A ${read}\n2. B ${unread}`
    const { said, kept, repairs } = await written(text)
    expect(repairs.map(({ problem }) => problem)).toEqual(['not_read', 'not_read'])
    expect(said).toContain(
      `Others agree [2].”: [2] stands for ${unread}, which was not read. read urls: ["${unread}"], then cite what it says`,
    )
    expect(kept).toContain(`${fact} [@s1] [2].`)
    expect(kept).toContain(`2. B ${unread}`)
    expect(kept).not.toContain('1. A')

    await call('read', { text: `${prices}\nMore.`, title: 'Other prices', url: unread })
    const { text: again } = await call('draft_report', { check: true })
    expect(again).toContain('links to sources became citations: s2')
    expect(again).toContain('draft_report edits: ["p3"] applies that repair')
    await call('draft_report', { edits: ['p3'] })
    const { text: mended } = await call('recall', { kind: 'report' })
    expect(mended).toContain(`${fact} [@s1] [@s2]. Others agree [@s2].`)
    expect(mended).not.toContain('References')
  })

  test.each([
    ['no list', `An array[1] is no citation [@s1:2]. See ${read}.`],
    ['a number that the list does not have', `In [7] it is so.\n\n## References\n\n1. A ${read}`],
    ['an entry without an address', `In [1] it is so.\n\n## References\n\n1. Smith, 2020`],
    ['steps', `Steps:\n\n1. Open ${read}\n2. Read.\n\nAn array[1] is none.`],
    ['code', `Take \`a[1]\`.\n\n\`\`\`\nb[1]\n\`\`\`\n\n## References\n\n1. A ${read}`],
  ])('is left alone: %s', async (_, text) => {
    const { written } = await withPage()
    const { said, kept } = await written(text)
    for (const mark of text.match(/\w*\[\d\]/g) ?? []) expect(kept).toContain(mark)
    expect(said).not.toMatch(/left the text|stands for/)
  })
})
