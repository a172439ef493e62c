import { expect, test } from 'vitest'
import { cutReport } from '../../src/judge/places.ts'
import { showReport } from '../../src/judge/show-report.ts'
import { openProduct } from '../support/product.ts'

const filler = (subject: string) =>
  `Much was written of ${subject} in these years, and most of it says the same. `.repeat(4)
const subjects = ['harbours', 'lamps', 'sails', 'wages', 'storms', 'keepers', 'bells', 'charts']
const sections = subjects.map(subject => ({
  heading: `Of ${subject}`,
  text: `${filler('the coast')}\n\n${filler(subject)}Nobody kept count.`,
}))
const report = cutReport({ title: 'The coast', sections })
const asks = (id: string, text: string) => ({ id, text, weight: 1, role: 'explicit' as const })

test('what answers each criterion comes whole first, by its words and the heading above; what is cut is named', () => {
  const { places, begun, isWhole } = showReport(report, [asks('q1', 'bells'), asks('q2', 'what wages were paid')], 420)
  const textOf = (place: string) => places.find(one => one.place === place)?.text ?? ''
  expect(isWhole).toBe(false)
  expect(textOf('7.2')).toMatch(/count\.$/)
  expect(textOf('4.2')).toMatch(/count\.$/)
  for (const { place, text } of places) expect(begun.includes(place)).toBe(text.endsWith('…'))
  expect(begun).toContain('1.1')
})

test('what was seen whole gives way to what was not', () => {
  const wholeIn = (seen: readonly string[]) => {
    const { places, begun } = showReport(report, [asks('q1', 'bells')], 420, new Set(seen))
    return places.map(({ place }) => place).filter(place => place.includes('.') && !begun.includes(place))
  }
  const first = wholeIn([])
  expect(first).toContain('7.2')
  expect(wholeIn(first).filter(place => first.includes(place))).toEqual([])
})

test('a host reads which paragraphs it sees in part, and in the next round others whole', async () => {
  const { call } = await openProduct()
  const text = `# The coast\n\n${[...sections, ...sections, ...sections].map((one, i) => `## ${one.heading} ${i}\n\n${one.text}`).join('\n\n')}`
  await call('draft_report', { text })
  const first = (await call('judge', { rubric: ['Speaks of bells', 'Speaks of wages'] })).text
  const cutIn = (said: string) => /of ([\d. ]+) only the beginning/.exec(said)?.[1]?.split(' ') ?? []
  expect(first).not.toContain('shown in full')
  expect(cutIn(first).length).toBeGreaterThan(10)
  const next = (await call('judge', { verdicts: ['k1 none'] })).text
  expect(cutIn(next).filter(place => !cutIn(first).includes(place))).not.toEqual([])
})
