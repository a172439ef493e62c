import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '../../src/text/words.ts'

const content = (text: string) => words(text, { dropStopWords: true })
const meet = (a: string, b: string) => words(a).some(term => words(b).includes(term))

describe('words', () => {
  test.each([
    ['a 401(k), or 401(k)s', ['a', '401k', '401', 'or', '401k', '401']],
    ['(403(b))', ['403b', '403']],
    ['501(c)(3).', ['501c', '501', '501c3']],
    ['401k', ['401k', '401']],
    ['f(x) 45(2) 25(OH)D', ['f', 'x', '45', '2', '25', 'oh', 'd']],
  ])('an identifier with letters in brackets is one term, and in parts: %s', (text, terms) => {
    expect(words(text)).toEqual(terms)
  })

  test('are lower-cased stems without possessives and accents', () => {
    expect(words('The Cells’ naïve growth, CELL’S café')).toEqual(['the', 'cell', 'naiv', 'growth', 'cell', 'cafe'])
  })

  test('stop words are left out on request, in compounds too', () => {
    expect(content('What is the state-of-the-art of batteries?')).toEqual(['stateoftheart', 'state', 'art', 'batteri'])
    expect(content('电池的成本是多少')).toEqual(['电池', '成本'])
  })

  test('identifiers come whole and in parts', () => {
    expect(words('headersTimeout')).toEqual(['headerstimeout', 'header', 'timeout'])
    expect(words('max_retries')).toEqual(['maxretri', 'max', 'retri'])
    expect(words('--max-old-space-size')).toEqual(['maxoldspaces', 'max', 'old', 'space', 'size'])
    expect(words('HTTP/2')).toEqual(['http2', 'http', '2'])
    expect(words('E_BUSY')).toEqual(['ebusi', 'busi'])
    expect(words('getHTTPResponse')).toEqual(['gethttprespons', 'get', 'http', 'respons'])
    expect(words('C++ and C#')).toEqual(['c++', 'and', 'c#'])
  })

  test.each([
    ['maxRetries', 'max_retries'],
    ['HTTP2', 'HTTP/2'],
    ['time-out', 'timeout'],
    ['time out', 'timeout'],
    ['time outs', 'time-out'],
    ['data sets', 'dataset'],
    ['node.js', 'nodejs'],
    ['IL-6', 'IL6'],
    ['U.S.', 'US'],
    ['e-mail', 'email'],
    ['1,200', '1200'],
    ['ﬁnding', 'findings'],
  ])('%s meets %s', (a, b) => {
    expect(meet(a, b)).toBe(true)
  })

  test('words that only stand beside each other are not joined', () => {
    expect(words('time, out')).toEqual(['time', 'out'])
    expect(words('green apple')).toEqual(['green', 'appl'])
  })

  test('numbers keep their decimals and lose their separators', () => {
    expect(words('3.5 of 1,234,567.25 in 2024')).toEqual(['3.5', 'of', '1234567.25', 'in', '2024'])
    expect(words('52kWh')).toEqual(['52kwh', '52', 'kwh'])
    expect(words('1,2,3')).toEqual(['1', '2', '3'])
  })

  test('scripts without spaces come as overlapping pairs, one character as itself', () => {
    expect(words('磷酸铁锂')).toEqual(['磷酸', '酸铁', '铁锂'])
    expect(words('LFP电池涨3.2亿')).toEqual(['lfp', '电池', '池涨', '3.2', '亿'])
    expect(words('カタカナ')).toEqual(['カタ', 'タカ', 'カナ'])
    expect(words('𠮷野家')).toEqual(['𠮷野', '野家'])
  })

  test('a text of any kind yields terms without spaces or capitals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const term of words(text)) expect(term).toMatch(/^[^\sA-Z]+$/u)
      }),
    )
  })

  test('the terms of a text are those of its lines', () => {
    const line = fc.stringMatching(/^[a-z0-9 ,.'一-三-]{0,30}$/)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), lines => {
        const apart = lines.flatMap(each => words(`${each} ;`))
        expect(words(lines.join(' ; '))).toEqual(apart)
      }),
    )
  })
})
