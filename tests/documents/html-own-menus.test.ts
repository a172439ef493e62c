import { expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const url = 'https://lamps.example/manual/trim-7.html'
const entry = (n: number): string => `<a href="trim-${n}.html">Lamp ${n}, the wick</a>`
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
const rows = (count: number): string =>
  `<div class="tree"><table>${numbers(count)
    .map(n => `<tr><td>${n}</td><td>${entry(n)}</td></tr>`)
    .join('')}</table></div>`
const words =
  '<p>The seventh lamp is trimmed last, when the boats are in.</p><p>Its wick is cut square and its glass wiped with a dry cloth; oil is not added before it has cooled.</p><p>Where the glass is cracked the lamp stays dark until a new one has come from the town.</p>'

test('a table of the pages of a manual is no content, however long it is and wherever it stands', async () => {
  const page = html(`${rows(200)}<div class="text"><h2>Lamp 7</h2>${words}</div>`)
  expect(blocks(await parse(page, { url }))).toEqual([
    'heading2: Lamp 7',
    'paragraph: The seventh lamp is trimmed last, when the boats are in.',
    'paragraph: Its wick is cut square and its glass wiped with a dry cloth; oil is not added before it has cooled.',
    'paragraph: Where the glass is cracked the lamp stays dark until a new one has come from the town.',
  ])
})

test.each([
  ['a class', 'class="entry-current"'],
  ['a state', 'aria-current="page"'],
])('a menu without addresses to go by names its page by %s', async (_name, mark) => {
  const menu = rows(60).replace('<a href="trim-7.html">', `<a href="trim-7.html" ${mark}>`)
  const { text } = await parse(html(`${menu}<div><h2>Lamp 7</h2>${words}</div>`))
  expect(text).not.toContain('Lamp 9')
  expect(text).toContain('trimmed last')
})

test('a short text beside a long menu is read', async () => {
  const menu = `<nav><ul>${numbers(400)
    .map(n => `<li>Lamp ${n}<ul><li><a href="lamp-${n}.html#trim">trim</a></li></ul></li>`)
    .join('')}</ul></nav>`
  const { status, text } = await parse(html(`${menu}<div id="content"><h1>Lamp 7</h1>${words}</div>`), { url })
  expect(status).toBe('ok')
  expect(text).toContain('Its wick is cut square')
  expect(text).not.toContain('Lamp 9')
})

test('a list of the pages that a page is about stays', async () => {
  const { text } = await parse(html(`<h1>All lamps</h1><p>They stand along the quay.</p>${rows(40)}`), {
    url: 'https://lamps.example/manual/index.html',
  })
  expect(text).toContain('Lamp 9')
})

test('entries that all lead back to their page make no menu', async () => {
  const cards = numbers(20)
    .map(n => `<div><a href="lamp-${n}.html">Lamp ${n} of the quay</a> <a href="${url}">Lamps</a></div>`)
    .join('')
  const { text } = await parse(html(`<h1>Lamps</h1><div>${cards}</div>${words}`), { url })
  expect(text).toContain('Lamp 9 of the quay')
})
