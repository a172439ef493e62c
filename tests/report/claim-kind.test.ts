import { expect, test } from 'vitest'
import type { Claim, Evidence } from '../../src/domain/claim.ts'
import { checkedOf, verdictCounts } from '../../src/report/checked-lines.ts'
import { kindOf } from '../../src/report/claim-kind.ts'
import type { ReportView } from '../../src/report/report-view.ts'
import { stringsFor } from '../../src/report/strings.ts'

const evidence = (by: Evidence['by'], stance: Evidence['stance']): Evidence => ({
  source: 's1',
  paragraph: 2,
  start: 0,
  end: 4,
  stance,
  checks: [],
  by,
})
const claim = (verdict: Claim['verdict'], more: Partial<Claim> = {}): Claim => ({
  id: 'c1',
  text: `It is ${verdict}`,
  verdict,
  confidence: 0.5,
  disputed: false,
  evidence: [],
  independent: 0,
  reasons: [],
  cited: ['s1:2'],
  ...more,
})

test.each([
  [claim('refuted'), 'refuted'],
  [claim('mixed'), 'mixed'],
  [claim('supported', { evidence: [evidence('checks', 'supports')] }), 'supported'],
  [claim('supported', { evidence: [evidence('reader', 'supports')] }), 'confirmed'],
  [claim('insufficient', { evidence: [evidence('checks', 'neutral')] }), 'undecided'],
  [claim('insufficient', { evidence: [evidence('reader', 'neutral')] }), 'doubted'],
  [claim('insufficient', { cited: [] }), 'unsourced'],
])('what came of a claim: %#', (one, kind) => {
  expect(kindOf(one)).toBe(kind)
})

const claims = [claim('insufficient'), claim('supported'), claim('refuted')]
const strings = stringsFor('en')

test('a refutation comes first, and what no machine decides is no objection', () => {
  expect(verdictCounts(claims, strings).map(({ count, words }) => `${count} ${words}`)).toEqual([
    '1 refuted by a source',
    '1 borne out by mechanical checks',
    '1 cited to the places that they rest on, not decided by machine',
  ])
  const view = {
    audit: { claims: claims.map(one => ({ claim: one, quotes: [] })) },
    cited: { borne: 0, waiting: 0, toRepair: 0 },
  } as unknown as ReportView
  expect(checkedOf(view, strings)?.open).toEqual(['It is refuted (refuted)'])
})
