import { describe, expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'
import { inWeb, type Web } from '../verify/web.ts'

const report = `# Battery packs

LFP packs averaged $52 per kWh in 2024 [1]. Sodium-ion cells cost $87 per kWh in 2024 [2].

Nickel prices doubled in 2022 [3]. Cobalt is mined in the Congo by hand in many places [4].

## Sources
[1] Price survey: https://survey.example/2024
[2] Cells: https://cells.example/sodium
[3] Nickel: https://nickel.invalid/never
[4] Cobalt: https://cobalt.example/gone
`

const web: Web = {
  pages: {
    'survey.example/2024': { text: ['In 2024 the average price of LFP packs was $52 per kWh.'] },
    'cells.example/sodium': { text: ['In 2024 sodium-ion cells cost $78 per kWh, and hardly anybody bought them.'] },
    'nickel.invalid/never': { failure: 'no host' },
    'cobalt.example/gone': { status: 410 },
  },
  archived: {},
}

const checksIn = (text: string) => text.split('\n').filter(line => line.startsWith('  audit'))

describe('a report that was audited', () => {
  const told = [
    '  audit (flaw): a1: 1 of 4 citing sentences refuted by the cited pages (0.1)',
    '  audit (flaw): a1: 1 of 4 citing sentences with a fabricated reference (0.2)',
    '  audit (flaw): a1: 1 of 4 citing sentences only on dead pages (0.2)',
    '  audit: a1: 1 of 4 citing sentences borne out by the cited pages',
  ]

  test.each([
    ['handed in again', report],
    ['with other white space', `\n${report.replaceAll('\n', ' \r\n')}`],
    ['by the name of its audit', 'a1'],
  ])('is judged by what its pages say, %s', async (_, given) => {
    const { call } = await inWeb(web)
    const audited = await call('cross_verify', { text: report })
    const judged = await call('judge', { report: given })
    expect(judged.session).toBe(audited.session)
    expect(checksIn(judged.text)).toEqual(told)
    expect(judged.text).toMatch(/the checks found \d flaws/)
  })

  test('counts what a reader has said since', async () => {
    const { call } = await inWeb(web)
    const { text } = await call('cross_verify', { text: report })
    const [, claim = '', place = ''] = /^(c\d+) refuted .*?(s\d+:\d+)/m.exec(text) ?? []
    await call('cross_verify', { verdicts: [`${claim} mixed ${place}`] })
    expect(checksIn((await call('judge', { report: 'a1' })).text)).toContain(
      '  audit: a1: 1 of 4 citing sentences borne out by the cited pages, 1 in part',
    )
  })

  test('is none where the text is another one', async () => {
    const { call } = await inWeb(web)
    await call('cross_verify', { text: report })
    expect(checksIn((await call('judge', { report: `${report}\nMore.` })).text)).toEqual([])
  })
})

test.each([
  ['j1', 'j1 is a scorecard, no report.'],
  ['c4', 'c4 is no report.'],
  ['a1', 'There is no audit a1.'],
])('the id %s is no report of two characters', async (id, message) => {
  const { call } = await openProduct()
  await call('plan', { question: 'What do packs cost?' })
  const { text, isError } = await call('judge', { report: id })
  expect(isError).toBe(true)
  expect(text.split('\n')[0]).toBe(message)
  expect(text).toMatch(/^fix: .*(?:an audit \(a1\)|cross_verify text)/m)
})

test.each([
  ['Packs cost $52 per kWh.', /\btask\b/],
  ['电池组的均价为每千瓦时52美元，比前一年有所下降。', /任务/],
])('without a question nothing is asked of the task: %s', async (text, task) => {
  const { call } = await openProduct()
  expect((await call('judge', { report: text, rubric: 'general' })).text).not.toMatch(task)
  const { session } = await call('plan', { question: 'What do packs cost? 电池组多少钱？' })
  expect((await call('judge', { report: text, rubric: 'general', session })).text).toMatch(/\btask\b|任务/)
})
