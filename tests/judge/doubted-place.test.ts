import { expect, test } from 'vitest'
import { tellDoubted } from '../../src/judge/doubted-place.ts'
import { cutReport } from '../../src/judge/places.ts'
import { openProduct } from '../support/product.ts'

const report = cutReport({
  title: 'Coffee',
  sections: [
    { heading: 'Into Europe', text: 'Venetian merchants brought the drink to Paris.' },
    { heading: 'Arabica and robusta today', text: 'The two grow between the tropics.' },
    { heading: '产地', text: '埃塞俄比亚是原产地。' },
  ],
})
const asked = { id: 'q5', text: 'how do arabica and robusta differ in growing', weight: 3, role: 'explicit' as const }
const doubted = (place: string, rest: object = {}) =>
  tellDoubted([{ criterion: 'q5', mark: 'full', by: 'host', place }], [{ ...asked, ...rest }], report)

test('a place that shares no word with the criterion is asked about', () => {
  expect(doubted('1.1')).toEqual(['1.1 shares no word with q5: is it the place? "q5 full PLACE" corrects it'])
  expect(doubted('2.1')).toEqual([])
  expect(doubted('1.1', { role: 'negative' })).toEqual([])
  // What another language says is not compared by words.
  expect(doubted('3.1')).toEqual([])
  expect(doubted('3.1', { text: '咖啡的产量份额' })).toHaveLength(1)
  expect(doubted('3.1', { text: '咖啡的原产地' })).toEqual([])
})

const words = (n: number) =>
  Array.from({ length: n }, (_, i) => `Sentence ${i} of the coast has nine words here.`).join(' ')

test('a verdict on such a place stands, and what would lift a partial one is named before the export', async () => {
  const { call } = await openProduct()
  const text = '# Coffee\n\n## Europe\n\nMerchants brought the drink.\n\n## Species\n\nArabica grows in the highlands.'
  await call('plan', {
    question: 'Coffee',
    requirements: [{ text: 'How do arabica and robusta differ in growing' }],
    tasks: [{ title: 'Arabica and robusta', for: ['q1'] }],
  })
  await call('draft_report', { text })
  const first = (await call('judge', { verdicts: ['q1 full 1.1'] })).text
  expect(first).toContain('1.1 shares no word with q1: is it the place?')
  expect(first).toContain('q1 explicit ×3 full at 1.1')
  const second = (await call('judge', { verdicts: ['q1 partial 2.1'] })).text
  expect(second).not.toContain('shares no word')
  expect(second).toContain('to meet q1, which is partial (the report has no word of robusta), then judge again')
  expect((await call('recall', { kind: 'scorecard' })).text).toContain(
    'next: draft_report edits: [{find, replace}] to meet q1, partial at 2.1 (search queries: ["…"], task: "t1"',
  )
})

test('a report of 1,200 words is handed out whole', async () => {
  const { call } = await openProduct()
  const sections = Array.from({ length: 8 }, (_, i) => `## Part ${i}\n\n${words(8)}\n\n${words(9)}`)
  await call('draft_report', { text: `# The coast\n\n${sections.join('\n\n')}` })
  expect((await call('judge', { rubric: ['Speaks of the coast'] })).text).not.toContain('Not all of the report is here')
})

test.each([
  'The brief opens with a direct recommendation',
  'There is one comparison table',
  'form: one comparison table',
])('what is asked of the form is met by what stands there, whatever its words: %s', text =>
  expect(doubted('1.1', { text })).toEqual([]),
)
