import { describe, expect, test } from 'vitest'
import type { ReadSource } from '../../src/domain/source.ts'
import { bibtex, cslItem, ris } from '../../src/report/bibliography.ts'

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
    ['International Energy Agency', [{ literal: 'International Energy Agency' }]],
    ['张三、李四', [{ literal: '张三' }, { literal: '李四' }]],
    ['Reuters', [{ literal: 'Reuters' }]],
  ])('%s is taken apart', (author, names) => {
    expect(cslItem(source({ author })).author).toEqual(names)
  })
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
