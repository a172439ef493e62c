import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/parse.ts'
import { beginningOf, shownQuote } from '../../src/report/shown-quote.ts'
import { openProduct } from '../support/product.ts'

describe('the beginning of a source', () => {
  test.each([
    ['a short one is whole', 'All of it, to the last word', 'All of it, to the last word'],
    [
      'ends with a sentence',
      `${'One sentence of a source. '.repeat(20)}`,
      'One sentence of a source. '.repeat(11).trim(),
    ],
    ['or with a word', 'word '.repeat(100), 'word '.repeat(60).trim()],
    ['which is whole', 'wonderful '.repeat(100).replace('wonderful ', 'w '), `w ${'wonderful '.repeat(29).trim()}`],
    ['in Chinese with a sentence', '电池价格仍在下降。'.repeat(50), '电池价格仍在下降。'.repeat(33)],
    ['in Chinese without one within a run', '电池'.repeat(300), '电池'.repeat(150)],
  ])('%s', (_, text, beginning) => {
    expect(beginningOf(text)).toBe(beginning)
  })

  test('stands in the text and is never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), text => {
        const beginning = beginningOf(text)
        expect(text.startsWith(beginning)).toBe(true)
        expect(beginning.length).toBeLessThanOrEqual(300)
        expect(beginning).not.toMatch(/[\ud800-\udbff]$/)
      }),
    )
  })

  test('says that it goes on, once', () => {
    expect(shownQuote({ quote: 'a' })).toBe('a')
    expect(shownQuote({ quote: 'a', goesOn: true })).toBe('a …')
    expect(shownQuote({ quote: 'word '.repeat(100).trim(), goesOn: true }, 9)).toBe('word …')
  })
})

describe('a citation of a whole source', () => {
  const body = 'LFP packs averaged $52/kWh in 2024, as the agency found in its survey of makers. '.repeat(8)

  async function written() {
    const { call } = await openProduct()
    await call('read', { text: body, title: 'Prices', url: 'https://example.org/p' })
    await call('read', { text: 'They are made in Asia.', title: 'Short' })
    await call('draft_report', {
      text: '# T\n\nLFP packs averaged $52/kWh in 2024 [@s1]. They are made in Asia [@s2].',
    })
    return async (format: string) => {
      const { data, text } = await call('draft_report', { format })
      expect(data?.['path'], text).toBeTypeOf('string')
      return readFile(`${data?.['path']}`)
    }
  }

  test.each(['md', 'html', 'docx', 'pdf'])('is cut with a mark as %s', async format => {
    const bytes = await (await written())(format)
    const isText = format === 'md' || format === 'html'
    const text = isText ? `${bytes}` : (await parseDocument({ bytes, fileName: `a.${format}` })).text
    const plain = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(plain).toMatch(/survey of makers\. …/)
    expect(plain).not.toMatch(/made in Asia\. …/)
  })

  test('as JSON is what the stored text has at its place', async () => {
    const { citations } = JSON.parse(`${await (await written())('json')}`)
    for (const { source, quote, start, end } of citations)
      expect((source === 's1' ? body : 'They are made in Asia.').slice(start, end)).toBe(quote)
    expect(citations[0].quote).toMatch(/makers\.$/)
  })
})
