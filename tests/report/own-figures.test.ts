import { describe, expect, test } from 'vitest'
import { ofItsKind } from '../../src/evidence/derive.ts'
import { allFigures, checkFigures } from '../../src/evidence/figure-check.ts'
import { followsFrom } from '../../src/report/own-figures.ts'
import { statesFact } from '../../src/report/states-fact.ts'
import { openProduct } from '../support/product.ts'

const cited = ['A contractor asks $150 to $500 per square foot.', 'The door costs $4,302.', 'The window costs $20,091.']

describe('figures that a report computes of its own cited ones', () => {
  test.each([
    ['Together the door and the window cost $24,393.', ['derived: $4,302 + $20,091 = $24,393']],
    [
      'For 1,500 square feet that gives $225,000 to $750,000.',
      ['derived: $150 × 1,500 = $225,000', 'derived: $500 × 1,500 = $750,000'],
    ],
    ['The door costs $4,302.', undefined],
    ['Together the door and the window cost $25,000.', undefined],
    ['The roof leaks in every third house.', undefined],
  ])('%s', (sentence, formulas) => {
    expect(followsFrom(sentence, cited, 'What does a house of 1,500 sq ft cost?')).toEqual(formulas)
  })

  test('are derived in the reply on a draft, and no statement without a citation', async () => {
    const { call } = await openProduct()
    await call('read', { text: cited.join('\n\n'), title: 'Prices' })
    const body = cited.map((one, i) => one.replace(/\.$/, ` [@s1:${i + 1}].`)).join(' ')
    const { text } = await call('draft_report', { text: `# Costs\n\n${body} Together both of them cost $24,393.` })
    expect(text).toContain('derived: $4,302 + $20,091 = $24,393')
    expect(text).not.toContain('without a citation')
  })
})

test.each([
  ['The upper bound is six times as long as that.', []],
  ['The large one is six times as expensive.', ['$300', '$50']],
])('a ratio is one of things of the kind that it is said of: %s', (sentence, kept) => {
  const there = allFigures('It costs $300, or $50 for students.')
  const [figure] = allFigures(sentence)
  expect(figure && ofItsKind(figure, sentence, there).map(({ text }) => text)).toEqual(kept)
  const [check] = checkFigures(sentence, {
    cited: ['It costs $300, or $50 for students.'],
    around: [],
    mayDerive: true,
  })
  expect(check?.result).toBe(kept.length > 0 ? 'agrees' : 'conflicts')
})

test('of many statements without a citation it is said how many are listed', async () => {
  const { call } = await openProduct()
  const many = Array.from({ length: 9 }, (_, i) => `The harbour at Port ${i}town had ${i + 21} ships in those years.`)
  const { text } = await call('draft_report', { text: `# Ships\n\n${many.join(' ')}` })
  expect(text).toContain('a figure or a name (9, 5 of them listed):')
})

test('an adjective of a place names nothing', () => {
  expect(statesFact('National guides and Californian ones describe different worlds.')).toBe(false)
  expect(statesFact('National guides and those of California describe different worlds.')).toBe(true)
})
