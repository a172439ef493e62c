import { expect, test } from 'vitest'
import { authorName } from '../../src/documents/html/authors.ts'
import { html, parse } from './support.ts'

test.each([
  ['Keith Barlow Senior Autos Reporter', 'Keith Barlow'],
  ['Ann van Lee, Deputy Tech Editor', 'Ann van Lee, Deputy Tech Editor'],
  ['Rachel Orr Writer', 'Rachel Orr'],
  ['By Matt Rich ⋅ Review Editor ⋅', 'Matt Rich'],
  ['Ann Lee 4 August 2010', 'Ann Lee'],
  ['Ann Lee30 Sep 2022, 11:07am', 'Ann Lee'],
  ['The Currency Editor', 'The Currency Editor'],
  ['Great Day Editorial Team', 'Great Day Editorial Team'],
  ['May Writer', 'May Writer'],
])('of %s the name is %s', (line, name) => {
  expect(authorName(line)).toBe(name)
})

test.each(['Acme Docs', 'Gadget Documentation'])('%s is a manual and no author', async author => {
  const head = `<title>Queues</title><meta name="author" content="${author}"><meta property="og:site_name" content="Acme">`
  const page = await parse(
    html('<main><h1>Queues</h1><p>A queue keeps what was sent until it is read.</p></main>', head),
  )
  expect(page.author).toBeUndefined()
})

test('a person stands before the account that a page names', async () => {
  const head = '<title>Queues</title><meta name="author" content="mlee99">'
  const main = (byline: string) =>
    html(`<main><h1>Queues</h1>${byline}<p>A queue keeps what was sent until it is read.</p></main>`, head)
  expect((await parse(main('<p>By Mary Lee</p>'))).author).toBe('Mary Lee')
  expect((await parse(main(''))).author).toBe('mlee99')
})
