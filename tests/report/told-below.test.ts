import { describe, expect, test } from 'vitest'
import { citedSentences } from '../../src/evidence/cited-sentences.ts'
import { toldBelow } from '../../src/report/told-below.ts'
import { openProduct } from '../support/product.ts'

const toldIn = (...sections: string[]) => {
  const seen = sections.flatMap((text, i) =>
    citedSentences(text).map(sentence => ({
      section: `${i}`,
      sentence,
      opensParagraph: /(?:^|\n\s*\n)\s*$/.test(text.slice(0, sentence.start)),
    })),
  )
  return [...toldBelow(seen)].map(({ sentence }) => sentence.text)
}

describe('a sentence without a citation', () => {
  const opening = 'This is told in short.'
  const smuggled = 'Baba Budan carried beans from Yemen to India in 1600 [@s3:22].'

  test.each([
    ['The first breach of the Yemeni monopoly is told as smuggling.', true],
    ['The breach of the Ottoman monopoly is told as smuggling.', false],
    ['In 1700 the beans left Yemen.', false],
    ['Why Yemen lost its beans is told by only one of the pages.', true],
  ])('that leads in to a cited one: %s', (lead, told) => {
    expect(toldIn(opening, `${lead} ${smuggled}`).includes(lead)).toBe(told)
    expect(toldIn(opening, `${smuggled} ${lead}`)).not.toContain(lead)
    expect(toldIn(opening, `${lead}\n\n${smuggled}`)).not.toContain(lead)
  })

  test.each([
    ['Baba Budan carried beans to India in 1600.', true],
    ['Baba Budan carried beans to India in 1601.', false],
    ['Baba Budan carried beans to Java in 1600.', false],
    ['Factories of India employed 1600 engineers.', false],
  ])('of the opening, which sums up: %s', (summary, told) => {
    expect(toldIn(summary, smuggled).includes(summary)).toBe(told)
    expect(toldIn(opening, `${smuggled} ${summary}`)).not.toContain(summary)
  })

  test.each([
    ['咖啡豆在1600年传到印度。', true],
    ['咖啡豆在1700年传到印度。', false],
  ])('in Chinese: %s', (summary, told) => {
    expect(toldIn(summary, '巴巴布丹在1600年把咖啡豆带到印度[@s3:22]。').includes(summary)).toBe(told)
  })
})

test('one more than are listed is listed too', async () => {
  const { call } = await openProduct()
  const bare = (n: number) =>
    Array.from({ length: n }, (_, i) => `The harbour of Port${i} had ${i + 20} lamps at the time.`).join(' ')
  expect((await call('draft_report', { text: `# A\n\n## B\n\n${bare(6)}` })).text).toContain('a name (6):')
  expect((await call('draft_report', { text: `# A\n\n## B\n\n${bare(7)}` })).text).toContain('(7, 5 of them listed)')
})
