import { describe, expect, test } from 'vitest'
import type { ReadSource } from '../../src/domain/source.ts'
import { bibtex, cslItem, ris } from '../../src/report/bibliography.ts'
import { sourceMeta } from '../../src/report/html/note.ts'
import { stringsFor } from '../../src/report/strings.ts'

const source = (rest: Partial<ReadSource> & { url?: string; path?: string }): ReadSource => {
  const { url, path, ...own } = rest
  const origin =
    path === undefined
      ? ({ type: 'web', url: url ?? 'https://example.org/a' } as const)
      : ({ type: 'file', path } as const)
  return {
    id: 's1',
    state: 'read',
    address: 'x',
    origin,
    title: 'Battery prices',
    rawSha256: 'r',
    textSha256: 'abc',
    extractor: 'html/1',
    retrieved: '2026-11-26T10:00:00.000Z',
    mediaType: 'text/html',
    pageKind: 'article',
    paragraphs: 1,
    chars: 9,
    ...own,
  }
}

describe('a source as a reference', () => {
  test.each([
    [{}, 'webpage'],
    [{ url: 'https://arxiv.org/abs/2512.20491' }, 'article'],
    [{ url: 'https://www.nature.com/articles/10.1038/s41586-020-2649-2' }, 'article-journal'],
    [{ path: '/docs/a.md' }, 'document'],
  ] as const)('%j is of type %s', (rest, type) => {
    expect(cslItem(source(rest)).type).toBe(type)
  })

  test.each([
    ['Ada Lovelace', [{ family: 'Lovelace', given: 'Ada' }]],
    [
      'Lovelace, Ada; Turing, Alan',
      [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Turing', given: 'Alan' },
      ],
    ],
    [
      'Ada Lovelace, Alan M. Turing and Grace Hopper',
      [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Turing', given: 'Alan M.' },
        { family: 'Hopper', given: 'Grace' },
      ],
    ],
    ['World Health Organization', [{ literal: 'World Health Organization' }]],
    ['Microsoft Corporation', [{ literal: 'Microsoft Corporation' }]],
    ['Red Hat, Inc.', [{ literal: 'Red Hat, Inc.' }]],
    ['Google LLC', [{ literal: 'Google LLC' }]],
    ['European Commission', [{ literal: 'European Commission' }]],
    ['World Bank', [{ literal: 'World Bank' }]],
    ['The New York Times', [{ literal: 'The New York Times' }]],
    ['New York Times', [{ literal: 'New York Times' }]],
    ['Harbour Financial Tips', [{ literal: 'Harbour Financial Tips' }]],
    ['Mayo Clinic', [{ literal: 'Mayo Clinic' }]],
    ['United Nations', [{ literal: 'United Nations' }]],
    ['Statistics Norway', [{ literal: 'Statistics Norway' }]],
    ['Doctors Without Borders', [{ literal: 'Doctors Without Borders' }]],
    ['中国信息通信研究院', [{ literal: '中国信息通信研究院' }]],
    ['Sarah J. School', [{ family: 'School', given: 'Sarah J.' }]],
    ['Mary Bank', [{ family: 'Bank', given: 'Mary' }]],
    ['J. R. R. Tolkien', [{ family: 'Tolkien', given: 'J. R. R.' }]],
    ['International Energy Agency', [{ literal: 'International Energy Agency' }]],
    ['张三、李四', [{ literal: '张三' }, { literal: '李四' }]],
    ['Reuters', [{ literal: 'Reuters' }]],
    [
      'Ada Lovelace and Alan Turing, Extension orchard educators',
      [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Turing', given: 'Alan' },
      ],
    ],
    ['Ada Lovelace, Head Gardener & Garden Educator', [{ family: 'Lovelace', given: 'Ada' }]],
    ['Ada Lovelace, MD, PhD', [{ family: 'Lovelace', given: 'Ada' }]],
    [
      'Tim Hunt, Paul Nurse',
      [
        { family: 'Hunt', given: 'Tim' },
        { family: 'Nurse', given: 'Paul' },
      ],
    ],
    ['Lovelace, Ada M.', [{ family: 'Lovelace', given: 'Ada M.' }]],
    ['Dr Anna van der Berg', [{ family: 'van der Berg', given: 'Anna' }]],
    ['Center for Seed Research and Evaluation', [{ literal: 'Center for Seed Research and Evaluation' }]],
    ['Garden & Gun', [{ literal: 'Garden & Gun' }]],
    ['Staff Writer', [{ literal: 'Staff Writer' }]],
  ])('%s is taken apart', (author, names) => {
    expect(cslItem(source({ author })).author).toEqual(names)
  })
})

test.each([
  ['Quiet On', 'Quiet ON', 'https://www.quieton.example/a', [{ literal: 'Quiet ON' }]],
  ['realgardenguys', 'GardenGuys', 'https://www.gardenguys.com/a', [{ literal: 'GardenGuys' }]],
  ['The Gardening Team', 'Gardening', 'https://gardening.com/a', [{ literal: 'Gardening' }]],
  ['Laura / Green Pot House', 'GREEN POT HOUSE', 'https://greenpothouse.com/a', [{ literal: 'Laura' }]],
  [
    'Ann Lee, The Gazette',
    'Springfield Gazette',
    'https://example.org/a',
    [{ family: 'Lee', given: 'Ann' }, { literal: 'The Gazette' }],
  ],
  [
    'Ann Lee, The Evening Gazette',
    'Springfield Evening Gazette',
    'https://gazette.com/a',
    [{ family: 'Lee', given: 'Ann' }],
  ],
])('%s of %s is told from its site', (author, siteName, url, names) => {
  expect(cslItem(source({ author, siteName, url })).author).toEqual(names)
})

test.each([
  ['Buy Lamps Online - Lamp-Shop', 'https://lamp-shop.com/all', 'Lamp-Shop'],
  ['Lamps: Reviews for Homes', 'https://example.org/lamps', 'Lamps: Reviews for Homes'],
])('the site %s of %s is %s', (siteName, url, name) => {
  expect(cslItem(source({ url, ...(siteName && { siteName }) }))['container-title']).toBe(name)
})

test('a journal that is not named is not its host', () => {
  expect(cslItem(source({ url: 'https://example.org/10.1038/s41586-020-2649-2' }))).not.toHaveProperty(
    'container-title',
  )
})

test('an address is shown without what counts visits', () => {
  const url = 'https://example.org/a?id=7&srsltid=Afm&utm_source=x&gclid=1#prices'
  expect(cslItem(source({ url })).URL).toBe('https://example.org/a?id=7#prices')
  expect(cslItem(source({ url: 'https://example.org/?fbclid=1' })).URL).toBe('https://example.org/')
})

test.each([
  ['2017-04-03', '2026-02-12T08:00:00Z', '2026-02-12'],
  ['2026-01-02', '2026-01-20', undefined],
  ['2026-01-02', undefined, undefined],
  [undefined, '2026-02-12', '2026-02-12'],
])('published %s and modified %s: updated %s', (published, modified, updated) => {
  const item = cslItem(source({ ...(published && { published }), ...(modified && { modified }) }))
  expect(item.custom?.updated).toBe(updated)
})

const item = cslItem(
  source({
    author: 'Ada Lovelace',
    published: '2024-12-10',
    siteName: 'Energy & Co',
    title: '100% of {LFP} packs\nat $52_kWh',
  }),
)

test('BibLaTeX: one entry, nothing that TeX would read as a command', () => {
  expect(bibtex([item])).toMatchInlineSnapshot(`
    "@online{s1,
      author = {Lovelace, Ada},
      title = {{100\\% of LFP packs at \\$52\\_kWh}},
      organization = {Energy \\& Co},
      date = {2024-12-10},
      url = {https://example.org/a},
      urldate = {2026-11-26},
      note = {sha256 abc},
    }
    "
  `)
})

test('RIS: a tag a line, TY first, ER last', () => {
  expect(ris([item]).replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "TY  - ELEC
    ID  - s1
    TI  - 100% of {LFP} packs at $52_kWh
    AU  - Lovelace, Ada
    T2  - Energy & Co
    DA  - 2024/12/10
    UR  - https://example.org/a
    Y2  - 2026/11/26
    N1  - sha256 abc
    ER  - 
    "
  `)
})

test('a title cannot begin a tag or close an entry', () => {
  const hostile = cslItem(source({ title: 'A\nER  - \r\nTY  - JOUR }\n}\n@misc{x,' }))
  expect(ris([hostile]).match(/^(?:TY|ER) {2}-/gm)).toEqual(['TY  -', 'ER  -'])
  expect(bibtex([hostile]).match(/^@/gm)).toEqual(['@'])
  expect(bibtex([hostile]).match(/^\}/gm)).toEqual(['}'])
})

test("the account of a site's system is no author, and the site none beside itself", () => {
  const meta = (author: string, siteName: string) => sourceMeta(source({ author, siteName }), stringsFor('en'))
  expect(cslItem(source({ author: 'acmesoftseo', siteName: 'Greenview Builders' })).author).toBeUndefined()
  expect(meta('acmesoftseo', 'Greenview Builders')).toBe('Greenview Builders · no date stated · retrieved 2026-11-26')
  expect(meta('HomeAdvisor', 'Home Advisor')).toBe('Home Advisor · no date stated · retrieved 2026-11-26')
  expect(meta('Ada Lovelace', 'Home Advisor')).toMatch(/^Ada Lovelace · Home Advisor · /)
})

test('an organisation is no person in any of the files', () => {
  const items = [cslItem(source({ author: 'World Health Organization' }))]
  expect(bibtex(items)).toContain('author = {{World Health Organization}},')
  expect(ris(items)).toContain('AU  - World Health Organization\r\n')
  expect(items[0]?.author).toEqual([{ literal: 'World Health Organization' }])
})
