import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, locateQuote } from '../../src/text/fold.ts'

describe('folding', () => {
  test.each([
    ['“High”  water’s\u00a0mark', '"high" water\'s mark'],
    ['１２３ ＡＢＣ', '123 abc'],
    ['long–short — dash', 'long-short - dash'],
    ['so… on', 'so... on'],
    ['**bold** and `code`', 'bold and code'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ['  spaces \n\n at  ends ', 'spaces at ends '],
    ['ﬁne', 'fine'],
    ['水位 上升', '水位 上升'],
  ])('%s', (text, expected) => {
    expect(fold(text).text).toBe(expected)
  })

  test('keeps an offset for each unit, never going back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const { text: folded, offsets } = fold(text)
        expect(offsets).toHaveLength(folded.length + 1)
        expect(offsets.at(-1)).toBe(text.length)
        for (const [i, offset] of offsets.entries()) expect(offset).toBeGreaterThanOrEqual(offsets[i - 1] ?? 0)
      }),
    )
  })

  test('of what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB “”’–— \u00a0１ﬁ水*`…\n') }), text => {
        const once = fold(text).text
        expect(fold(once).text).toBe(once)
      }),
    )
  })
})

describe('a quote', () => {
  const words = fc.array(fc.constantFrom('High', 'water', 'at', 'noon', '水位', '“so”', '5–6', 'it’s', '👩‍🚀', 'ﬁne'), {
    minLength: 1,
    maxLength: 12,
  })

  test('is found where it stands, however it is set', () => {
    fc.assert(
      fc.property(words, words, words, (before, quote, after) => {
        const text = [...before, ...quote, ...after].join(' ')
        const set = quote
          .join('\n  ')
          .replaceAll('“', '"')
          .replaceAll('”', '"')
          .replaceAll('’', "'")
          .replaceAll('–', '-')
        const found = locateQuote(text, set)
        expect(found).toBeDefined()
        const { start = 0, end = 0 } = found ?? {}
        expect(fold(text.slice(start, end)).text.trim()).toBe(fold(set).text.trim())
      }),
    )
  })

  test('keeps whole characters at its ends', () => {
    expect(locateQuote('a 👩‍🚀 b', '👩‍🚀')).toEqual({ start: 2, end: 7 })
    expect(locateQuote('the ﬁne print', 'fine')).toEqual({ start: 4, end: 7 })
    expect(locateQuote('so… on', 'so...')).toEqual({ start: 0, end: 3 })
  })

  test.each([
    ['that is not there', 'High water at noon', 'low water'],
    ['of nothing', 'High water at noon', ' \n '],
    ['of marks alone', 'High water at noon', '**'],
  ])('%s is found nowhere', (_, text, quote) => {
    expect(locateQuote(text, quote)).toBeUndefined()
  })
})
