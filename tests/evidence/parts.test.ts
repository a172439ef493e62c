import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acronymsIn, otherNames } from '../../src/evidence/acronyms.ts'
import { calculationsIn } from '../../src/evidence/arithmetic.ts'
import { createAssessor } from '../../src/evidence/assess.ts'
import { directionsIn } from '../../src/evidence/polarity.ts'
import { termAbove, unitOf } from '../../src/evidence/terms.ts'

describe('an abbreviation', () => {
  const text = 'Patients with acute myeloid leukemia (AML) and the low-density lipoprotein (LDL) receptor. AML is rare.'

  test('is read with its long form', () => {
    expect(acronymsIn(text).map(({ short, long }) => ({ short, long }))).toEqual([
      { short: 'AML', long: 'acute myeloid leukemia' },
      { short: 'LDL', long: 'low-density lipoprotein' },
    ])
    expect(acronymsIn('We met them there (NASA) and left (see above).')).toEqual([])
  })

  test('names in a sentence what it stands for', () => {
    expect(otherNames('AML is rare.', acronymsIn(text))).toBe('acute myeloid leukemia')
    expect(otherNames('Acute myeloid leukemia is rare.', acronymsIn(text))).toBe('AML')
    expect(otherNames('Leukemia is rare.', acronymsIn(text))).toBe('')
  })

  test('lets a claim with the long form find the short one', () => {
    const { verdict } = createAssessor([{ id: 'a', text }]).assess('Acute myeloid leukemia is rare.')
    expect(verdict).toBe('supported')
  })
})

describe('a calculation', () => {
  test.each([
    ['The limit is 50 + 0.2 × 2,000,000 = 400,050 rows.', [true]],
    ['即 50 + 0.2 × 200万 = 400,050 行', [true]],
    ['(59 - 52) / 59 = 12 %', [true]],
    ['59 − 52 = 8 dollars', [false]],
    ['From 2015-2016 it was 12.', []],
  ])('%s', (text, expected) => {
    expect(calculationsIn(text).map(({ isRight }) => isRight)).toEqual(expected)
  })

  test('comes out as it is written, or not', () => {
    const small = fc.integer({ min: 2, max: 999 })
    fc.assert(
      fc.property(small, small, small, fc.integer({ min: -3, max: 3 }), (a, b, c, off) => {
        const [found] = calculationsIn(`It is ${a} + ${b} × ${c} = ${a + b * c + off} in all.`)
        expect(found?.isRight).toBe(off === 0)
      }),
    )
  })
})

describe('a term', () => {
  const lines = ['Settings', 'vacuum_rows (integer)', 'How many rows start a vacuum. The default is 50 rows.', 'More.']
  const text = lines.join('\n\n')
  const blocks = lines.map((line, i) => {
    const start = text.indexOf(line)
    return { kind: i === 0 ? ('heading' as const) : ('paragraph' as const), start, end: start + line.length }
  })

  test('belongs to the block below it', () => {
    expect(termAbove(text, blocks, 2)).toBe('vacuum_rows (integer)')
    expect(termAbove(text, blocks, 1)).toBeUndefined()
  })

  test('stands for what it explains', () => {
    expect(unitOf(text, blocks, 1)).toEqual([1, 2, 3])
    expect(unitOf(text, blocks, 2)).toEqual([2])
  })
})

test.each([
  ['It is not recommended.', '-'],
  ['It is recommended.', '+'],
  ['It is inadvisable.', '-'],
  ['Windows is unsupported.', '-'],
  ['It accepts no writes.', '-+'],
  ['不推荐使用。', '-'],
  ['More than 40 nodes took part.', ''],
])('the signs of %s', (text, signs) => {
  const found = directionsIn(text)
  const effect = found.map(({ sign, negated }) => ((negated ? -sign : sign) > 0 ? '+' : '-'))
  expect([...new Set(effect)].join('')).toBe([...new Set(signs)].join(''))
})
