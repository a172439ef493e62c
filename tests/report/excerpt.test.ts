import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citingWords } from '../../src/report/citing-words.ts'
import { excerptOf } from '../../src/report/excerpt.ts'

const filler = 'Harbours have been built on this coast for as long as people have lived here.'
const paragraph = `${filler} The quay was lengthened twice. In 2024 the authority counted 4,120 ships in Marlow. ${filler} The pilots were paid 3.2 million crowns.`

describe('an excerpt', () => {
  test.each([
    [
      'the sentence with its figure',
      'Marlow saw 4,120 ships.',
      '… In 2024 the authority counted 4,120 ships in Marlow. …',
    ],
    ['one at the beginning', 'People have long lived here.', `${filler} …`],
    ['one at the end', 'Pilots cost 3,200,000 crowns.', '… The pilots were paid 3.2 million crowns.'],
    [
      'two sentences that each say part of it',
      'The quay was lengthened twice, and pilots were paid 3.2 million.',
      '… The quay was lengthened twice. … The pilots were paid 3.2 million crowns.',
    ],
    ['the beginning where nothing is shared', '船舶数量增加', `${filler} The …`],
  ])('is %s', (_, statement, expected) => {
    expect(excerptOf(paragraph, statement, 84)).toBe(expected)
  })

  test('of a place that is cited for several statements has the words of each', () => {
    const said = ['Marlow saw 4,120 ships.', 'The pilots were paid 3.2 million crowns.']
    expect(excerptOf(paragraph, said, 160)).toBe(
      '… In 2024 the authority counted 4,120 ships in Marlow. … The pilots were paid 3.2 million crowns.',
    )
  })

  test('counts spelled numbers as figures, and a year for less than what is said of it', () => {
    const text = `In 2019 an analysis of the studies found that practice improved sleep more than lectures did. ${filler} It was no different from exercise or therapy. Each of the five models ran alone.`
    expect(excerptOf(text, 'A 2019 analysis found it no different from exercise or therapy.', 60)).toContain(
      'It was no different from exercise or therapy.',
    )
    expect(excerptOf(text, 'They drove five of them in 2019.', 40)).toBe('… Each of the five models ran alone.')
  })

  test('of a long sentence are clauses apart from each other, with a sentence besides', () => {
    const filling = 'better storage of water in the ground, fewer weeds and pests in the rows'
    const text = `Depending upon the field and weather, cover crops bring many benefits on the farm, ${filling}, reduced erosion of it all, ${filling}, and support for machines. They also bring ${filling}, and greater carbon sequestration.`
    const excerpt = excerptOf(
      text,
      'Less erosion and greater carbon sequestration, depending on field and weather.',
      140,
    )
    expect(excerpt).toContain('Depending upon the field and weather')
    expect(excerpt).toContain('greater carbon sequestration.')
  })

  test('of a long sentence is the clause with what it is cited for', () => {
    const sentence = `${'the first of the many things that were said of it, '.repeat(8)}and at last the limit is 32,766 parameters, ${'which is more than anybody needs, '.repeat(6)}as they say`
    const excerpt = excerptOf(sentence, 'It takes 32,766 parameters.', 120)
    expect(excerpt).toContain('the limit is 32,766 parameters')
    expect(excerpt.startsWith('… ') && excerpt.endsWith(' …')).toBe(true)
    expect(excerpt.length).toBeLessThan(130)
  })

  test('in Chinese', () => {
    const text = '港口历史悠久，沿岸居民世代以捕鱼为生。2024年到港船舶共4120艘。码头曾两次延长。引航费用为320万克朗。'
    expect(excerptOf(text, '到港船舶为4120艘。', 20)).toBe('… 2024年到港船舶共4120艘。 …')
  })

  test('of a place that is short enough is all of it', () => {
    expect(excerptOf('query parameters | 65,535 |', 'no word of it', 40)).toBe('query parameters | 65,535 |')
  })

  test('is literally the text between its ellipses, and little longer than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ships ', 'x, ', '4,120 ', 'End. ', '港口', '。', '\n', 'Q|', '😀'), {
          maxLength: 120,
        }),
        fc.integer({ min: 1, max: 200 }),
        (pieces, chars) => {
          const text = pieces.join('')
          const excerpt = excerptOf(text, 'The ships were 4,120 in 港口', chars)
          let at = 0
          for (const piece of excerpt.split(/^… | … | …$/)) {
            at = text.indexOf(piece, at)
            expect(at).toBeGreaterThanOrEqual(0)
          }
          expect(excerpt.length).toBeLessThanOrEqual(chars * 1.3 + 40)
        },
      ),
    )
  })
})

describe('what is said at a citation', () => {
  const markdown =
    '# T\n\nOne thing [@s1:1]. Another [@s1:2].\n\n| Row | A | B |\n| --- | --- | --- |\n| Size | 1 `a_b` [@s1:3] | 2 [@s1:4] |'
  test.each([
    ['s1:1', 'One thing.'],
    ['s1:2', 'Another.'],
    ['s1:3', 'Size 1 a_b'],
    ['s1:4', 'Size 2'],
  ])('%s', (key, said) => {
    expect(citingWords(markdown)(markdown.indexOf(`[@${key}]`))).toBe(said)
  })

  test('is all of a row where one bracket answers for it', () => {
    const row = '| Crop | Change | Source |\n| --- | --- | --- |\n| Wheat | 17% more | NASA, 2022 [@s1:3] |'
    expect(citingWords(row)(row.indexOf('[@'))).toBe('Wheat 17% more NASA, 2022')
  })
})
