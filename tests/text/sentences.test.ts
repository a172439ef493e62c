import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../src/text/sentences.ts'

const split = (text: string): readonly string[] => sentences(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test.each([
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    ['Dr. Smith met Mrs. Jones, e.g. at noon. They left.', ['Dr. Smith met Mrs. Jones, e.g. at noon.', 'They left.']],
    ['It costs 3.5 dollars. Version v1.2.3 is out.', ['It costs 3.5 dollars.', 'Version v1.2.3 is out.']],
    ['Read README.md at https://a.org/x?y=1.2. Then go.', ['Read README.md at https://a.org/x?y=1.2.', 'Then go.']],
    [
      'The U.S. Government agreed. He left the U.S. The end.',
      ['The U.S. Government agreed.', 'He left the U.S.', 'The end.'],
    ],
    [
      'J. K. Rowling wrote it. See Fig. 3 and No. 5. The answer is no. Why?',
      ['J. K. Rowling wrote it.', 'See Fig. 3 and No. 5.', 'The answer is no.', 'Why?'],
    ],
    ['"Stop!" he said. (It was late.) He went.', ['"Stop!" he said.', '(It was late.)', 'He went.']],
    [
      'Well... maybe. Smith et al. found it.[12] Others did not.',
      ['Well... maybe.', 'Smith et al. found it.[12]', 'Others did not.'],
    ],
    ['今天天气很好。我们去公园吧！好吗？好。', ['今天天气很好。', '我们去公园吧！', '好吗？', '好。']],
    ['他说：“你好。”然后走了。', ['他说：“你好。”', '然后走了。']],
    ['价格上涨了3.5%，达到3.2亿。Tesla Inc. 也涨了。', ['价格上涨了3.5%，达到3.2亿。', 'Tesla Inc. 也涨了。']],
    [
      '第一条规定了适用范围和主要原则；第二条规定了具体办法。',
      ['第一条规定了适用范围和主要原则；', '第二条规定了具体办法。'],
    ],
    ['为每个 /dev/tank? 的水箱写配置。完成。', ['为每个 /dev/tank? 的水箱写配置。', '完成。']],
    ['First item\nSecond item\n1. Third item. More', ['First item', 'Second item', '1. Third item.', 'More']],
    [
      'A line that is long enough to be wrapped at the\nmargin goes on. Next.',
      ['A line that is long enough to be wrapped at the\nmargin goes on.', 'Next.'],
    ],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  test('may begin with a name of code where that is asked for', () => {
    const text =
      'Workers share threads. stream.pipeline() forwards errors. readFile() reads. isMainThread tells. os_type is old.'
    const found = sentences(text, { codeBegins: true }).map(({ start, end }) => text.slice(start, end))
    expect(found).toEqual([
      'Workers share threads.',
      'stream.pipeline() forwards errors.',
      'readFile() reads.',
      'isMainThread tells.',
      'os_type is old.',
    ])
    expect(split(text)).toEqual([text])
    const prose = 'It takes ca. item(s) of 5. kWh each, approx. a.b of it.'
    expect(sentences(prose, { codeBegins: true })).toHaveLength(1)
  })

  const pieces = fc.constantFrom(
    'a',
    'Bc',
    ' ',
    '\n',
    '\n\n',
    '.',
    '...',
    '!',
    '?',
    '。',
    '；',
    '”',
    ')',
    '[1]',
    '3.5',
    'Dr',
    'U.S.',
    '汉字',
    '😀',
    '\u3000',
  )
  test('covers everything but white space, in order and without overlap', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 60 }).map(parts => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        text => {
          let at = 0
          for (const { start, end } of sentences(text)) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeLessThanOrEqual(text.length)
            expect(text.slice(at, start).trim()).toBe('')
            expect(text.slice(start, end).trim()).not.toBe('')
            at = end
          }
          expect(text.slice(at).trim()).toBe('')
        },
      ),
    )
  })

  test.each(['.', '. ', 'a.b', ' . ', '。', '\n', '."', 'e.g. ', '[1]', '!?', ')'])(
    'takes linear time on %j repeated',
    bait => {
      const text = bait.repeat(200_000)
      const begun = performance.now()
      sentences(text)
      expect(performance.now() - begun).toBeLessThan(2000)
    },
  )
})
