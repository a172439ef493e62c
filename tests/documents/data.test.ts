import { describe, expect, test } from 'vitest'
import { pagedBlocks, parseFixture } from './fixtures.ts'
import { blocks, expectExactOffsets, parse } from './support.ts'

describe('JSON', () => {
  test('paths as headings, values as items, like objects as rows; figures as they are written', async () => {
    const page = await parseFixture('stations.json')
    expectExactOffsets(page)
    expect(page).toMatchObject({ title: 'Stations of the grid', published: '2026-03-14', extractor: 'json/1' })
    expect(pagedBlocks(page)).toEqual([
      'list_item1: title: Stations of the grid',
      'list_item1: published: 2026-03-14',
      'list_item1: serial: 12345678901234567890',
      'list_item1: note:',
      'paragraph: The figures are those of the operator.',
      'paragraph: They were not checked.',
      'heading2: operator',
      'list_item1: name: Northern Grid',
      'heading3: operator.contact',
      'list_item1: city: Harstad',
      'list_item1: phone: 12 34 56',
      'list_item1: tags: battery, grid',
      'heading2: stations',
      'table_row: id | name | energy | open',
      'table_row: 7 | Harbor | 18.20 | true',
      'table_row: 9 | Hill | 12.90 | false',
    ])
  })

  test('Chinese keys; a file name where it has no title', async () => {
    const page = await parseFixture('stations-zh.json')
    expect(page).toMatchObject({ title: '电网站点', language: 'zh' })
    expect(pagedBlocks(page)).toContain('table_row: 7 | 港口 | 18.20')
    expect((await parse('{"a":[1,2]}', { fileName: 'x.json' })).title).toBe('x.json')
  })

  test('JSON Lines are rows; a last line that was cut off is left out', async () => {
    const rows = ['table_row: id | n', 'table_row: a | 1', 'table_row: b | 2']
    expect(blocks(await parse('{"id":"a","n":1}\n{"id":"b","n":2}\n', { fileName: 'x.jsonl' }))).toEqual(rows)
    expect(blocks(await parse('{"id":"a","n":1}\n{"id":"b","n":2}\n{"id":', { fileName: 'x.jsonl' }))).toEqual(rows)
  })

  test('what is no valid JSON keeps its lines; a page that is data loses its header', async () => {
    expect(blocks(await parse('{"a": 1,}\n', { fileName: 'x.json' }))).toEqual(['code: {"a": 1,}'])
    expect((await parse('{"a": "b"}', { contentType: 'text/html' })).mediaType).toBe('application/json')
  })
})

describe('XML', () => {
  test('RSS: title, date, author, address and content of each entry', async () => {
    const page = await parseFixture('feed.xml', { contentType: 'text/html' })
    expectExactOffsets(page)
    expect(page).toMatchObject({
      title: 'Storage notes',
      published: '2026-03-14',
      kind: 'listing',
      extractor: 'feed/1',
    })
    expect(pagedBlocks(page)).toEqual([
      'heading2: Prices fell & durations rose',
      'caption: 2026-03-14 · Mara Quist · https://notes.example/prices',
      'paragraph: Turnkey systems cost $104/kWh.',
      'list_item1: cheaper cells',
      'heading2: Method',
      'caption: 2026-03-02 · https://notes.example/method',
      'paragraph: We count a site after thirty days.',
    ])
  })

  test('Atom', async () => {
    const page = await parseFixture('feed-zh.atom')
    expect(page).toMatchObject({ title: '储能札记', language: 'zh' })
    expect(pagedBlocks(page)).toContain('paragraph: 交钥匙系统的成本为每千瓦时104美元。')
  })

  test('a paper: sections, paragraphs, table, date', async () => {
    const page = await parseFixture('article.xml')
    expect(page).toMatchObject({ title: 'Duration of grid batteries', published: '2026-03-14', kind: 'article' })
    expect(pagedBlocks(page)).toEqual([
      'heading1: Duration of grid batteries',
      'heading2: Results',
      'paragraph: A second hour raised revenue by 38 percent (1).',
      'heading3: Limits',
      'paragraph: The results are those of one year.',
      'table_row: Duration | Sites',
      'table_row: 1 hour | 21',
    ])
  })

  test('data: like elements are rows', async () => {
    const page = await parseFixture('sites.xml')
    expect(page.title).toBe('sites.xml')
    expect(pagedBlocks(page)).toEqual([
      'heading2: sites',
      'list_item1: updated: 2026-03-14',
      'list_item1: owner: Northern Grid',
      'heading3: sites.site',
      'table_row: id | name | energy',
      'table_row: 7 | Harbor | 18.2 (unit: MWh)',
      'table_row: 9 | Hill | 12.9 (unit: MWh)',
    ])
  })

  test('an encoding that the declaration names', async () => {
    const declared = Buffer.from('<?xml version="1.0" encoding="GB2312"?><a><b>', 'latin1')
    const bytes = Buffer.concat([declared, Buffer.from('bcdbb8f1', 'hex'), Buffer.from('</b></a>')])
    const { parseDocument } = await import('../../src/documents/parse.ts')
    expect((await parseDocument({ bytes, fileName: 'x.xml' })).text).toContain('b: 价格')
  })
})

describe('tables as text', () => {
  test('quotes, line breaks in cells, and GB18030', async () => {
    expect(pagedBlocks(await parseFixture('regions.csv'))).toEqual([
      'table_row: Region | Note | GWh',
      'table_row: North | windy, cold and dark | 18.2',
      'table_row: South | says "mild" | 10.5',
    ])
    expect(pagedBlocks(await parseFixture('regions-zh.csv'))[1]).toBe('table_row: 北部 | 多风，寒冷 | 18.2')
  })

  test('semicolons and tabs', async () => {
    expect((await parse('a;b\n1,5;2\n', { fileName: 'x.csv' })).text).toBe('a | b\n1,5 | 2')
    expect((await parse('a\tb\n1\t2\n', { fileName: 'x.tsv' })).text).toBe('a | b\n1 | 2')
  })
})

describe('code, notebooks and mail', () => {
  test('source code under the names of its definitions', async () => {
    const page = await parseFixture('duration.py')
    expectExactOffsets(page)
    expect(pagedBlocks(page)).toEqual([
      'code: """Durations of batteries."""\nimport math',
      'heading1: def duration',
      'code: # Hours at full power.\ndef duration(energy, power):\n    return energy / power',
      'heading1: class Site',
      'code: class Site:\n    """One site."""',
      'heading2: def revenue',
      'code: def revenue(self, price):\n    return self.energy * price',
    ])
  })

  test('code is cut into pieces of 40 lines, by extension', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `x${i} = ${i};`).join('\n')
    for (const fileName of ['a.c', 'a.go', 'a.rs', 'a.sql', 'a.yaml', 'a.tsx'])
      expect((await parse(lines, { fileName })).paragraphs.map(({ kind }) => kind)).toEqual(['code', 'code', 'code'])
    expect((await parse('<div>{x}</div>', { fileName: 'a.jsx' })).extractor).toBe('source/1')
  })

  test('a notebook: texts, code and what it printed', async () => {
    const page = await parseFixture('notebook.ipynb')
    expect(page).toMatchObject({ title: 'Duration model', extractor: 'notebook/1' })
    expect(pagedBlocks(page)).toEqual([
      'heading1: Duration model',
      'paragraph: Fit by least squares.',
      'code: slope = 0.38\nprint(slope)',
      'code: 0.38',
      'code: <Figure size 640x480>',
      'paragraph: 斜率为0.38。',
    ])
  })

  test('a message: encoded words, the plain part, quotes, names of attachments', async () => {
    const page = await parseFixture('mail.eml')
    expect(page).toMatchObject({ title: '储能价格 and durations', author: 'Mara Quíst', published: '2026-03-14' })
    expect(pagedBlocks(page)).toEqual([
      'heading1: 储能价格 and durations',
      'list_item1: From: Mara Quíst <mara@grid.example>',
      'list_item1: To: editor@notes.example',
      'list_item1: Date: Sat, 14 Mar 2026 09:00:00 +0000',
      'paragraph: 价格下降了。',
      'quote: 为什么？',
      'list_item1: Attachment: prices.csv',
    ])
  })
})

describe('pictures', () => {
  test.each([
    ['pic.png', 'PNG', 'Harbor battery', ''],
    ['pic.jpg', 'JPEG', 'Battery in the harbor', ' Taken on 2024-05-06.'],
    ['pic.gif', 'GIF', 'pic.gif', ''],
    ['pic.webp', 'WebP', 'pic.webp', ''],
  ])(
    '%s: size, format and the words it carries, and that nothing is recognised',
    async (name, format, title, taken) => {
      const page = await parseFixture(name)
      expect(page).toMatchObject({ title, status: 'ok', extractor: 'image/1' })
      expect(pagedBlocks(page)[0]).toBe(
        `caption: Image, 80 × 60 px, ${format}.${taken} Its text, if any, is not read (no OCR).`,
      )
    },
  )

  test('SVG has real text', async () => {
    const page = await parseFixture('drawing.svg')
    expect(page.title).toBe('Installed capacity')
    expect(page.text).toContain('North 18.2 GWh\n南部 10.5 吉瓦时')
    expect(page.text).not.toContain('alert')
  })
})

test('a first paragraph is no title', async () => {
  const licence = `${'Permission is hereby granted, free of charge, to any person who obtains a copy, '.repeat(3)}\n`
  expect((await parse(licence, { fileName: 'LICENSE' })).title).toBe('LICENSE')
  expect((await parse(licence, { url: 'https://x.example/LICENSE' })).title).toBe('LICENSE')
  expect((await parse('A short line\n\nMore.', {})).title).toBe('A short line')
})
