import { expect, test } from 'vitest'
import { isAboutText } from '../../src/verify/about-text.ts'
import { statementsOf } from '../../src/verify/foreign-marks.ts'

test.each([
  'The plot varies as well.',
  'The evidence here is thin.',
  'The more careful pages keep their distance.',
  'The accounts differ on the details.',
  'That is an inference of this report, not a finding of any page.',
  'The split of the harvest between the two could not be established from what was found.',
  '这里的证据很薄弱。',
  '各种说法不尽相同。',
  '产量份额未能查明。',
])('states nothing that a source could bear out: %s', text => {
  expect(isAboutText(text)).toBe(true)
  expect(statementsOf(`Coffee lowers the risk of liver disease. ${text}`)).toHaveLength(
    statementsOf('Coffee lowers the risk of liver disease.').length,
  )
})

test.each([
  'The plot of land varies between farms.',
  'The evidence shows that coffee lowers the risk of liver disease.',
  'The sources of the river lie in the hills.',
  'The accounts differ by 40 years.',
  'The story of Kaldi differs.',
  'Religion also produced its first opponents.',
  'The records of the port burned in the war.',
  '证据表明咖啡能降低肝病风险。',
  '各种说法相差40年。',
  '河流的来源在山区。',
])('is a claim: %s', text => {
  expect(isAboutText(text)).toBe(false)
})

test('what is cited wants to be borne out, whatever it speaks of', () => {
  expect(statementsOf('The accounts differ on the details [@s1:2].')).toHaveLength(1)
})
