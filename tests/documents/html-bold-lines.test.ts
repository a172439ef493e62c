import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose = (n: number) =>
  `Part ${n} of the manual says how the keeper of a lamp trims its wick, fills its tank, cleans its glass and writes down what he did, every evening before the sun has set.`
const main = (inner: string) => html(`<main><h1>Lamps</h1><p>${prose(1)}</p>${inner}<p>${prose(9)}</p></main>`)

test.each([
  ['<br>', '<b>What the wick does</b>'],
  ['<span class="x br"></span>', '<span class="strong">What the wick does</span>'],
])('a bold line between two breaks (%s) is a block of its own', async (line, bold) => {
  const page = await parse(main(`<div>${prose(2)}${line}${bold}${line}${prose(3)}</div>`))
  expect(blocks(page).slice(2, 5)).toEqual([
    `paragraph: ${prose(2)}`,
    'paragraph: What the wick does',
    `paragraph: ${prose(3)}`,
  ])
})

test.each(['<b>one in four keepers</b>', '<b>What the wick does:</b>', 'What <b>the wick</b> does'])(
  'a line that goes on or is not all bold stays in its paragraph: %s',
  async line => {
    const page = await parse(main(`<p>${prose(2)}<br>${line}<br>${prose(3)}</p>`))
    expect(blocks(page)).toHaveLength(4)
  },
)

test('a text of thousands of broken lines takes no longer for each of them', async () => {
  const lines = (n: number) =>
    Array.from({ length: n }, (_, i) => `On day ${i} the sea was calm and grey.<br>`).join('')
  const started = performance.now()
  const page = await parse(main(`<div>${lines(20_000)}</div>`))
  expect(page.text).toContain('On day 19999 the sea')
  // Looking at all breaks for each of them took minutes.
  expect(performance.now() - started).toBeLessThan(5_000)
})
