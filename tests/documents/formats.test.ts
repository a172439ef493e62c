import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import { blocks, encode, expectExactOffsets, html, parse } from './support.ts'

describe('Markdown', () => {
  const source = `---
title: "Guide"
author: Ann Lee
date: 2024-05-06
---
# Start

Some *text* with [a link](https://x.org) and \`code <b>\` &amp; more<br>here.

- one
  - two
- three

> quoted

| a | b |
|---|---|
| 1 | **2** |

\`\`\`js
const x = 1

const y = 2
\`\`\`

<details><summary>More</summary><p>Inside <span hidden>SECRET</span></p></details>
`
  test('blocks, front matter and source', async () => {
    const page = await parse(source, { fileName: 'guide.md', markdown: true })
    expect(blocks(page)).toEqual([
      'heading1: Start',
      'paragraph: Some text with a link and code <b> & more here.',
      'list_item1: one',
      'list_item2: two',
      'list_item1: three',
      'quote: quoted',
      'table_row: a | b',
      'table_row: 1 | 2',
      'code: const x = 1\n\nconst y = 2',
      'paragraph: More',
      'paragraph: Inside',
    ])
    expect(page).toMatchObject({ title: 'Guide', author: 'Ann Lee', published: '2024-05-06', extractor: 'markdown/1' })
    expect(page.markdown).toMatch(/^# Start/)
    expectExactOffsets(page)
  })

  test('by address and by header', async () => {
    expect((await parse('# A', { url: 'https://raw.example/x/README.md', contentType: 'text/plain' })).mediaType).toBe(
      'text/markdown',
    )
    expect((await parse('# A', { contentType: 'text/markdown; charset=utf-8' })).title).toBe('A')
  })
})

describe('plain text', () => {
  test('joins hard-wrapped lines, keeps lists, headings and columns', async () => {
    const page = await parse(`Notes
=====

This is a paragraph that was wrapped at some
margin by the editor of the person who wrote
the text.

- first item
  goes on
- second item

name      count
apples    12
pears     7
`)
    expect(blocks(page)).toEqual([
      'heading1: Notes',
      'paragraph: This is a paragraph that was wrapped at some margin by the editor of the person who wrote the text.',
      'list_item1: first item goes on',
      'list_item1: second item',
      'code: name      count\napples    12\npears     7',
    ])
    expect(page).toMatchObject({ title: 'Notes', kind: 'text', extractor: 'text/2', language: 'en' })
    expectExactOffsets(page)
  })

  test('joins what a margin broke: one long item, ragged lines, the text below a term', async () => {
    const page = await parse(` * The command lists what was changed and issues a warning
   when used; use the other one.

The list of names may be given by passing
a space-separated list of them as the single argument to the
postinst. Each of them ought to be looked at by itself, since the script
is called for several at once.

add <commit>::
\tCreate the subtree by importing its contents from
\tthe given commit. A new one is made automatically.
`)
    expect(blocks(page)).toEqual([
      'list_item1: The command lists what was changed and issues a warning when used; use the other one.',
      'paragraph: The list of names may be given by passing a space-separated list of them as the single argument to the postinst. Each of them ought to be looked at by itself, since the script is called for several at once.',
      'paragraph: add <commit>::',
      'paragraph: Create the subtree by importing its contents from the given commit. A new one is made automatically.',
    ])
    expectExactOffsets(page)
  })

  test.each([
    [
      'a poem',
      ['Tyger Tyger, burning bright,', 'In the forests of the night;', 'What immortal hand or eye,', 'Could frame'],
    ],
    [
      'a log',
      [
        '2026-01-02 10:00:01 the server began to listen for clients',
        '2026-01-02 10:00:02 the server was asked for a page of it',
        '2026-01-02 10:00:09 the server ended',
      ],
    ],
    ['commands', ['$ git subtree add --prefix=git-subtree --squash', '$ git push origin main --force-with-lease']],
    ['calls', ['set(CMAKE_SOURCE_DIR here/and/there/and/on)', 'option(USE_VCPKG whether or not to use it at all)']],
  ])('keeps the lines of %s', async (_, lines) => {
    expect((await parse(lines.join('\n'))).text.split(/\n+/)).toEqual(lines)
  })

  test('keeps a drawing as it is', async () => {
    const drawing = '  +-----+    ___\n  | box |-->/   \\\n  +-----+   \\___/'
    expect(blocks(await parse(`Here it is:\n\n${drawing}`))[1]).toMatch(/^code: /)
  })

  test('Chinese lines are paragraphs; wrapped ones are joined without a space', async () => {
    expect((await parse('第一段。\n第二段比较长一些，讲述了一个故事。')).paragraphs).toHaveLength(2)
    const wrapped =
      '这是一个非常长的句子它被编辑器在固定的宽度处断开了所以看起来\n像是好几行实际上只是一个自然段而已读者应当把它看成一个整体来\n阅读。'
    expect((await parse(wrapped)).text).toBe(wrapped.replaceAll('\n', ''))
  })

  test('CSV becomes table rows, JSON values to be read', async () => {
    expect(blocks(await parse('a,b\n"1,5",2\n', { fileName: 'x.csv' }))).toEqual([
      'table_row: a | b',
      'table_row: 1,5 | 2',
    ])
    expect(blocks(await parse('{\n  "a": 1\n}', { contentType: 'application/json' }))).toEqual(['list_item1: a: 1'])
  })
})

describe('type and charset', () => {
  test.each([
    ['an old Office file', '\xd0\xcf\x11\xe0\xa1\xb1'],
    ['an RTF document', '{\\rtf1\\ansi Hello}'],
    ['a bzip2 archive', 'BZh91AY'],
    ['a TIFF image', 'II*\0'],
    ['an MP4 video', '\0\0\0\x18ftypisom'],
    ['binary data', 'a\0\0\0b\0\0cd\0'],
  ])('%s is refused by name', async (name, bytes) => {
    const input = { bytes: Buffer.from(bytes, 'latin1'), contentType: 'text/html' }
    await expect(parseDocument(input)).rejects.toMatchObject({
      kind: 'unsupported_type',
      message: expect.stringContaining(name),
    })
  })

  test('more than 20 MB are refused', async () => {
    await expect(parseDocument({ bytes: new Uint8Array(20_000_001).fill(97) })).rejects.toMatchObject({
      kind: 'too_large',
    })
  })

  test('HTML is found without a header', async () => {
    expect((await parse(html('<p>Hello there</p>'))).mediaType).toBe('text/html')
    expect((await parse('plain <b>words</b>')).mediaType).toBe('text/plain')
  })

  // 价格 in each encoding, written out as bytes.
  const encoded: readonly (readonly [charset: string, bytes: string, text: string])[] = [
    ['gbk', 'bcdbb8f1', '价格'],
    ['gb18030', 'bcdbb8f18130813081308130', '价格'],
    ['big5', 'bbf9aee6', '價格'],
    ['shift_jis', '89bf8a6994efe0', '価格費'],
    ['euc-kr', 'b0a1b0dd', '가격'],
    ['windows-1252', '93809420959697', '“€” •–—'],
    ['iso-8859-1', '93e994', '“é”'],
    ['utf-16le', 'f74e3c68', '价格'],
  ]
  test.each(encoded)('%s by header and by meta element', async (charset, hex, text) => {
    const word = Buffer.from(hex, 'hex')
    if (charset === 'utf-16le') {
      const bytes = Buffer.concat([Buffer.from('\ufeff<p>', 'utf16le'), word])
      expect((await parseDocument({ bytes })).text).toBe(text)
      return
    }
    const expected = text.slice(0, 2)
    const byHeader = Buffer.concat([Buffer.from('<p>'), word, Buffer.from('</p>')])
    expect((await parseDocument({ bytes: byHeader, contentType: `text/html; charset=${charset}` })).text).toContain(
      expected,
    )
    const byMeta = Buffer.concat([Buffer.from(`<html><meta charset=${charset}><p>`), word, Buffer.from('</p>')])
    expect((await parseDocument({ bytes: byMeta })).text).toContain(expected)
  })

  test('undeclared GBK is recognised, and UTF-8 beats a header that names something else', async () => {
    // 电池价格在过去一年中下降了百分之二十，分析师认为这一趋势将继续。
    const gbk = Buffer.from(
      'b5e7b3d8bcdbb8f1d4dab9fdc8a5d2bbc4ead6d0cfc2bdb5c1cbb0d9b7d6d6aeb6fecaaea3acb7d6cef6caa6c8cfceaad5e2d2bbc7f7cac6bdabbccc d0f8a1a3'.replace(
        ' ',
        '',
      ),
      'hex',
    )
    expect((await parseDocument({ bytes: Buffer.concat([gbk, gbk]) })).text).toContain('电池价格在过去一年中下降')
    expect((await parse('<p>价格 café</p>', { contentType: 'text/html; charset=iso-8859-1' })).text).toBe('价格 café')
  })

  test('a byte order mark is not text', async () => {
    expect((await parse('\ufeffHello')).text).toBe('Hello')
  })

  test('an empty file is empty', async () => {
    expect(await parse('')).toMatchObject({ status: 'empty', text: '', paragraphs: [] })
    expect(encode('')).toHaveLength(0)
  })
})
