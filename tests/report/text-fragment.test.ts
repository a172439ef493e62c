import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atQuote } from '../../src/report/text-fragment.ts'

const read = (address: string) => {
  const [, directive = ''] = address.split('#:~:text=')
  return directive.split(',').map(decodeURIComponent)
}

test('a short quote is named whole, a long one by its ends', () => {
  expect(atQuote('https://example.org/a#part', 'It fell by 11.9 %, they said.')).toBe(
    'https://example.org/a#:~:text=It%20fell%20by%2011.9%20%25%2C%20they%20said.',
  )
  const words = Array.from({ length: 40 }, (_, i) => `word${i}`)
  expect(read(atQuote('https://example.org', words.join(' ')))).toEqual([
    words.slice(0, 6).join(' '),
    words.slice(-6).join(' '),
  ])
  const han = '电池成本在二零二四年继续下降。'.repeat(12)
  expect(read(atQuote('https://example.org', han))).toEqual([han.slice(0, 12), han.slice(-12)])
  const mixed = 'LFP 电池成本在二零二四年继续下降，宁德时代出货一百八十吉瓦时，同比增长。'
  expect(read(atQuote('https://example.org', mixed))).toEqual([mixed.slice(0, 12), mixed.slice(-12)])
  expect(read(atQuote('https://example.org', '价格仍在下降。'))).toEqual(['价格仍在下降。'])
})

test('the row of a table is named by its first and last cell: the bars between them stand in no page', () => {
  expect(read(atQuote('https://example.org', 'External, 14 cm | €150–230 | 31%'))).toEqual(['External, 14 cm', '31%'])
  expect(read(atQuote('https://example.org', 'a || b'))).toEqual(['a || b'])
})

test('what has no page is left as it is', () => {
  expect(atQuote('file:///a', 'quote')).toBe('file:///a')
  expect(atQuote('https://example.org', '  ')).toBe('https://example.org')
})

test('no quote can break out of the directive or the address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), quote => {
      const address = atQuote('https://example.org/a', quote)
      expect(URL.canParse(address)).toBe(true)
      expect(address).toMatch(/^https:\/\/example\.org\/a(?:#:~:text=[A-Za-z0-9%._~]+(?:,[A-Za-z0-9%._~]+)?)?$/)
    }),
  )
})
