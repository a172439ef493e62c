import { describe, expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'
import { borneOut, denied } from './opposites.ts'

const verdictOf = (claim: string, sentence: string, where: 'cited' | 'found') =>
  createAssessor([{ id: 's1', text: sentence }]).assess(claim, where === 'cited' ? [{ id: 's1', paragraph: 1 }] : [])
    .verdict

describe.each(['cited', 'found'] as const)('a sentence that is %s', where => {
  test.each(denied)('%s is not supported by: %s', (claim, sentence) => {
    expect(verdictOf(claim, sentence, where)).not.toBe('supported')
  })

  test.each(borneOut)('%s is not refuted by: %s', (claim, sentence) => {
    expect(verdictOf(claim, sentence, where)).not.toBe('refuted')
  })
})

test('most of what is denied is refuted, most of what is borne out is supported', () => {
  const share = (pairs: typeof denied, verdict: string) =>
    pairs.filter(([claim, sentence]) => verdictOf(claim, sentence, 'cited') === verdict).length / pairs.length
  expect(share(denied, 'refuted')).toBeGreaterThan(0.75)
  expect(share(borneOut, 'supported')).toBeGreaterThan(0.7)
})
