import { readFile } from 'node:fs/promises'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import type { Claim, Verdict } from '../../src/domain/claim.ts'
import { splitReport } from '../../src/report/sections.ts'
import { standingClaims } from '../../src/report/standing-claims.ts'
import { openProduct } from '../support/product.ts'

const claimOf = (text: string, verdict: Verdict, place: string): Claim => {
  const [source = '', paragraph] = place.split(':')
  const evidence = {
    source,
    paragraph: Number(paragraph),
    start: 0,
    end: 1,
    stance: 'supports',
    checks: [],
    by: 'checks',
  } as const
  return { id: 'c1', text, verdict, confidence: 1, disputed: false, evidence: [evidence], independent: 1, reasons: [] }
}

describe('a claim stands in a draft', () => {
  const stands = (draft: string, claim: Claim) => standingClaims([claim], splitReport(draft)).length === 1

  test.each([
    ['that cites it', 'Packs became cheap [@c1].', 'Sodium is salty', 'insufficient', 's9:9'],
    [
      'whose chart cites it',
      '```chart\n{"mark":"bar","data":{"values":[{"a":"x","b":1,"cite":"c1"}]},"encoding":{"x":{"field":"a"},"y":{"field":"b"}}}\n```',
      'Sodium is salty',
      'supported',
      's9:9',
    ],
    [
      'that holds its words',
      'As known, LFP packs cost **$52** in 2024, and less in China.',
      'LFP packs cost $52 in 2024.',
      'insufficient',
      's9:9',
    ],
    [
      'that says it in another order',
      'In 2024 the price of LFP packs fell to $52.',
      'The price of LFP packs fell to $52 in 2024',
      'insufficient',
      's9:9',
    ],
    [
      'about the place that it was decided on',
      'LFP packs averaged $52/kWh in 2024 [@s1:2.1].',
      'LFP packs cost $52 per kWh in 2024',
      'supported',
      's1:2',
    ],
    [
      'that says it though it is refuted',
      'LFP packs cost $61 per kWh in 2024 [@s1:2].',
      'LFP packs cost $61 per kWh in 2024',
      'refuted',
      's1:2',
    ],
    [
      'in Chinese',
      '2024年磷酸铁锂电池组均价为每千瓦时52美元[@s1:2]。',
      '磷酸铁锂电池组均价2024年为每千瓦时52美元',
      'supported',
      's1:2',
    ],
  ] as const)('%s', (_, draft, text, verdict, place) => {
    expect(stands(draft, claimOf(text, verdict, place))).toBe(true)
  })

  test.each([
    [
      'that corrects it',
      'LFP packs averaged $52/kWh in 2024, not more [@s1:2].',
      'LFP packs cost $61 per kWh in 2024',
      'refuted',
      's1:2',
    ],
    [
      'that denies what is refuted',
      'It is not true that LFP packs cost $61 per kWh in 2024 [@s1:2].',
      'LFP packs cost $61 per kWh in 2024',
      'refuted',
      's1:2',
    ],
    [
      'that quotes it to reject it',
      '“LFP packs cost $61 per kWh in 2024” – overstated: they cost $52 [@s1:2].',
      'LFP packs cost $61 per kWh in 2024',
      'mixed',
      's1:2',
    ],
    [
      'with another figure',
      'LFP packs averaged $52/kWh in 2024 [@s1:2].',
      'LFP packs averaged $42/kWh in 2024',
      'supported',
      's1:2',
    ],
    [
      'with another year',
      'LFP packs averaged $52/kWh in 2024 [@s1:2].',
      'LFP packs averaged $52/kWh in 2023',
      'supported',
      's1:2',
    ],
    [
      'that turns the other way',
      'The price of LFP packs fell to $52 in 2024.',
      'The price of LFP packs rose to $52 in 2024',
      'supported',
      's9:9',
    ],
    [
      'that is denied',
      'The price of LFP packs did not matter.',
      'The price of LFP packs did matter',
      'supported',
      's9:9',
    ],
    [
      'about another place',
      'LFP packs averaged $52/kWh in 2024 [@s1:3].',
      'LFP packs cost $52 per kWh in 2024',
      'supported',
      's1:2',
    ],
    [
      'about another matter at the place',
      'LFP packs averaged $52/kWh in 2024 [@s1:2].',
      'Sodium-ion cells are heavy',
      'supported',
      's1:2',
    ],
    [
      'that nothing was found on',
      'LFP packs averaged $52/kWh in 2024 [@s1:2].',
      'LFP packs cost $61 per kWh in 2024',
      'insufficient',
      's1:2',
    ],
  ] as const)('but not one %s', (_, draft, text, verdict, place) => {
    expect(stands(draft, claimOf(text, verdict, place))).toBe(false)
  })
})

describe('of several claims for one sentence', () => {
  const idsIn = (draft: string, claims: readonly (readonly [string, Verdict])[]) => {
    const all = claims.map(([text, verdict], i) => ({ ...claimOf(text, verdict, 's1:2'), id: `c${i + 1}` }))
    return standingClaims(all, splitReport(draft)).map(({ id }) => id)
  }
  const draft = 'LFP packs averaged $52/kWh in 2024, and the makers in Asia sold most of them [@s1:2].'

  test.each<[string, readonly (readonly [string, Verdict])[], string[]]>([
    [
      'the one that says it all',
      [
        ['LFP packs averaged $52/kWh in 2024', 'supported'],
        [draft.replace(' [@s1:2].', ''), 'supported'],
      ],
      ['c2'],
    ],
    [
      'the last of two alike',
      [
        [draft.replace(' [@s1:2].', '.'), 'supported'],
        [draft.replace(' [@s1:2].', ''), 'supported'],
      ],
      ['c2'],
    ],
    [
      'the one that was decided',
      [
        [draft.replace(' [@s1:2].', '.'), 'supported'],
        [draft.replace(' [@s1:2].', ''), 'insufficient'],
      ],
      ['c1'],
    ],
    [
      'a part of it that is refuted too',
      [
        [draft.replace(' [@s1:2].', ''), 'supported'],
        ['the makers in Asia sold most of them', 'refuted'],
      ],
      ['c1', 'c2'],
    ],
    [
      'all parts where none says it all',
      [
        ['LFP packs averaged $52/kWh in 2024', 'supported'],
        ['the makers in Asia sold most of them', 'supported'],
      ],
      ['c1', 'c2'],
    ],
    [
      'not an older wording that said more',
      [
        [
          'LFP packs averaged $52/kWh in 2024, the makers in Asia sold most of them, and the quays were crowded with ships',
          'supported',
        ],
        [draft.replace(' [@s1:2].', ''), 'supported'],
      ],
      ['c2'],
    ],
  ])('%s stands', (_, claims, ids) => {
    expect(idsIn(draft, claims)).toEqual(ids)
  })

  test('a refuted one that the sentence turns by words of its own does not', () => {
    const said = '管理员把备份服务器放在另一个房间，以免灾难来临时与主服务器一同毁掉，并且每周另外刻录一次光盘[@s1:2]。'
    expect(idsIn(said, [['备份服务器与主服务器放在同一个房间', 'refuted']])).toEqual([])
  })
})

describe('an exported report', () => {
  async function written() {
    const product = await openProduct()
    const { call } = product
    await call('plan', { question: 'What do LFP packs cost?', requirements: [{ text: 'prices' }, { text: 'makers' }] })
    await call('read', {
      text: '# Prices\n\nLFP packs averaged $52/kWh in 2024.\n\nThe largest maker shipped 180 GWh.',
      title: 'A',
    })
    const claims = [
      'LFP packs averaged $52/kWh in 2024',
      'The largest maker shipped 180 GWh',
      'LFP packs are painted green',
    ]
    await call('cross_verify', { claims, verdicts: ['c3 supported s1:2'] })
    await call('draft_report', {
      text: '# Costs\n\nLFP packs averaged $52/kWh in 2024 [@s1:2].\n\n## Makers\n\nThe largest maker shipped 180 GWh [@s1:3].',
    })
    const saved = async (format: string, section?: string) => {
      const { data, text } = await call('draft_report', { format, ...(section !== undefined && { section }) })
      expect(data?.['path'], text).toBeTypeOf('string')
      return readFile(`${data?.['path']}`)
    }
    return { call, saved }
  }

  test('lists the claims that it makes and says how many more there are', async () => {
    const { saved } = await written()
    const { document } = new JSDOM(`${await saved('html')}`).window
    const ids = [...document.querySelectorAll('#claims-table tbody tr')].map(({ id }) => id)
    expect(ids).toEqual(['claim-c1', 'claim-c2'])
    expect(document.body.textContent).not.toContain('painted green')
    expect(document.querySelector('section:has(#claims) > p.meta:last-child')?.textContent).toBe(
      '1 more claim was checked and is not in the report; the export as JSON holds it.',
    )
    for (const link of document.querySelectorAll('a[href^="#claim"]'))
      expect(document.querySelector(`${link.getAttribute('href')}`), link.outerHTML).not.toBeNull()
  })

  test('counts only these in its head, and none refuted that it does not say', async () => {
    const { call, saved } = await written()
    const { text } = await call('cross_verify', { claims: ['LFP packs averaged $61/kWh in 2024 [@s1:2]'] })
    expect(text).toContain('c4 refuted')
    const { document } = new JSDOM(`${await saved('html')}`).window
    expect(document.querySelector('#claims + .meta')?.textContent).toBe(
      'Claims held against the sources one by one: 2 borne out by mechanical checks',
    )
    expect(document.querySelectorAll('.verdict.refuted')).toHaveLength(0)
  })

  test.each(['docx', 'pdf'])('does so as %s', async format => {
    const { saved } = await written()
    const { text } = await parseDocument({ bytes: await saved(format), fileName: `report.${format}` })
    expect(text.replace(/\s+/g, ' ')).toContain(
      '2 claims of it were held against the sources one by one: 2 borne out by mechanical checks.',
    )
    expect(text).not.toContain('painted green')
  })

  test('of one section has the claims of that section', async () => {
    const { saved } = await written()
    const { document } = new JSDOM(`${await saved('html', 'Makers')}`).window
    expect([...document.querySelectorAll('#claims-table tbody tr')].map(({ id }) => id)).toEqual(['claim-c2'])
    expect(document.body.textContent).not.toContain('more claim')
  })

  test('leaves the session whole', async () => {
    const { call, saved } = await written()
    expect(JSON.parse(`${await saved('json')}`).claims).toHaveLength(3)
    expect((await call('recall', { id: 'c3' })).text).toContain('painted green')
  })
})
