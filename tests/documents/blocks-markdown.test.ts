import fc from 'fast-check'
import { lexer, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { createBlockWriter } from '../../src/documents/blocks.ts'
import { blocksMarkdown } from '../../src/documents/blocks-markdown.ts'
import { type ParagraphKind, paragraphKinds } from '../../src/domain/document.ts'

const nasty = [
  '# no heading',
  '- no item',
  '1. no item',
  '> no quote',
  '```',
  '~~~',
  '| a | b |',
  '|---|',
  '---',
  '===',
  '***',
  '<script>',
  '</table>',
  '<!--',
  '[link](https://evil.example)',
  '![image](x)',
  '[ref]: https://evil.example',
  '*em*',
  '__b__',
  '`c`',
  '\\',
  '&lt;b&gt;',
  '    code',
  '\ttab',
  'a\nb',
  'a\n\n# b',
  '+ no item',
  '<https://evil.example>',
  '$x$',
  '~~s~~',
]
const text = fc.array(fc.oneof(fc.constantFrom(...nasty), fc.constantFrom('words', '价格', '12')), {
  minLength: 1,
  maxLength: 4,
})

const tokenOf: Readonly<Record<ParagraphKind, string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  list_item: 'list',
  table_row: 'table',
  code: 'code',
  quote: 'blockquote',
  caption: 'paragraph',
}

function allTokens(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap(token => [token, ...('tokens' in token && token.tokens ? allTokens(token.tokens) : [])])
}

/** An address in a text is a link to itself in most renderings, and hides nothing. */
const isBareAddress = (token: Token): boolean => token.type === 'link' && token['href'] === token['text']

describe('blocks as Markdown', () => {
  test.each(paragraphKinds)('nothing in a %s breaks out of it', kind => {
    fc.assert(
      fc.property(text, words => {
        const writer = createBlockWriter()
        writer.add('paragraph', 'before')
        writer.add(kind, words.join(' '), kind === 'heading' ? 2 : kind === 'list_item' ? 1 : undefined)
        writer.add('paragraph', 'after')
        const blocks = writer.finish()
        const tokens = lexer(blocksMarkdown(blocks)).filter(({ type }) => type !== 'space')
        const expected = blocks.paragraphs.map(one => tokenOf[one.kind])
        expect(tokens.map(({ type }) => type)).toEqual(expected)
        const active = new Set(['html', 'link', 'image', 'em', 'strong', 'codespan', 'del', 'def'])
        const found = allTokens(tokens).filter(one => active.has(one.type) && !isBareAddress(one))
        expect(found.map(({ type }) => type)).toEqual(kind === 'caption' ? ['em'] : [])
      }),
      { numRuns: 300 },
    )
  })

  test('a table is as wide as its widest row, items keep their depth, code its fence', () => {
    const writer = createBlockWriter()
    writer.add('table_row', 'a | b')
    writer.add('table_row', '1 | 2 | 3')
    writer.add('list_item', 'one', 1)
    writer.add('list_item', 'two', 2)
    writer.add('code', 'x = ```1```')
    expect(blocksMarkdown(writer.finish())).toBe(
      '| a | b |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n\n- one\n  - two\n\n````\nx = ```1```\n````',
    )
  })
})
