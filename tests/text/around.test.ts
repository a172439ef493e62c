import { expect, test } from 'vitest'
import { around } from '../../src/text/around.ts'

const long = `Results: A total of 88 students were included. ${'The mean age was as the plan foresaw it. '.repeat(6)}They rested for 38 minutes/week during the trial. ${'Nothing else changed in that time. '.repeat(5)}`

test('a short text stays as it is', () => expect(around('A kiln.', 'kiln', 10)).toBe('A kiln.'))

test('a long one is cut to the sentences that share most with a statement', () => {
  const cut = around(long, 'The 88 students rested for 38 minutes a week', 120)
  expect(cut).toBe(
    'Results: A total of 88 students were included. … They rested for 38 minutes/week during the trial. …',
  )
})

test('a long sentence to the stretch that does, at words', () => {
  const sentence = `${'word and '.repeat(40)}the kiln used 40 kWh in all ${'and then '.repeat(40)}`
  const cut = around(sentence, 'The kiln used 40 kWh', 60)
  expect(cut).toContain('kiln used 40 kWh')
  expect(cut.length).toBeLessThan(70)
  expect(cut).toMatch(/^… \S.*\S …$/)
})

test('where nothing is shared its beginning is shown', () =>
  expect(around(long, 'Zebras', 60)).toMatch(/^Results: A total of 88 students were included\. …$/))
