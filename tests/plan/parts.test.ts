import { expect, test } from 'vitest'
import { partsOf } from '../../src/plan/parts.ts'
import { requirementsOf, windowOf } from '../../src/plan/requirements.ts'

test.each([
  ['What do the libraries warn about when input comes from strangers?', 1],
  ["What are undici's default time-outs and retry limits?", 2],
  ['How did prices change, and what do analysts expect by 2027?', 2],
  ['特斯拉哪一年去世？特斯拉与爱迪生是什么关系？', 2],
  ['Why?', 1],
])('"%s" asks %i', (question, count) => {
  expect(requirementsOf(question).filter(({ kind }) => kind === 'part')).toHaveLength(count)
})

test('each part can be read by itself', () => {
  expect(partsOf("What are undici's default time-outs and retry limits?")).toEqual([
    "What are undici's default time-outs",
    "What are undici's retry limits",
  ])
})

test('form, length, language, region, period and exclusions are requirements of their own, not parts', () => {
  const question =
    'How did heat pump sales develop in Germany and China since 2020? In a table, in 300 words, in English, without Wikipedia.'
  expect(requirementsOf(question).map(({ kind, role, text }) => `${kind} ${role}: ${text}`)).toMatchInlineSnapshot(`
    [
      "part explicit: How did heat pump sales develop in Germany and China since 2020",
      "date explicit: period: since 2020",
      "region explicit: region: Germany",
      "region explicit: region: China",
      "format explicit: form: table",
      "format explicit: length: 300 words",
      "language explicit: language: English",
      "exclusion negative: Uses what was ruled out: Wikipedia",
    ]
  `)
})

test('a period in the question becomes the window of searches; what is expected by a coming year does not', () => {
  expect(windowOf('What changed since 2020?', '2026-11-22')).toEqual({ since: '2020-01-01' })
  expect(windowOf('What happened before 2019?', '2026-11-22')).toEqual({ until: '2019-12-31' })
  expect(windowOf('Forecasts by 2030', '2026-11-22')).toEqual({})
  expect(windowOf('近五年的变化', '2026-11-22')).toEqual({ since: '2021-11-22' })
  expect(windowOf('in the last two years', '2026-11-22')).toEqual({ since: '2024-11-22' })
})

test.each([
  [
    'Is creatine safe for teenagers - does it help endurance - and what dose do trials use?',
    ['Is creatine safe for teenagers', 'does it help endurance (creatine)', 'what dose do trials use (creatine)'],
  ],
  [
    'does mindfulness meditation measurably reduce stress - how large are the effects, in whom, what are the risks, and what would it cost us (apps, classes)?',
    [
      'does mindfulness meditation measurably reduce stress',
      'how large are the effects, in whom (mindfulness meditation)',
      'what are the risks (mindfulness meditation)',
      'what would it cost us (apps, classes) (mindfulness meditation)',
    ],
  ],
  ['How loud are heat pumps; which subsidies exist?', ['How loud are heat pumps', 'which subsidies exist']],
  // A relative clause, an aside and a list in brackets are no questions; what leads back to an unknown subject stays where it is.
  [
    'What is known of creatine, which is costly, and of caffeine?',
    ['What is known of creatine, which is costly, and of caffeine'],
  ],
  ['Compare Rust - a systems language - with Go', ['Compare Rust - a systems language - with Go']],
  ['What happened in Berlin, and did it help them?', ['What happened in Berlin, and did it help them']],
  ['电池价格为何下降——哪些厂商受益？', ['电池价格为何下降', '哪些厂商受益']],
])('questions joined in a sentence are parts of their own: %s', (question, parts) => {
  expect(partsOf(question)).toEqual(parts)
})
