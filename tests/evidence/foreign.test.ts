import { describe, expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'

const english =
  'Owners report far more faults. In fact, blue boats and grey boats have about 80 percent more faults than red boats. At 70 mph the range falls by 25 percent.\n\nMost grey boats cannot be charged at the pier.'
const of = (claim: string, paragraph?: number) =>
  createAssessor([{ id: 's1', text: english }]).assess(claim, paragraph === undefined ? [] : [{ id: 's1', paragraph }])

describe('a Chinese claim and an English source', () => {
  test.each([
    ['蓝船和灰船的故障比红船多约80%。', ['the source is in another language', 'same figure 80%']],
    [
      '蓝船和灰船的故障比红船少约80%。',
      ['the source is in another language', 'same figure 80%', 'the direction is the opposite there'],
    ],
    ['时速70英里时续航减少25%。', ['the source is in another language', 'same figure 70英里', 'same figure 25%']],
    [
      '时速70英里时续航减少45%。',
      ['the source is in another language', 'same figure 70英里', 'figure differs: 45% against 25 percent'],
    ],
    ['灰船不能在码头充电。', ['the source is in another language']],
  ])('%s', (claim, reasons) => {
    expect(of(claim)).toMatchObject({ verdict: 'insufficient', confidence: 0.3, reasons })
  })

  test('what the cited place cannot bear out is said', () => {
    expect(of('灰船可以在码头充电。', 2).reasons.join()).toContain('one says that it can be, the other that it cannot')
    expect(of('灰船不能在码头充电。', 2).reasons.join()).not.toContain('cannot')
  })
})

test('a claim in the language of its source is read as before', () => {
  expect(of('Blue boats and grey boats have about 80 percent more faults than red boats.').verdict).toBe('supported')
})
