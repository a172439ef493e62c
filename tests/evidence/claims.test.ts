import { expect, test } from 'vitest'
import { claimsIn, statementsIn } from '../../src/evidence/claims.ts'

const kinds = (markdown: string) => statementsIn(markdown).map(({ kind, text }) => `${kind}: ${text}`)

test('tells statements that can be checked from the rest, in English', () => {
  const text = `# A title

This report looks at batteries. LFP packs averaged $52/kWh in 2024 [@s1:2]. Why did they get cheaper? In my view that is good.
Prices fell because lithium got cheaper. LFP is cheaper than NMC. The plant opened in May 2021. According to BNEF, prices should fall again.
The minister said “we will build ten plants”. Lithium is mined in Chile and Australia ([USGS](https://usgs.gov/li)). Too short.`
  expect(kinds(text)).toMatchInlineSnapshot(`
    [
      "remark: This report looks at batteries.",
      "figure: LFP packs averaged $52/kWh in 2024.",
      "question: Why did they get cheaper?",
      "opinion: In my view that is good.",
      "cause: Prices fell because lithium got cheaper.",
      "comparison: LFP is cheaper than NMC.",
      "date: The plant opened in May 2021.",
      "attribution: According to BNEF, prices should fall again.",
      "quotation: The minister said “we will build ten plants”.",
      "fact: Lithium is mined in Chile and Australia (USGS).",
      "fragment: Too short.",
    ]
  `)
})

test('and in Chinese', () => {
  const text =
    '本文讨论动力电池。2024年LFP电池均价为52美元[@s1:2]。价格为什么下降？我认为这是好事。由于锂价下跌，电池价格降低了。磷酸铁锂比三元电池便宜。工厂于2021年5月投产。据彭博社报道，价格将继续下降。部长说：“我们将建十座工厂”。锂主要产自智利和澳大利亚。'
  expect(kinds(text)).toMatchInlineSnapshot(`
    [
      "remark: 本文讨论动力电池。",
      "figure: 2024年LFP电池均价为52美元。",
      "question: 价格为什么下降？",
      "opinion: 我认为这是好事。",
      "cause: 由于锂价下跌，电池价格降低了。",
      "comparison: 磷酸铁锂比三元电池便宜。",
      "date: 工厂于2021年5月投产。",
      "attribution: 据彭博社报道，价格将继续下降。",
      "quotation: 部长说：“我们将建十座工厂”。",
      "fact: 锂主要产自智利和澳大利亚。",
    ]
  `)
})

test('keeps the place in the text, citations and links', () => {
  const text =
    'Is it so? LFP packs averaged $52/kWh in 2024 [@s1:2; @s3], says [BNEF](https://bnef.com/a). Lithium is mined in Chile.'
  const [first] = claimsIn(text)
  expect(first).toMatchObject({ places: [{ key: 's1:2' }, { key: 's3' }], links: ['https://bnef.com/a'] })
  expect(text.slice(first?.start, first?.end)).toBe(
    'LFP packs averaged $52/kWh in 2024 [@s1:2; @s3], says [BNEF](https://bnef.com/a).',
  )
})

test('advice and what the writer makes of the sources is asked of no source, unless it cites one', () => {
  const text = `Hold $9,000 to $18,000 back before committing anything. Before signing, test for lead and get three bids. Sources disagree on what this means. Take the full kitchen only if you will stay for decades. Choose attic insulation at $2,000 to $5,000 [@s2:100]. 建议优先改造保温层。各来源说法不一致。`
  expect(kinds(text).map(one => one.split(' ').slice(0, 2).join(' '))).toEqual([
    'opinion: Hold',
    'opinion: Before',
    'opinion: Sources',
    'opinion: Take',
    'figure: Choose',
    'opinion: 建议优先改造保温层。',
    'opinion: 各来源说法不一致。',
  ])
})
